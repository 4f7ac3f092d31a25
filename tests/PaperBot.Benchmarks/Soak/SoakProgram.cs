using System.Diagnostics;
using System.Globalization;
using PaperBot.Benchmarks.LookUps;
using PaperBot.Fakes.Chaos;
using PaperBot.Fakes.Discord;
using PaperBot.Fakes.Slack;

namespace PaperBot.Benchmarks.Soak;

/// <summary>
/// A working day in short: look-ups on both platforms and the page, new digests, dropped connections and restarts. Nothing may be lost, the memory may not
/// grow, and the metrics have to say what happened.
/// </summary>
internal static class SoakProgram
{
    private const int ImportEntries = 5;
    private const double MaxGrowth = 1.2;
    private static readonly TimeSpan BetweenLookUps = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BetweenDrops = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxStop = TimeSpan.FromSeconds(5);
    private static readonly string[] Settings = ["--Discord:Shards=1"];

    /// <summary>Runs. Returns the exit code: 1 if anything is wrong.</summary>
    /// <param name="minutes">How long; an import comes each minute.</param>
    /// <param name="restartMinutes">How long the bot runs before it is restarted.</param>
    public static async Task<int> RunAsync(int minutes, int restartMinutes)
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var slack = await FakeSlack.StartAsync();
        discord.SessionsLeft = int.MaxValue;
        using var channels = new SoakChannels(discord, slack);
        using var folder = new BotFolder("LiteDb", settleMinutes: 0, channels.Subscriptions, new { });
        var (problems, memory) = (new List<string>(), new List<double>());
        using var lookUps = new SoakLookUps(discord, slack);
        for (var minute = 0; minute < minutes;)
        {
            await using var bot = ServingProcess.Start(folder.Path, Settings, discord, slack);
            await bot.FindsAsync("tags", "tag");
            var posted = channels.CountPosts();
            SoakMetrics? before = null;
            Task<double[]>? asked = null;
            for (var end = Math.Min(minutes, minute + restartMinutes); minute < end; minute++)
            {
                folder.AddEntries(minute * 10, ImportEntries, groups: 1);
                if (asked is null)
                {
                    // Before the first import there is nothing to be found.
                    await bot.FindsAsync("latest", "chaos");
                    before = await SoakMetrics.ReadAsync(bot.Address);
                    asked = lookUps.Start(bot.Address, BetweenLookUps);
                }

                await DropConnectionsAsync(discord, slack, TimeSpan.FromMinutes(1));
                memory.Add(bot.ReadPrivateMegabytes());
                discord.Forget();
                slack.Forget();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"minute {minute + 1}: {memory[^1]:0} MB private, {lookUps}, {channels.CountPosts()} posts"));
            }

            await lookUps.StopAsync(asked!);
            await channels.PostedAsync(minute * ImportEntries);
            problems.AddRange((await SoakMetrics.ReadAsync(bot.Address)).Compare(before!, lookUps.TakeCounts(), channels.CountPosts() - posted));
            var stopped = await bot.StopAsync();
            if (stopped.ExitCode != 0 || stopped.Time > MaxStop)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"SIGTERM: exit code {stopped.ExitCode} after {stopped.Time.TotalSeconds:0.0} s"));
            }
        }

        problems.AddRange(channels.FindProblems(minutes, ImportEntries));
        problems.AddRange(lookUps.Problems);
        problems.AddRange(FindGrowth(memory, restartMinutes));
        problems.ForEach(Console.WriteLine);
        Console.WriteLine($"{problems.Count} problems");
        return problems.Count == 0 ? 0 : 1;
    }

    private static async Task DropConnectionsAsync(FakeDiscord discord, FakeSlack slack, TimeSpan time)
    {
        for (var (clock, number) = (Stopwatch.StartNew(), 0); clock.Elapsed + BetweenDrops < time; number++)
        {
            await Task.Delay(BetweenDrops);
            if (number % 2 == 0)
            {
                await discord.Gateway.DropAsync();
            }
            else
            {
                (await slack.Sockets.NewestAsync()).Drop();
            }
        }

        await Task.Delay(BetweenDrops);
    }

    /// <summary>Compares the same minute after each restart, since the first minutes of a process fill its caches.</summary>
    private static IEnumerable<string> FindGrowth(List<double> memory, int restartMinutes) =>
        memory.Chunk(restartMinutes).Where(run => run.Length > 1 && run[^1] > run[1] * MaxGrowth).Select(run => $"The memory grew from {run[1]:0} to {run[^1]:0} MB between restarts.")
            .Concat(memory.Chunk(restartMinutes).Where(run => run.Length == restartMinutes).Select(run => run[^1]).ToList() is { Count: > 1 } last && last[^1] > last[0] * MaxGrowth
                ? [$"The memory before a restart grew from {last[0]:0} to {last[^1]:0} MB."]
                : []);
}
