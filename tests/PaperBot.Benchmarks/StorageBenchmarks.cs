using Microsoft.Extensions.DependencyInjection;
using PaperBot.Storage;

namespace PaperBot.Benchmarks;

/// <summary>Both engines in one run: imports into a new database, durable commits, and the start over 4,000 and 100,000 entries.</summary>
[WarmupCount(12)]
[IterationCount(10)]
public class StorageBenchmarks
{
    private const int Few = 4_000;
    private const int Many = 100_000;
    private const int Commits = 200;

    private readonly IReadOnlyList<SourceDocument> _few = Corpus.Digests(Few);
    private readonly IReadOnlyList<SourceDocument> _many = Corpus.Digests(Many);
    private BenchmarkHost _host = null!;

    /// <summary>The engine.</summary>
    [Params("Sqlite", "LiteDb")]
    public string Engine { get; set; } = "";

    [IterationSetup(Targets = [nameof(ImportFew), nameof(ImportMany), nameof(Commit)])]
    public void CreateDatabase() => _host = new(Engine);

    [IterationCleanup(Targets = [nameof(ImportFew), nameof(ImportMany), nameof(Commit)])]
    public void DeleteDatabase() => _host.Delete();

    [GlobalSetup(Target = nameof(StartWithFew))]
    public void CreateFew() => CreateWith(_few);

    [GlobalSetup(Target = nameof(StartWithMany))]
    public void CreateMany() => CreateWith(_many);

    [GlobalCleanup(Targets = [nameof(StartWithFew), nameof(StartWithMany)])]
    public void DeleteImported() => _host.Delete();

    [Benchmark]
    public void ImportFew() => _host.Import(_few);

    [Benchmark]
    public void ImportMany() => _host.Import(_many);

    [Benchmark(OperationsPerInvoke = Commits)]
    public void Commit()
    {
        var store = _host.Get<IEntryStore>();
        for (var number = 0; number < Commits; number++)
        {
            store.SaveHealth("digests", new(DateTimeOffset.UnixEpoch.AddMinutes(number), null));
        }
    }

    /// <summary>Opens the database in a new process's services, and reads everything for the index.</summary>
    [Benchmark]
    public int StartWithFew() => Start();

    [Benchmark]
    public int StartWithMany() => Start();

    private int Start()
    {
        using var host = _host.Reopen(Engine);
        return host.Services.GetRequiredService<IDatabase>().Entries.ReadAll().Count();
    }

    private void CreateWith(IReadOnlyList<SourceDocument> documents)
    {
        CreateDatabase();
        _host.Import(documents);
    }
}
