using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PaperBot.Commands;
using PaperBot.Delivery;
using PaperBot.Entries;
using PaperBot.Filters;
using PaperBot.Importing;
using PaperBot.Replies;
using PaperBot.Search;
using PaperBot.Storage.Sql;

namespace PaperBot.Benchmarks;

/// <summary>The time of each command in process, beside what the plainest answer to a tag costs: looking at every entry.</summary>
[MemoryDiagnoser]
public class CommandBenchmarks
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paperbot-");
    private IHost _host = null!;
    private CommandRouter _router = null!;
    private Entry[] _entries = [];

    /// <summary>How many entries there are.</summary>
    [Params(4_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void Import()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("Storage:Path", Path.Combine(_folder.FullName, "paperbot.db"))]);
        builder.Services.AddLogging().AddPaperBot().AddSqlStorage().AddSearch();
        _host = builder.Build();
        _host.Services.GetRequiredService<Importer>().Import(Corpus.Digests(Entries), DeliveryScope.SinceSubscribed);
        _host.Services.GetRequiredService<IEntryIndex>().Refresh();
        _router = _host.Services.GetRequiredService<CommandRouter>();
        _entries = [.. _host.Services.GetRequiredService<IEntryIndex>().Current.Find(Filter.Everything)];
    }

    [GlobalCleanup]
    public void Delete()
    {
        _host.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

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
