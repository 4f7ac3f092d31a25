using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Commands;
using PaperBot.Discord;
using PaperBot.Filters;
using PaperBot.Slack;

namespace PaperBot.Tests;

/// <summary>The core as every verb has it, over a database in a temporary folder. Two on one folder are two processes.</summary>
public sealed class TestCore : IDisposable
{
    private readonly TempFolder? _owned;
    private readonly ServiceProvider _services;

    /// <param name="settings">Settings as on the command line: <c>Replies:PageSize=2</c>.</param>
    public TestCore(params string[] settings) : this(null, settings)
    {
    }

    /// <param name="folder">Where the database is; null for a new folder.</param>
    /// <param name="settings">Settings as on the command line: <c>Replies:PageSize=2</c>.</param>
    public TestCore(TempFolder? folder, params string[] settings)
    {
        _owned = folder is null ? new TempFolder() : null;
        Folder = folder ?? _owned!;
        string[] common = [.. TestStorage.Settings(Folder.Path), "Replies:TimeZone=Asia/Seoul"];
        var configuration = new ConfigurationBuilder().AddCommandLine([.. common, .. settings]).Build();
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(Time)
            .AddLogging().AddPaperBot().AddStorage().AddSearch().AddDiscord(configuration).AddSlack(configuration)
            .AddSingleton(provider => new FaultyEntryStore(provider.GetRequiredService<IDatabase>().Entries))
            .AddSingleton<IChatPlatform>(Platform)
            .AddSingleton<IEntryStore>(provider => provider.GetRequiredService<FaultyEntryStore>())
            .BuildServiceProvider();

        // As in each process that serves look-ups.
        Index.Refresh();
    }

    /// <summary>A core that posts each new entry at once to the channel C1 of Slack.</summary>
    /// <param name="settings">Other settings.</param>
    public static TestCore Subscribed(params string[] settings)
    {
        var core = new TestCore([.. EachEntry, .. settings]);
        core.Get<Subscriptions>().Activate();
        return core;
    }

    /// <summary>The settings of a subscription that posts each new entry at once to the channel C1 of Slack.</summary>
    public static string[] EachEntry { get; } = ["Subscriptions:0:Platform=Slack", "Subscriptions:0:Channel=C1", "Subscriptions:0:Schedule=Each"];

    /// <summary>Where the database is.</summary>
    public TempFolder Folder { get; }

    /// <summary>The platform that is asked whether a channel can be posted to.</summary>
    public ScriptedPlatform Platform { get; } = new();

    /// <summary>Friday, 10 May 2024, noon in Seoul.</summary>
    public ManualTime Time { get; } = new(new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero));

    /// <summary>Why the store cannot be used from now on; null if it can.</summary>
    public string? StoreFault
    {
        set => Get<FaultyEntryStore>().Fault = value;
    }

    public IEntryIndex Index => Get<IEntryIndex>();

    /// <summary>The titles of the entries that look-ups see.</summary>
    public string Titles => string.Join(", ", Entries().Select(entry => entry.Title));

    /// <summary>How many entries look-ups see now.</summary>
    public int Count
    {
        get
        {
            using var entries = Index.Open();
            return entries.Count;
        }
    }

    /// <summary>How many deliveries there are, in any state.</summary>
    public int Enqueued => Get<IDeliveryStore>().ReadCounts().Sum(count => count.Count);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Creates a poller of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="others">The locations of the other sources.</param>
    /// <param name="rules">Which new entries are posted, and when; null for all at once.</param>
    /// <param name="log">The log, or null for none.</param>
    internal SourcePoller CreatePoller(ISource source, string[]? others = null, NewsRules? rules = null, ILogger? log = null) => new(
        source, [source.Location, .. others ?? []], rules ?? NewsRules.Everything, Get<Importer>(), Get<IEntryStore>(), Get<SourceMetrics>().For(source, 0), Time, log ?? NullLogger.Instance);

    /// <summary>The entries that look-ups see, in their order.</summary>
    public IReadOnlyList<Entry> Entries()
    {
        Index.Refresh();
        using var entries = Index.Open();
        return [.. entries.Find(Filter.Everything)];
    }

    /// <summary>Imports one document of a folder source.</summary>
    public ImportSummary Import(string file, string text, DeliveryScope scope = DeliveryScope.All) =>
        Get<Importer>().Import([Document(file, Encoding.UTF8.GetBytes(text))], scope);

    /// <summary>Asks as a platform would.</summary>
    public async Task<Reply> AskAsync(string text, Locale locale = Locale.English) =>
        await Get<CommandRouter>().ExecuteAsync(new(text, locale), TestContext.Current.CancellationToken);

    /// <summary>A document of a folder source, or an export that a person imports.</summary>
    public static SourceDocument Document(string file, byte[] content) =>
        SourceDocument.Create(file.EndsWith(".jsonl", StringComparison.Ordinal) ? "File" : "Folder", "notes", file, content);

    public void Dispose()
    {
        _services.Dispose();
        _owned?.Dispose();
    }
}
