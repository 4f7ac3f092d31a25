using PaperBot.Parsing;

namespace PaperBot.Benchmarks;

/// <summary>The time per entry to parse digests, and to import them into a new database and the index.</summary>
[WarmupCount(15)]
public class ImportBenchmarks
{
    private const int Few = 4_000;
    private const int Many = 100_000;

    private readonly IReadOnlyList<SourceDocument> _few = Corpus.Digests(Few);
    private readonly IReadOnlyList<SourceDocument> _many = Corpus.Digests(Many);
    private BenchmarkHost _host = null!;

    [IterationSetup]
    public void CreateDatabase() => _host = new();

    [IterationCleanup]
    public void DeleteDatabase() => _host.Delete();

    [Benchmark(Baseline = true, OperationsPerInvoke = Few)]
    public int ImportFew() => Import(_few);

    [Benchmark(OperationsPerInvoke = Many)]
    public int ImportMany() => Import(_many);

    [Benchmark(OperationsPerInvoke = Few)]
    public int ParseFew() => Parse(_few);

    [Benchmark(OperationsPerInvoke = Many)]
    public int ParseMany() => Parse(_many);

    private int Import(IReadOnlyList<SourceDocument> documents)
    {
        _host.Import(documents);
        return _host.Index.Current.Count;
    }

    private static int Parse(IReadOnlyList<SourceDocument> documents) =>
        documents.Sum(document => DocumentReader.Read(document.Source.File, document.Content).Entries.Count);
}
