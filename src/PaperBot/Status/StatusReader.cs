using Microsoft.Extensions.Options;
using PaperBot.Delivery;
using PaperBot.Platforms;
using PaperBot.Search;
using PaperBot.Sources;
using PaperBot.Storage;

namespace PaperBot.Status;

/// <summary>Gathers the facts of a <see cref="StatusReport"/>. It asks neither a source nor a platform.</summary>
/// <param name="open">Opens the database.</param>
/// <param name="openIndex">Opens the index.</param>
/// <param name="sources">The sources.</param>
/// <param name="platforms">The configured platforms.</param>
/// <param name="names">All platforms.</param>
/// <param name="settings">The subscriptions of the settings.</param>
/// <param name="blocks">What the delivery says of the platforms.</param>
/// <param name="time">The clock.</param>
internal sealed class StatusReader(
    Func<IDatabase> open,
    Func<IEntryIndex> openIndex,
    IReadOnlyList<ISource> sources,
    IEnumerable<IChatPlatform> platforms,
    IEnumerable<PlatformName> names,
    IOptions<List<SubscriptionOptions>> settings,
    PlatformBlocks blocks,
    TimeProvider time)
{
    /// <summary>Reads everything.</summary>
    public StatusReport Read() => new(time.GetUtcNow(), ReadStore(), ReadSources(), ReadPlatforms(), ReadChannels());

    /// <summary>Reads the state of the database and the index.</summary>
    public StoreStatus ReadStore()
    {
        var (entries, indexProblem) = ReadIndex();
        try
        {
            var database = open().Describe();
            WriteProbe.Run(database.Path);
            return new(database, null, entries, indexProblem);
        }
        catch (StorageException exception)
        {
            return new(null, exception.Message, entries, indexProblem);
        }
    }

    /// <summary>Reads the state of the sources.</summary>
    public IReadOnlyList<SourceStatus> ReadSources() =>
    [
        .. from source in sources
           let health = FindHealth(source)
           select new SourceStatus(source.Kind, source.Location, source.Interval, health, time.GetUtcNow() - health?.LastSuccess),
    ];

    /// <summary>What the settings say of the sources.</summary>
    public IReadOnlyList<SourceStatus> ReadSourcesOfSettings() => [.. sources.Select(source => new SourceStatus(source.Kind, source.Location, source.Interval, null, null))];

    /// <summary>Reads the connections of the platforms.</summary>
    public IReadOnlyList<PlatformStatus> ReadPlatforms() =>
        [.. names.Select(name => new PlatformStatus(name.Value, platforms.FirstOrDefault(platform => platform.Name == name.Value)?.Connections, blocks.Find(name.Value)))];

    /// <summary>Reads why nothing is posted to channels; nothing without the database.</summary>
    public IReadOnlyList<ChannelSuspension> ReadSuspensions()
    {
        try
        {
            return open().Subscriptions.ReadSuspensions();
        }
        catch (StorageException)
        {
            return [];
        }
    }

    /// <summary>Reads the state of the channels; without the database, only of those of the settings, and what the settings say.</summary>
    public IReadOnlyList<ChannelStatus> ReadChannels()
    {
        try
        {
            var database = open();
            var suspensions = database.Subscriptions.ReadSuspensions().ToDictionary(suspension => suspension.Channel);
            var failures = new RecentFailures(time.GetUtcNow());
            var counts = database.Deliveries.ReadCounts(failures.Add).ToLookup(count => count.Channel);
            return Create(
                [.. FindOfSettings(), .. database.Subscriptions.ReadSubscriptions().Where(subscription => subscription.Owner is not null)],
                counts.Select(channel => channel.Key),
                (channel, subscriptions) => new(channel, subscriptions, suspensions.GetValueOrDefault(channel), [.. counts[channel]], failures.Of(channel)));
        }
        catch (StorageException)
        {
            return ReadChannelsOfSettings();
        }
    }

    /// <summary>What the settings say of the channels.</summary>
    public IReadOnlyList<ChannelStatus> ReadChannelsOfSettings() => Create(FindOfSettings(), [], (channel, subscriptions) => new(channel, subscriptions, null, null, []));

    private List<Subscription> FindOfSettings() => [.. settings.Value.Select(item => Subscriptions.Create(item, time))];

    private (int? Entries, string? Problem) ReadIndex()
    {
        try
        {
            var index = openIndex();
            var problem = index.Progress is { } percent ? $"The index is being built: {percent} %." : index.Problem;
            if (!index.IsLoaded)
            {
                return (null, problem ?? "The index is not loaded yet.");
            }

            using var entries = index.Open();
            return (entries.Count, problem);
        }
        catch (Exception exception) when (exception is IndexException or StorageException)
        {
            return (null, exception.Message);
        }
    }

    private SourceHealth? FindHealth(ISource source)
    {
        try
        {
            return open().Entries.FindHealth(source.Location);
        }
        catch (StorageException)
        {
            return null;
        }
    }

    private static List<ChannelStatus> Create(
        IEnumerable<Subscription> subscriptions, IEnumerable<ChannelAddress> others, Func<ChannelAddress, IReadOnlyList<Subscription>, ChannelStatus> create)
    {
        var ofChannel = subscriptions.ToLookup(subscription => subscription.Channel);
        return [.. ofChannel.Select(channel => channel.Key).Union(others).Select(channel => create(channel, [.. ofChannel[channel]]))];
    }
}
