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
/// <param name="time">The clock.</param>
internal sealed class StatusReader(
    Func<IDatabase> open,
    Func<IEntryIndex> openIndex,
    IReadOnlyList<ISource> sources,
    IEnumerable<IChatPlatform> platforms,
    IEnumerable<PlatformName> names,
    IOptions<List<SubscriptionOptions>> settings,
    TimeProvider time)
{
    private const int MaxFailures = 5;
    private static readonly TimeSpan FailuresSince = TimeSpan.FromDays(7);

    /// <summary>Reads everything.</summary>
    public StatusReport Read() => new(time.GetUtcNow(), ReadStore(), ReadSources(), ReadPlatforms(), ReadChannels());

    /// <summary>Reads the state of the database and the index.</summary>
    public StoreStatus ReadStore()
    {
        var (entries, indexProblem) = ReadIndex();
        try
        {
            return new(open().Describe(), null, entries, indexProblem);
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

    /// <summary>Reads the connections of the platforms.</summary>
    public IReadOnlyList<PlatformStatus> ReadPlatforms() =>
        [.. names.Select(name => new PlatformStatus(name.Value, platforms.FirstOrDefault(platform => platform.Name == name.Value)?.Connections))];

    /// <summary>Reads the state of the channels; without the database, only of those of the settings, and what the settings say.</summary>
    public IReadOnlyList<ChannelStatus> ReadChannels()
    {
        var ofSettings = settings.Value.Select(item => Subscriptions.Create(item, time)).ToList();
        try
        {
            var database = open();
            var suspensions = database.Subscriptions.ReadSuspensions().ToDictionary(suspension => suspension.Channel);
            var counts = database.Deliveries.ReadCounts().ToLookup(count => count.Channel);
            return Create(
                [.. ofSettings, .. database.Subscriptions.ReadSubscriptions().Where(subscription => subscription.Owner is not null)],
                counts.Select(channel => channel.Key),
                (channel, subscriptions) => new(
                    channel, subscriptions, suspensions.GetValueOrDefault(channel), [.. counts[channel]], FindFailures(database.Deliveries, channel, counts[channel])));
        }
        catch (StorageException)
        {
            return Create(ofSettings, [], (channel, subscriptions) => new(channel, subscriptions, null, [], []));
        }
    }

    private (int? Entries, string? Problem) ReadIndex()
    {
        try
        {
            var index = openIndex();
            if (!index.IsLoaded)
            {
                return (null, index.Progress is { } percent ? $"The index is being built: {percent} %." : "The index is not loaded yet.");
            }

            using var entries = index.Open();
            return (entries.Count, null);
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

    private List<LedgerRow> FindFailures(IDeliveryStore deliveries, ChannelAddress channel, IEnumerable<DeliveryCount> counts)
    {
        var failures = new List<LedgerRow>();
        if (counts.Any(count => count.State == DeliveryState.Failed))
        {
            var since = time.GetUtcNow() - FailuresSince;
            deliveries.ReadLedger(channel, null, rows =>
            {
                failures.AddRange(rows.Where(row => row.State == DeliveryState.Failed && !FailureReasons.IsWanted(row.Reason) && EndOf(row) >= since));
                failures.RemoveRange(0, Math.Max(0, failures.Count - MaxFailures));
            });
        }

        return failures;
    }

    /// <summary>When a delivery failed, as far as is known: of one that was never tried, when it was due.</summary>
    private static DateTimeOffset EndOf(LedgerRow row) =>
        row.Messages.SelectMany(message => message.Attempts).Select(attempt => attempt.At).Append(row.Due).Max();
}
