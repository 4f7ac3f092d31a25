using PaperBot.Commands;
using PaperBot.Filters;
using PaperBot.Replies;

namespace PaperBot.Benchmarks;

/// <summary>The time of each command in process, compared with a scan of all entries for a tag.</summary>
[MemoryDiagnoser]
public class CommandBenchmarks
{
    private BenchmarkHost _host = null!;
    private CommandRouter _router = null!;
    private Entry[] _entries = [];

    /// <summary>How many entries there are.</summary>
    [Params(4_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void Import()
    {
        _host = new(isLimited: false);
        _host.Import(Corpus.Digests(Entries));
        _router = _host.Get<CommandRouter>();
        using var index = _host.Index.Open();
        _entries = [.. index.Find(Filter.Everything)];
    }

    [GlobalCleanup]
    public void Delete() => _host.Delete();

    [Benchmark(Baseline = true)]
    public int ScanForTag() => _entries.Count(new Filter { Clauses = [[new Tag("moe")]] }.Matches);

    [Benchmark]
    public ValueTask<Reply> TagAsync() => AskAsync("tag moe");

    [Benchmark]
    public ValueTask<Reply> TwoTagsButNotAThirdAsync() => AskAsync("tag moe llm|diffusion -rl since:2023-06");

    [Benchmark]
    public ValueTask<Reply> TagMissAsync() => AskAsync("tag moee");

    [Benchmark]
    public ValueTask<Reply> DateAsync() => AskAsync("date 2023-05-07");

    [Benchmark]
    public ValueTask<Reply> RandomAsync() => AskAsync("random moe");

    [Benchmark]
    public ValueTask<Reply> ShowByIdAsync() => AskAsync($"show {_entries[7].Id}");

    [Benchmark]
    public ValueTask<Reply> ShowByTitleAsync() => AskAsync("show paper 123-4");

    [Benchmark]
    public ValueTask<Reply> LatestAsync() => AskAsync("latest");

    [Benchmark]
    public ValueTask<Reply> SearchAsync() => AskAsync("search 샘플링 \"expert routing\"");

    [Benchmark]
    public ValueTask<Reply> TagsAsync() => AskAsync("tags");

    [Benchmark]
    public ValueTask<Reply> HelpAsync() => AskAsync("help");

    private ValueTask<Reply> AskAsync(string line) => _router.ExecuteAsync(new(line, Locale.English), CancellationToken.None);
}
