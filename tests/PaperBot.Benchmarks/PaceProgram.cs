using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using PaperBot.Fakes.Chaos;

namespace PaperBot.Benchmarks;

/// <summary>
/// How fast the bot, a process of its own, posts over real sockets, beside what the platform allows; how soon after an entry has settled; and how long
/// look-ups take meanwhile.
/// </summary>
internal static class PaceProgram
{
    private const int SingleEntries = 60;
    private const double SettleMinutes = 0.02;
    private static readonly TimeSpan BetweenLookUps = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MaxLatency = TimeSpan.FromMilliseconds(500);

    /// <summary>Measures on one platform, and writes tables. Returns the exit code: 1 if anything is too slow or too fast.</summary>
    public static async Task<int> RunAsync(string platform, string engine)
    {
        var isRight = true;
        foreach (var (channels, entries) in new[] { (1, 20), (100, 5) })
        {
            isRight &= await MeasureRateAsync(platform, engine, channels, entries);
        }

        isRight &= await MeasureDailyAsync(platform, engine, channels: 100);
        return await MeasureLatencyAsync(platform, engine) && isRight ? 0 : 1;
    }

    private static async Task<bool> MeasureRateAsync(string name, string engine, int channels, int entries)
    {
        await using var measured = await StartAsync(name, engine, channels, settleMinutes: 0, channel => [Subscription(name, channel, "Each", "")]);
        measured.Folder.AddEntries(0, entries, groups: 1);
        return await measured.MeasureAsync($"{channels} channels, {entries} entries each", channels * entries, entries);
    }

    private static async Task<bool> MeasureDailyAsync(string name, string engine, int channels)
    {
        const int Entries = 4;

        // Far enough ahead for the start and the import.
        var at = DateTime.UtcNow.AddSeconds(80);
        await using var measured = await StartAsync(
            name, engine, channels, settleMinutes: 0, channel => [Subscription(name, channel, "Daily", at.ToString("HH:mm", CultureInfo.InvariantCulture))]);
        measured.Folder.AddEntries(0, Entries, groups: 1);

        // A summary, and a card for each entry in its thread, which is a call of its own on Discord.
        return await measured.MeasureAsync($"daily summaries of {Entries} entries for {channels} channels at the same minute", channels * (1 + Entries), 1 + Entries, threads: channels);
    }

    private static async Task<bool> MeasureLatencyAsync(string name, string engine)
    {
        await using var measured = await StartAsync(name, engine, channels: 1, SettleMinutes, channel => [Subscription(name, channel, "Each", "")]);
        var latencies = new List<double>();
        using var stop = new CancellationTokenSource();
        var lookUps = measured.AskAsync(stop.Token);
        for (var entry = 0; entry < SingleEntries; entry++)
        {
            var added = Stopwatch.GetTimestamp();
            measured.Folder.AddEntries(entry * 10, 1, groups: 1);
            var posted = await measured.PostedAsync(entry + 1);
            latencies.Add((Stopwatch.GetElapsedTime(added, posted) - TimeSpan.FromMinutes(SettleMinutes)).TotalMilliseconds);

            // So that it is never the pace that is waited for, and no two entries settle at the same phase.
            await Task.Delay(TimeSpan.FromMilliseconds(700 + (entry * 37 % 500)), stop.Token);
        }

        await stop.CancelAsync();
        EvenLoad.Write($"{name} {engine}: settled to call", [.. latencies.Order()]);
        EvenLoad.Write("look-ups meanwhile", await lookUps);
        return latencies.Order().ElementAt(latencies.Count * 99 / 100) <= MaxLatency.TotalMilliseconds;
    }

    private static object Subscription(string platform, string channel, string schedule, string at) =>
        new { Platform = platform, Channel = channel, Schedule = schedule, At = at, TimeZone = "Etc/UTC" };

    private static async Task<MeasuredBot> StartAsync(string name, string engine, int channels, double settleMinutes, Func<string, IEnumerable<object>> subscriptions)
    {
        var platform = await ChaosPlatform.StartAsync(name);
        var folder = new BotFolder(engine, settleMinutes, Enumerable.Range(1, channels).Select(platform.AddChannel).ToList().SelectMany(subscriptions), new { });
        return await MeasuredBot.StartAsync(platform, folder);
    }

    /// <summary>A running bot whose calls are recorded.</summary>
    private sealed class MeasuredBot : IAsyncDisposable
    {
        private readonly ChaosPlatform _platform;
        private readonly ChaosBot _bot;
        private readonly ConcurrentQueue<(string Channel, long At)> _posts = new();
        private readonly SemaphoreSlim _posted = new(0);

        private MeasuredBot(ChaosPlatform platform, BotFolder folder)
        {
            (_platform, Folder) = (platform, folder);
            platform.Posted += (channel, at) =>
            {
                _posts.Enqueue((channel, at));
                _posted.Release();
            };
            _bot = ChaosBot.Start(folder.Path, platform);
        }

        public BotFolder Folder { get; }

        public static async Task<MeasuredBot> StartAsync(ChaosPlatform platform, BotFolder folder)
        {
            var measured = new MeasuredBot(platform, folder);
            foreach (var ready in new[] { ChaosBot.Ready, $"Connected to {platform.Name}" })
            {
                await measured._bot.Log.FirstAsync(line => line.Contains(ready, StringComparison.Ordinal));
            }

            return measured;
        }

        /// <summary>Waits for all posts with look-ups meanwhile, and writes a row. Returns whether the rate is as high as it may be.</summary>
        public async Task<bool> MeasureAsync(string what, int posts, int ofChannel, int threads = 0)
        {
            using var stop = new CancellationTokenSource();
            var lookUps = AskAsync(stop.Token);
            await PostedAsync(posts);
            await stop.CancelAsync();
            var (first, last) = (_posts.Min(post => post.At), _posts.Max(post => post.At));
            var taken = Stopwatch.GetElapsedTime(first, last);
            var allowed = _platform.MinTime(posts, threads, ofChannel);
            var share = allowed / taken;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{_platform.Name}, {what}: {posts} posts in {taken.TotalSeconds:0.00} s, {(posts - 1) / taken.TotalSeconds:0.0} a second, {share:P1} of what is allowed; {_platform.Limited} × 429"));
            EvenLoad.Write("look-ups meanwhile", await lookUps);
            return share >= 0.95 && _platform.Limited == 0;
        }

        /// <summary>Waits for the post with a number, from 1, and returns when it came.</summary>
        public async Task<long> PostedAsync(int number)
        {
            while (_posts.Count < number)
            {
                if (!await _posted.WaitAsync(Fakes.WaitLimit.Value))
                {
                    throw new TimeoutException($"Only {_posts.Count} of {number} were posted.{string.Concat(_bot.Log.Items.TakeLast(10).Select(line => $"\n{line}"))}");
                }
            }

            return _posts.ElementAt(number - 1).At;
        }

        /// <summary>Looks things up at an even rate.</summary>
        public Task<double[]> AskAsync(CancellationToken stop) =>
            EvenLoad.SendAsync(BetweenLookUps, number => _platform.AskAsync(number % 2 == 0 ? "tag" : "search", number % 2 == 0 ? "group0" : "study of chaos", number % 100), stop);

        public async ValueTask DisposeAsync()
        {
            await _bot.DisposeAsync();
            await _platform.DisposeAsync();
            Folder.Dispose();
            _posted.Dispose();
        }
    }
}
