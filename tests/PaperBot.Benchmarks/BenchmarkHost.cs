using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PaperBot.Delivery;
using PaperBot.Importing;
using PaperBot.Search;
using PaperBot.Slack;
using PaperBot.Storage.LiteDb;
using PaperBot.Storage.Sql;

namespace PaperBot.Benchmarks;

/// <summary>The bot's services over a database in a temporary folder.</summary>
internal sealed class BenchmarkHost
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paperbot-");

    public BenchmarkHost(params KeyValuePair<string, string?>[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("Storage:Engine", "Sqlite"), new("Storage:Path", Path.Combine(_folder.FullName, "paperbot.db")), .. settings]);
        builder.Services.AddLogging().AddPaperBot().AddLiteDbStorage().AddSqlStorage().AddSearch().AddSlack(builder.Configuration);
        Host = builder.Build();
        Index.Refresh();
    }

    public IHost Host { get; }

    public IEntryIndex Index => Get<IEntryIndex>();

    public T Get<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public void Import(IReadOnlyList<SourceDocument> documents) => Get<Importer>().Import(documents, DeliveryScope.None);

    /// <summary>Disposes the services, and deletes the database.</summary>
    public void Delete()
    {
        Host.Dispose();
        _folder.Delete(recursive: true);
    }
}
