using System.Globalization;
using System.Text.RegularExpressions;

namespace PaperBot.Tests.EndToEnd;

/// <summary>
/// The real program is killed at random instants, while it reads a folder, posts, and another process imports. PAPERBOT_KILLS sets how often (5).
/// </summary>
[Long]
public sealed partial class RepeatedKillTests : IAsyncLifetime
{
    private const int MaxChanges = 80;

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("PAPERBOT_KILLS") ?? "5", CultureInfo.InvariantCulture);

    private readonly List<string> _titles = [];
    private TestPlatforms _platforms = null!;

    public async ValueTask InitializeAsync() => _platforms = await TestPlatforms.StartAsync();

    public ValueTask DisposeAsync() => _platforms.DisposeAsync();

    [Fact]
    public async Task A_bot_that_is_killed_again_and_again_keeps_what_it_acknowledged_and_posts_each_entry_once()
    {
        await using (var first = BotProcess.Start(_platforms.Folder, _platforms.QuickSettings))
        {
            await first.LogsAsync(BotProcess.Ready);
        }

        var random = new Random();
        var (added, posted) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var log = await KillAsync(kill, random.Next(1, MaxChanges));
            added += log.Sum(line => Number(AddedText().Match(line)));
            posted += log.Count(line => line.Contains("Posted 1 entries", StringComparison.Ordinal));
            Verify(added, posted);
        }

        await AssertPostedOnceAsync();
    }

    /// <summary>Starts a bot and an import, and kills both when the database's files have changed so often, or all is posted. Returns what they said.</summary>
    private async Task<IReadOnlyList<string>> KillAsync(int round, int changes)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var data = new FileSystemWatcher(_platforms.Folder, $"{TestStorage.File}*") { EnableRaisingEvents = true };
        data.Changed += (_, _) =>
        {
            if (Interlocked.Decrement(ref changes) <= 0)
            {
                reached.TrySetResult();
            }
        };
        Directory.CreateDirectory(Path.Combine(_platforms.Folder, "notes"));
        await File.WriteAllTextAsync(Path.Combine(_platforms.Folder, "notes", $"{round}.txt"), Digest($"Imported Paper {round}"), TestContext.Current.CancellationToken);
        _platforms.AddDigest($"{round}.txt", Digest($"Polled Paper {round}"));
        await using var bot = BotProcess.Start(_platforms.Folder, _platforms.QuickSettings);
        await using var import = BotProcess.Start(_platforms.Folder, "import", ["notes", .. _platforms.QuickSettings]);
        var isPosted = Task.WhenAll(_titles.Select(IsPostedAsync));
        await Task.WhenAny(reached.Task, isPosted).WithinLimitAsync();
        await Task.WhenAll(bot.KillAsync(), import.KillAsync());
        return bot.Log.Items;
    }

    /// <summary>Opens the database: it must be sound and contain everything acknowledged, each entry with a delivery to both channels.</summary>
    private void Verify(int added, int posted)
    {
        using var database = Open();
        database.Check().ShouldBeEmpty();
        var entries = database.Entries.ReadIds().Count;
        var counts = database.Deliveries.ReadCounts();
        entries.ShouldBeGreaterThanOrEqualTo(added);
        counts.Sum(count => count.Count).ShouldBe(2 * entries);
        counts.Where(count => count.State == DeliveryState.Sent).Sum(count => count.Count).ShouldBeGreaterThanOrEqualTo(posted);
        counts.ShouldNotContain(count => count.State == DeliveryState.Failed);
    }

    private int CountSent()
    {
        using var database = Open();
        return database.Deliveries.ReadCounts().Where(count => count.State == DeliveryState.Sent).Sum(count => count.Count);
    }

    private IDatabase Open() => TestStorage.CreateEngine().Open(Path.Combine(_platforms.Folder, TestStorage.File));

    private async Task AssertPostedOnceAsync()
    {
        (await BotProcess.RunAsync(_platforms.Folder, ["import", "notes", .. _platforms.QuickSettings])).ExitCode.ShouldBe(0);
        var left = (2 * _titles.Count) - CountSent();
        await using (var bot = await RunningBot.StartAsync(_platforms.QuickSettings, new LaterTime()))
        {
            // A message that is in the channel may still have to be found there. WaitLimit is for one of them.
            for (var number = 1; number <= left; number++)
            {
                await bot.Log.Lines.NthAsync(number, line => line.Text.Contains("Posted 1 entries", StringComparison.Ordinal));
            }
        }

        Verify(_titles.Count, 2 * _titles.Count);
        _platforms.Discord.Posts.Items.SelectMany(Titles.Of).ShouldBe(_titles, ignoreOrder: true);
        _platforms.Slack.Posts.Items.SelectMany(Titles.Of).ShouldBe(_titles, ignoreOrder: true);
    }

    private Task IsPostedAsync(string title) => Task.WhenAll(
        _platforms.Discord.Posts.FirstAsync(message => Titles.Of(message).Contains(title)),
        _platforms.Slack.Posts.FirstAsync(message => Titles.Of(message).Contains(title)));

    // In the future, so that an import posts it as well.
    private string Digest(string title)
    {
        _titles.Add(title);
        return $"2999-03-05\n{title}\n(Ada Kim{_titles.Count}, Ben Park{_titles.Count})\n{title} 논문을 읽고 남기는 짧은 해설입니다.\n#moe\n";
    }

    private static int Number(Match match) => match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("([0-9]+) entries added")]
    private static partial Regex AddedText();
}
