using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PaperBot.Delivery;
using PaperBot.Importing;
using PaperBot.Search;
using PaperBot.Slack;
using PaperBot.Storage;
using PaperBot.Storage.LiteDb;
using PaperBot.Storage.Sql;

namespace PaperBot.Benchmarks;

/// <summary>The bot's services over a database in a temporary folder.</summary>
internal sealed class BenchmarkHost
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paperbot-");

    /// <summary>Creates the services over a new database of the default engine, and loads the index.</summary>
    public BenchmarkHost(params KeyValuePair<string, string?>[] settings)
    {
        Host = CreateHost("LiteDb", settings);
        Index.Refresh();
    }

    /// <summary>Creates the services over a new database. The index is not loaded, as in the verb <c>import</c>.</summary>
    public BenchmarkHost(string engine)
    {
        Host = CreateHost(engine);
        Get<IDatabase>();
    }

    public IHost Host { get; }

    public IEntryIndex Index => Get<IEntryIndex>();

    public T Get<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public void Import(IReadOnlyList<SourceDocument> documents) => Get<Importer>().Import(documents, DeliveryScope.None);

    /// <summary>Creates the services again, as another process would.</summary>
    public IHost Reopen(string engine) => CreateHost(engine);

    /// <summary>Disposes the services, and deletes the database.</summary>
    public void Delete()
    {
        Host.Dispose();
        _folder.Delete(recursive: true);
    }

    private IHost CreateHost(string engine, params KeyValuePair<string, string?>[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("Storage:Engine", engine), new("Storage:Path", Path.Combine(_folder.FullName, "paperbot")), .. settings]);
        builder.Services.AddLogging().AddPaperBot().AddLiteDbStorage().AddSqlStorage().AddSearch().AddSlack(builder.Configuration);
        return builder.Build();
    }
}
