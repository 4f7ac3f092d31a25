using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PaperBot.Delivery;
using PaperBot.Importing;
using PaperBot.Parsing;
using PaperBot.Search;
using PaperBot.Sources;
using PaperBot.Storage.Sql;

namespace PaperBot.Benchmarks;

/// <summary>The time per entry of reading digests, and of bringing them into a new database and into the index.</summary>
[WarmupCount(15)]
public class ImportBenchmarks
{
    private const int Few = 4_000;
    private const int Many = 100_000;

    private readonly IReadOnlyList<SourceDocument> _few = Corpus.Digests(Few);
    private readonly IReadOnlyList<SourceDocument> _many = Corpus.Digests(Many);
    private DirectoryInfo _folder = null!;
    private IHost _host = null!;

    [IterationSetup]
    public void MakeDatabase()
    {
        _folder = Directory.CreateTempSubdirectory("paperbot-");
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("Storage:Path", Path.Combine(_folder.FullName, "paperbot.db"))]);
        builder.Services.AddLogging().AddPaperBot().AddSqlStorage().AddSearch();
        _host = builder.Build();
        _host.Services.GetRequiredService<IEntryIndex>().Refresh();
    }

    [IterationCleanup]
    public void DeleteDatabase()
    {
        _host.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

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
        _host.Services.GetRequiredService<Importer>().Import(documents, DeliveryScope.None);
        return _host.Services.GetRequiredService<IEntryIndex>().Current.Count;
    }

    private static int Parse(IReadOnlyList<SourceDocument> documents) =>
        documents.Sum(document => DocumentReader.Read(document.Source.File, document.Content).Entries.Count);
}
