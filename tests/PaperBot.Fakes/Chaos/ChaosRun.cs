using System.Diagnostics;

namespace PaperBot.Fakes.Chaos;

/// <summary>
/// Starts the real bot as a process, again and again, kills it at random moments while deliveries wait, and compares the channels of a platform that
/// misbehaves with what should be there: each entry once, in order, and the same in the ledger.
/// </summary>
public static class ChaosRun
{
    /// <summary>Runs.</summary>
    /// <param name="options">What it does.</param>
    /// <param name="progress">Receives a line from time to time.</param>
    public static async Task<ChaosReport> RunAsync(ChaosOptions options, Action<string>? progress = null)
    {
        var clock = Stopwatch.StartNew();
        await using var platform = await ChaosPlatform.StartAsync(options.Platform, options.Scale);
        var channels = Enumerable.Range(1, options.Channels).Select(platform.AddChannel).ToList();
        using var folder = new BotFolder(options.Engine, settleMinutes: 0, options.CreateSubscriptions(platform.Name, channels), options.CreateDelivery());
        var faults = new ChaosFaults(options, platform);
        platform.Faults.Choose = faults.Choose;
        var start = await MeasureStartAsync(folder, platform);
        folder.AddEntries(0, options.Entries, options.Groups);
        var waiting = await KillAsync(options, folder, platform, faults, start, progress);
        progress?.Invoke($"{options.Kills} kills in {clock.Elapsed.TotalSeconds:0} s; {waiting} deliveries waited at the last one");
        await FinishAsync(options, folder, platform, progress);
        return new(options)
        {
            Calls = faults.Calls,
            Faulty = faults.Faulty,
            Early = faults.Early,
            WaitingAtLastKill = waiting,
            Violations = [.. ChaosVerdict.Find(options, channels, platform.ReadMessages(), await ReadLedgerAsync(folder, platform))],
            Deleted = platform.Deleted,
            Elapsed = clock.Elapsed,
        };
    }

    /// <summary>Starts the bot for the first time: what it finds then is archive. Returns how long it took.</summary>
    private static async Task<TimeSpan> MeasureStartAsync(BotFolder folder, ChaosPlatform platform)
    {
        var clock = Stopwatch.StartNew();
        await using var bot = ChaosBot.Start(folder.Path, platform);
        await bot.Log.FirstAsync(line => line.Contains(ChaosBot.Ready, StringComparison.Ordinal));
        return clock.Elapsed;
    }

    /// <summary>Kills the bot as often as planned. Returns how many deliveries were not in their channels at the last kill.</summary>
    private static async Task<int> KillAsync(ChaosOptions options, BotFolder folder, ChaosPlatform platform, ChaosFaults faults, TimeSpan start, Action<string>? progress)
    {
        // If nothing is left to be posted, the moment never comes.
        var limit = (start * 2) + options.Patience + options.Landing + TimeSpan.FromSeconds(3);
        var releases = new List<Task>();
        for (var number = 0; number < options.Kills; number++)
        {
            var plan = KillPlan.Create(options, number);
            var kill = faults.Arm(plan);
            platform.Posted += kill.NotePosted;
            await using (var bot = ChaosBot.Start(folder.Path, platform))
            {
                await Task.WhenAny(kill.Reached, Task.Delay(plan.Moment == KillMoment.AfterStart ? start * plan.Part : limit));
                await bot.KillAsync();
            }

            platform.Posted -= kill.NotePosted;
            releases.Add(ReleaseAsync(kill, plan.Moment == KillMoment.BeforePost ? options.MaxDelay * plan.Landing : TimeSpan.Zero));
            platform.Forget();
            if (progress is not null && number % 50 == 49)
            {
                progress($"{number + 1} kills, {platform.ReadMessages().Count} messages");
            }
        }

        faults.Disarm();
        var waiting = options.Deliveries - platform.ReadMessages().Count;
        await Task.WhenAll(releases);
        return waiting;
    }

    private static async Task ReleaseAsync(ArmedKill kill, TimeSpan delay)
    {
        await Task.Delay(delay);
        kill.Release();
    }

    /// <summary>Lets the bot run until everything is posted and recorded, and copies that landed late are deleted; or until nothing happens any more.</summary>
    private static async Task FinishAsync(ChaosOptions options, BotFolder folder, ChaosPlatform platform, Action<string>? progress)
    {
        // After failures in a row it waits for up to five minutes before the next try.
        var quiet = options.Patience + options.Landing + options.LateCopy + TimeSpan.FromMinutes(6);
        await using var bot = ChaosBot.Start(folder.Path, platform);

        // The bot logs what it has recorded. Lines can still arrive when it has ended, so this is not disposed of.
        var logged = new SemaphoreSlim(0);
        bot.Log.Added += _ => logged.Release();
        do
        {
            while (logged.Wait(TimeSpan.Zero))
            {
            }

            if (platform.ReadMessages().Count == options.Deliveries && (await ReadLedgerAsync(folder, platform)).All(row => row.State == "sent"))
            {
                return;
            }
        }
        while (await logged.WaitAsync(quiet));

        progress?.Invoke($"Nothing has happened for {quiet.TotalSeconds:0} s. The end of the log:{string.Concat(bot.Log.Items.TakeLast(20).Select(line => $"\n  {line}"))}");
    }

    private static async Task<IReadOnlyList<ChaosLedgerRow>> ReadLedgerAsync(BotFolder folder, ChaosPlatform platform) =>
        [.. (await ChaosBot.RunAsync(folder.Path, platform, "ledger", "--json")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ChaosLedgerRow.Parse)];
}
