using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PaperBot.Fakes.Discord;
using PaperBot.Fakes.Fuzz;
using PaperBot.Fakes.Slack;

namespace PaperBot.Benchmarks.LookUps;

/// <summary>The bot as a process of its own, connected to both platforms, over the database of a folder.</summary>
internal sealed class ServingProcess : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(2);

    // All people together may send a hundred a second.
    private static readonly TimeSpan BetweenLookUps = TimeSpan.FromMilliseconds(10);

    private readonly Process _process;
    private readonly HttpClient _http = new();

    private ServingProcess(string folder, IEnumerable<string> settings, Dictionary<string, string?> secrets)
    {
        var port = FindPort();
        _http.BaseAddress = new($"http://127.0.0.1:{port}/");
        _process = Start(folder, ["serve", $"--Web:Url={_http.BaseAddress}", .. settings], secrets);
    }

    /// <summary>Starts it, connected to both platforms.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="settings">Other settings than those of the platforms.</param>
    /// <param name="discord">Discord.</param>
    /// <param name="slack">Slack.</param>
    public static ServingProcess Start(string folder, IEnumerable<string> settings, FakeDiscord discord, FakeSlack slack) => new(
        folder,
        ["--Papers:Lookup=false", "--Logging:LogLevel:Default=Warning", $"--Discord:ApiUrl={discord.ApiUrl}", $"--Slack:ApiUrl={slack.ApiUrl}", .. settings],
        new()
        {
            ["Discord__Token"] = FakeDiscord.Token,
            ["Slack__BotToken"] = slack.Workspace.BotToken,
            ["Slack__AppToken"] = slack.Workspace.AppToken,
        });

    /// <summary>Starts it without platforms, over the sample digests, with every endpoint that the settings can add.</summary>
    public static ServingProcess StartWithEndpoints(string folder) => new(
        folder,
        ["--Papers:Lookup=false", "--Logging:LogLevel:Default=Critical", "--Discord:ApiUrl=http://127.0.0.1:1/", "--Slack:ApiUrl=http://127.0.0.1:1/"],
        new()
        {
            ["Discord__Token"] = FakeDiscord.Token,
            ["Discord__PublicKey"] = new('a', 64),
            ["Slack__BotToken"] = "xoxb-1",
            ["Slack__SigningSecret"] = "0123456789abcdef",
            ["Mcp__Token"] = RandomRequests.McpToken,
        });

    /// <summary>Where it listens.</summary>
    public Uri Address => _http.BaseAddress!;

    /// <summary>Measures the start, the memory, and how soon an imported entry is found.</summary>
    /// <param name="folder">The folder of the database, whose index is current.</param>
    /// <param name="lookUps">Look-ups of all kinds as they are typed.</param>
    public static async Task MeasureAsync(string folder, IReadOnlyList<string> lookUps)
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var slack = await FakeSlack.StartAsync();
        var start = Stopwatch.GetTimestamp();
        await using var bot = Start(folder, Storage(folder), discord, slack);
        await bot.FindsAsync("tag llm", "llm");
        var started = Stopwatch.GetElapsedTime(start);
        await slack.SendCommandAsync("latest");
        await discord.Interactions.ResponseToAsync(await discord.Interactions.SendCommandAsync("tag", "llm"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"serving: first answer after {started.TotalMilliseconds:F0} ms; {bot.ReadPrivateMegabytes():F0} MB private"));
        foreach (var (at, lookUp) in lookUps.Index())
        {
            await slack.SendCommandAsync(lookUp, $"P{at}");
            await Task.Delay(BetweenLookUps);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"serving: {bot.ReadPrivateMegabytes():F0} MB private after {lookUps.Count} look-ups"));
        await bot.ImportAsync(folder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"serving: {bot.ReadPrivateMegabytes():F0} MB private after an import"));
    }

    /// <summary>Ends it as a service manager does, with SIGTERM, and returns its exit code and how long that took.</summary>
    public async Task<(int ExitCode, TimeSpan Time)> StopAsync()
    {
        var start = Stopwatch.GetTimestamp();
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        return (_process.ExitCode, Stopwatch.GetElapsedTime(start));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
    }

    /// <summary>Imports a digest by the verb beside the bot, and waits until the bot finds its entry.</summary>
    private async Task ImportAsync(string folder)
    {
        var name = $"Garden{Random.Shared.Next():x}";
        var digest = Path.Combine(folder, $"{name}.txt");
        await File.WriteAllTextAsync(digest, $"2025-01-02\n{name} of Experts\n(Ada Kim, Ben Park)\nWe study how gardens of experts grow.\n물을 두 곳에만 주네요.\n#llm\n");
        var start = Stopwatch.GetTimestamp();
        using (var import = Start(folder, ["import", digest, .. Storage(folder), "--Logging:LogLevel:Default=Error"], []))
        {
            await import.WaitForExitAsync();
        }

        var returned = Stopwatch.GetElapsedTime(start);
        await FindsAsync($"search {name}", $"{name} of Experts");
        var found = Stopwatch.GetElapsedTime(start) - returned;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"import of one entry: returned after {returned.TotalMilliseconds:F0} ms, found {found.TotalMilliseconds:F0} ms later"));
    }

    /// <summary>Waits until a command on the page finds something.</summary>
    public async Task FindsAsync(string command, string expected)
    {
        for (var limit = Stopwatch.StartNew(); limit.Elapsed < Fakes.WaitLimit.Value; await Task.Delay(Poll))
        {
            try
            {
                if ((await _http.GetStringAsync(new Uri($"?q={Uri.EscapeDataString(command)}", UriKind.Relative))).Split(expected).Length > 2)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }

        throw new TimeoutException(command);
    }

    /// <summary>The memory that only this process uses.</summary>
    public double ReadPrivateMegabytes() => File.ReadLines($"/proc/{_process.Id}/smaps_rollup")
        .Where(line => line.StartsWith("Private_Dirty", StringComparison.Ordinal) || line.StartsWith("Private_Hugetlb", StringComparison.Ordinal))
        .Sum(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)) / 1024;

    private static string[] Storage(string folder) => ["--Storage:Engine=Sqlite", $"--Storage:Path={Path.Combine(folder, "paperbot")}"];

    private static Process Start(string folder, IEnumerable<string> arguments, Dictionary<string, string?> secrets)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "paperbot.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in secrets)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
