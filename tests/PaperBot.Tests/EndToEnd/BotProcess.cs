using System.Diagnostics;
using PaperBot.Terminal;

namespace PaperBot.Tests.EndToEnd;

/// <summary>The real program in a separate process, which can be killed.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    /// <summary>What <c>serve</c> logs once its sources have been read.</summary>
    public const string Ready = "subscriptions are active";

    // 384 MB, in hexadecimal digits: with the runtime's own memory, the process stays below 512 MB, or ends.
    private const string MaxMemory = "18000000";

    private readonly Process _process;

    private BotProcess(Process process) => _process = process;

    /// <summary>The id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>The lines of the log.</summary>
    public SignalLog<string> Log { get; } = new();

    /// <summary>The exit code of the process, which has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Waits until the <paramref name="nth"/> line of the log that contains a text, from 1.</summary>
    public Task LogsAsync(string text, int nth = 1) => Log.NthAsync(nth, line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Starts <c>serve</c> in a working folder.</summary>
    public static BotProcess Start(string folder, IEnumerable<string> settings) => Start(folder, "serve", settings);

    /// <summary>Starts a verb in a working folder.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="verb">The verb.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="variables">More variables of the environment.</param>
    public static BotProcess Start(string folder, string verb, IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        var bot = new BotProcess(new Process { StartInfo = StartInfo(folder, [verb, .. arguments]) });
        foreach (var (name, value) in variables)
        {
            bot._process.StartInfo.Environment[name] = value;
        }

        bot._process.ErrorDataReceived += (_, line) => bot.Log.Add(line.Data ?? "");
        bot._process.Start();
        bot._process.BeginErrorReadLine();
        return bot;
    }

    /// <summary>Runs a verb in a working folder until it ends.</summary>
    /// <returns>The exit code, standard output and standard error.</returns>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(string folder, params string[] arguments) => RunAsync(folder, arguments, path: null);

    /// <summary>Runs a verb in a working folder until it ends.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="arguments">The verb and its arguments.</param>
    /// <param name="path">The PATH of the process; null for that of the tests.</param>
    /// <param name="asGiven">Whether secrets stay arguments, which the program refuses.</param>
    /// <param name="variables">More variables of the environment.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string folder, string[] arguments, string? path, bool asGiven = false, params (string Name, string Value)[] variables)
    {
        using var process = new Process { StartInfo = StartInfo(folder, arguments, asGiven) };
        process.StartInfo.Environment["PATH"] = path ?? process.StartInfo.Environment["PATH"];
        foreach (var (name, value) in variables)
        {
            process.StartInfo.Environment[name] = value;
        }

        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WithinLimitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Waits until the process has ended.</summary>
    public Task ExitedAsync() => _process.WaitForExitAsync();

    /// <summary>Kills the process like <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WithinLimitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    /// <summary>Secrets among the settings go into the environment, as the program demands.</summary>
    private static ProcessStartInfo StartInfo(string folder, IEnumerable<string> arguments, bool asGiven = false)
    {
        var secrets = arguments.Where(argument => !asGiven && Secrets.FindProblem([argument]) is not null).ToList();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "paperbot.dll"), .. arguments.Except(secrets)])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["Papers__Lookup"] = "false", ["DOTNET_GCHeapHardLimit"] = MaxMemory },
        };
        foreach (var secret in secrets.Select(secret => secret.TrimStart('-').Split('=', 2)))
        {
            start.Environment[secret[0].Replace(":", "__", StringComparison.Ordinal)] = secret[1];
        }

        return start;
    }
}
