using PaperBot.Benchmarks.LookUps;
using PaperBot.Fakes.Discord;
using PaperBot.Fakes.Slack;

namespace PaperBot.Benchmarks;

/// <summary>
/// How long answers take at 50 look-ups a second over the sockets of both platforms, half each, from a hundred people: alone, and while the bot, a
/// process of its own, imports 4,000 notes from a folder.
/// </summary>
internal static class AnswerBenchmark
{
    private const int People = 100;
    private const int ImportedNotes = 4_000;
    private const int Deferred = 5;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    // Of each platform.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);

    // No person may ask more often for long.
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(1);

    private static readonly (string Name, string Typed)[] LookUps =
    [
        ("tag", "moe"), ("tag", "moe llm|diffusion -rl since:2023-06"), ("date", "2023-05-07"), ("latest", "5"), ("search", "샘플링 \"expert routing\""), ("show", "Paper 12-3"),
        ("author", "Ada Kim"), ("random", "moe"), ("tags", "m"), ("related", "Paper 40-2"), ("search", "sparse token"), ("stats", "moe"), ("tag", "unknown"),
    ];

    /// <summary>Measures, and writes a table.</summary>
    public static async Task RunAsync(int entries)
    {
        var host = new BenchmarkHost("LiteDb");
        host.Import(Corpus.Digests(entries));
        host.Index.Refresh();
        host.Host.Dispose();
        var notes = Directory.CreateDirectory(Path.Combine(host.Folder, "notes")).FullName;
        await using (var discord = await FakeDiscord.StartAsync())
        await using (var slack = await FakeSlack.StartAsync())
        await using (var bot = ServingProcess.Start(host.Folder, Settings(host.Folder, notes), discord, slack))
        {
            await bot.FindsAsync("tag llm", "llm");
            await MeasureAsync(discord, slack, WarmUp);
            Write("alone", await MeasureAsync(discord, slack, Duration));
            using var found = new CancellationTokenSource();
            AddNotes(host.Folder, notes);
            var importing = FindLastAsync(slack, found);
            Write("importing", await MeasureAsync(discord, slack, found.Token));
            await importing;
        }

        Directory.Delete(host.Folder, recursive: true);
    }

    private static string[] Settings(string folder, string notes) =>
    [
        "--Storage:Engine=LiteDb", $"--Storage:Path={Path.Combine(folder, "paperbot")}",
        "--Sources:0:Kind=Folder", $"--Sources:0:Path={notes}", "--Sources:0:EveryMinutes=0.05", "--Sources:0:SettleMinutes=0",
    ];

    private static async Task<(double[] Discord, double[] Slack)> MeasureAsync(FakeDiscord discord, FakeSlack slack, TimeSpan duration)
    {
        using var stop = new CancellationTokenSource(duration);
        return await MeasureAsync(discord, slack, stop.Token);
    }

    private static async Task<(double[] Discord, double[] Slack)> MeasureAsync(FakeDiscord discord, FakeSlack slack, CancellationToken stop)
    {
        var onDiscord = EvenLoad.SendAsync(Interval, number => AskAsync(discord, number), stop);
        var onSlack = EvenLoad.SendAsync(Interval, number => AskAsync(slack, number), stop);
        return (await onDiscord, await onSlack);
    }

    private static async Task AskAsync(FakeDiscord discord, int number)
    {
        var (name, typed) = LookUps[number % LookUps.Length];
        discord.Interactions.User = $"{4_000_000_000_000_000_000 + (number % People)}";
        var interaction = await discord.Interactions.SendCommandAsync(name, typed);
        if ((await discord.Interactions.ResponseToAsync(interaction)).Type == Deferred)
        {
            await discord.Interactions.EditAsync(interaction);
        }
    }

    private static async Task AskAsync(FakeSlack slack, int number)
    {
        var (name, typed) = LookUps[number % LookUps.Length];
        await slack.SendCommandAsync($"{name} {typed}", $"P{number % People}");
    }

    private static void AddNotes(string folder, string notes)
    {
        var written = Directory.CreateDirectory(Path.Combine(folder, "written")).FullName;
        foreach (var (name, text) in Corpus.Notes(ImportedNotes))
        {
            File.WriteAllText(Path.Combine(written, name), text);
        }

        Directory.Move(written, Path.Combine(notes, "vault"));
    }

    /// <summary>Asks for the last note until it is found.</summary>
    private static async Task FindLastAsync(FakeSlack slack, CancellationTokenSource found)
    {
        using var timer = new PeriodicTimer(BetweenQuestions);
        while (!(await slack.SendCommandAsync($"show Note {ImportedNotes - 1}", "Asker")).Message.GetRawText().Contains($"Note {ImportedNotes - 1} ", StringComparison.Ordinal))
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        await found.CancelAsync();
    }

    private static void Write(string name, (double[] Discord, double[] Slack) times)
    {
        EvenLoad.Write($"{name}, Discord", times.Discord);
        EvenLoad.Write($"{name}, Slack", times.Slack);
    }
}
