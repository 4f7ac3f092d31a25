using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PaperBot.Commands;
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
    private readonly string _folder;

    /// <summary>Creates the services over a new database of the default engine, and loads the index.</summary>
    /// <param name="isLimited">Whether a person may send only some commands.</param>
    /// <param name="settings">Settings.</param>
    public BenchmarkHost(bool isLimited, params KeyValuePair<string, string?>[] settings)
    {
        _folder = Directory.CreateTempSubdirectory("paperbot-").FullName;
        Host = CreateHost("LiteDb", isLimited, settings);
        Index.Refresh();
    }

    /// <summary>Creates the services over the database in a folder, by default a new one. The index is not loaded, as in the verb <c>import</c>.</summary>
    public BenchmarkHost(string engine, string? folder = null)
    {
        _folder = folder ?? Directory.CreateTempSubdirectory("paperbot-").FullName;
        Host = CreateHost(engine, isLimited: false);
        Get<IDatabase>();
    }

    /// <summary>The folder of the database.</summary>
    public string Folder => _folder;

    public IHost Host { get; }

    public IEntryIndex Index => Get<IEntryIndex>();

    public T Get<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public void Import(IReadOnlyList<SourceDocument> documents) => Get<Importer>().Import(documents, DeliveryScope.None);

    /// <summary>Creates the services again, as another process would.</summary>
    public IHost Reopen(string engine) => CreateHost(engine, isLimited: false);

    /// <summary>Disposes the services, and deletes the database.</summary>
    public void Delete()
    {
        Host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private IHost CreateHost(string engine, bool isLimited, params KeyValuePair<string, string?>[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("Storage:Engine", engine), new("Storage:Path", Path.Combine(_folder, "paperbot")), .. settings]);
        builder.Services.AddLogging().AddPaperBot().AddLiteDbStorage().AddSqlStorage().AddSearch().AddSlack(builder.Configuration);
        if (!isLimited)
        {
            builder.Services.AddSingleton(new CommandLimiter(new LeapingTime()));
        }

        return builder.Build();
    }

    /// <summary>A clock that goes on by a minute whenever it is read.</summary>
    private sealed class LeapingTime : TimeProvider
    {
        private long _reads;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Increment(ref _reads) * TimeSpan.TicksPerMinute;
    }
}
