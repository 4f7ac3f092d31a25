using System.Diagnostics;
using System.Text;

namespace PaperBot.Fakes.Chaos;

/// <summary>The real program in a process of its own, over the settings file of its working folder.</summary>
public sealed class ChaosBot : IAsyncDisposable
{
    /// <summary>What it logs once its sources have been read.</summary>
    public const string Ready = "subscriptions are active";

    private readonly Process _process;

    private ChaosBot(Process process) => _process = process;

    /// <summary>The lines of its log.</summary>
    public SignalLog<string> Log { get; } = new();

    /// <summary>Starts it.</summary>
    public static ChaosBot Start(string folder, ChaosPlatform platform)
    {
        var bot = new ChaosBot(new() { StartInfo = StartInfo(folder, platform, "serve") });
        bot._process.ErrorDataReceived += (_, line) => bot.Log.Add(line.Data ?? "");
        bot._process.Start();
        bot._process.BeginErrorReadLine();
        bot._process.StandardOutput.Close();
        return bot;
    }

    /// <summary>Runs a verb until it ends, and returns what it writes.</summary>
    public static async Task<string> RunAsync(string folder, ChaosPlatform platform, params string[] arguments)
    {
        using var process = new Process { StartInfo = StartInfo(folder, platform, arguments) };
        process.Start();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(await errors);
    }

    /// <summary>Kills it like <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string folder, ChaosPlatform platform, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "paperbot.dll"), .. arguments, platform.ApiUrl])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in platform.Tokens)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
