using System.Diagnostics;
using System.Globalization;
using PaperBot.Benchmarks.Generated;
using PaperBot.Filters;
using PaperBot.Storage;

namespace PaperBot.Benchmarks.LookUps;

/// <summary>
/// <c>index COUNT [FOLDER]</c>: generates entries, and times each kind of look-up in the index and in SQLite, one after the other. What a folder
/// contains is used again.
/// </summary>
internal static class IndexBenchmark
{
    private const int LookUps = 300;
    private const int WarmUps = 40;
    private const int LookUpsWhenServing = 20;
    private const int DigestsInBatch = 500;

    private static readonly TimeSpan MaxBaselineTime = TimeSpan.FromSeconds(30);

    /// <summary>Runs it, and prints the tables.</summary>
    public static async Task RunAsync(int count, string? folder)
    {
        var host = new BenchmarkHost("Sqlite", folder);
        var store = host.Get<IEntryStore>();
        if (store.ReadChanges(-1).Present.Count == 0)
        {
            Time("store", count, () => Import(store, count));
        }

        Time("index", count, () => host.Index.Refresh());
        using (var baseline = TimeOf("SQLite", count, () => SqliteBaseline.Open(Path.Combine(host.Folder, "baseline.db"), store.ReadAll())))
        {
            Compare(host, baseline, CreateLookUps(host));
        }

        host.Host.Dispose();
        await MeasureServingAsync(host.Folder);
        if (folder is null)
        {
            host.Delete();
        }
    }

    /// <summary><c>serving FOLDER</c>: only measures the bot as a process of its own.</summary>
    public static async Task MeasureServingAsync(string folder)
    {
        var host = new BenchmarkHost("Sqlite", folder);
        host.Index.Refresh();
        string[] commands = [.. CreateLookUps(host).SelectMany(kind => kind.LookUps.Take(LookUpsWhenServing).Select(lookUp => $"{kind.Command} {lookUp.Text}"))];
        host.Host.Dispose();
        await ServingProcess.MeasureAsync(folder, commands);
    }

    private static IReadOnlyList<LookUpKind> CreateLookUps(BenchmarkHost host)
    {
        var (store, random) = (host.Get<IEntryStore>(), new Random(1));
        var all = store.ReadChanges(-1).Present;
        var sample = store.ReadEntries([.. Enumerable.Range(0, LookUps).Select(_ => all[random.Next(all.Count)])]);
        using var index = host.Index.Open();
        return [.. new SampledLookUps(host.Get<FilterGrammar>(), index.Tags).Create(sample)];
    }

    private static void Import(IEntryStore store, int count)
    {
        foreach (var part in new GeneratedDigests().Create(count).Chunk(DigestsInBatch))
        {
            store.Import(import =>
            {
                foreach (var digest in part)
                {
                    import.SetDocument(digest.Source, DocumentFormat.Digest, [.. digest.Entries.Select((entry, ordinal) => (Add(import, digest.Source, entry, ordinal), (EntryContent?)null))]);
                }
            });
        }
    }

    private static EntryId Add(IImportTransaction import, EntrySource source, PreparedEntry prepared, int ordinal) =>
        prepared.NewIds.First(id => import.TryAdd(new(id, prepared.Content) { Source = source, Ordinal = ordinal }, prepared));

    private static void Compare(BenchmarkHost host, SqliteBaseline baseline, IReadOnlyList<LookUpKind> kinds)
    {
        foreach (var lookUp in kinds.SelectMany(kind => kind.LookUps.Take(WarmUps)))
        {
            Ask(host, lookUp);
        }

        Console.WriteLine("| look-up | p50, ms | p99, ms | FTS5 p50, ms | FTS5 p99, ms | p99 ratio | median total | other totals |\n|---|---|---|---|---|---|---|---|");
        foreach (var kind in kinds)
        {
            Compare(host, baseline, kind);
        }
    }

    private static void Compare(BenchmarkHost host, SqliteBaseline baseline, LookUpKind kind)
    {
        var (times, baselineTimes, totals, other) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<int>(), 0);
        var spent = TimeSpan.Zero;
        foreach (var lookUp in kind.LookUps)
        {
            var (total, time) = Timed(() => Ask(host, lookUp));
            times.Add(time);
            totals.Add(total);
            if (lookUp.AskBaseline is { } ask && spent < MaxBaselineTime)
            {
                var (baselineTotal, baselineTime) = Timed(() => ask(baseline));
                baselineTimes.Add(baselineTime);
                spent += baselineTime;
                other += total == baselineTotal ? 0 : 1;
            }
        }

        totals.Sort();
        var ratio = baselineTimes.Count > 0 ? Percentile(baselineTimes, 99) / Percentile(times, 99) : 0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {kind.Name} | {Percentile(times, 50):F2} | {Percentile(times, 99):F2} | {Shown(baselineTimes, 50)} | {Shown(baselineTimes, 99)} | {ratio:F1} | {totals[totals.Count / 2]} | {other}/{baselineTimes.Count} |"));
    }

    private static int Ask(BenchmarkHost host, LookUp lookUp)
    {
        using var index = host.Index.Open();
        return lookUp.Ask(index);
    }

    private static (T Result, TimeSpan Time) Timed<T>(Func<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        return (work(), Stopwatch.GetElapsedTime(start));
    }

    private static double Percentile(List<TimeSpan> times, int percent) => times.Order().ElementAt((times.Count - 1) * percent / 100).TotalMilliseconds;

    private static string Shown(List<TimeSpan> times, int percent) => times.Count == 0 ? "–" : Percentile(times, percent).ToString("F2", CultureInfo.InvariantCulture);

    private static void Time(string name, int count, Action work) => TimeOf(name, count, () =>
    {
        work();
        return 0;
    });

    private static T TimeOf<T>(string name, int count, Func<T> work)
    {
        var (result, time) = Timed(work);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {time.TotalSeconds:F1} s, {count / time.TotalSeconds:F0} entries a second"));
        return result;
    }
}
