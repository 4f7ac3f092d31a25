using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using PaperBot.Platforms;
using PaperBot.Search;
using PaperBot.Storage;
using PaperBot.Transport;

namespace PaperBot.Metrics;

/// <summary>Measures what is there when it is asked: the index, the outbox and the connections of the platforms. What cannot be read now is left out.</summary>
internal sealed class StatusGauges
{
    private readonly IEntryIndex _index;
    private readonly IReadOnlyList<IChatPlatform> _platforms;
    private readonly string _folder;
    private readonly TimedReading<long> _indexSize;
    private readonly TimedReading<IReadOnlyDictionary<string, int>> _pending;

    public StatusGauges(
        IMeterFactory meters, IEntryIndex index, IEnumerable<IChatPlatform> platforms, Func<IDatabase> open, IOptions<StorageOptions> storage, TimeProvider time)
    {
        (_index, _platforms, _folder) = (index, [.. platforms], $"{storage.Value.Path}.index");
        _indexSize = new(time, ReadIndexSize);
        _pending = new(time, () => open().Deliveries.CountPending());
        var meter = Telemetry.CreateMeter(meters);
        meter.CreateObservableGauge("paperbot.index.entries", ReadEntries, "{entry}", "The entries that look-ups see, without samples.");
        meter.CreateObservableGauge("paperbot.index.size", ReadIndexSizes, "By", "The bytes of the index on the disk.");
        meter.CreateObservableGauge("paperbot.outbox.pending", ReadPending, "{delivery}", "The deliveries that wait to be posted, due or not.");
        meter.CreateObservableGauge("paperbot.platform.connections", ReadConnections, "{connection}", "The connections by which a platform's requests arrive.");
    }

    private IEnumerable<Measurement<int>> ReadEntries()
    {
        if (!_index.IsLoaded)
        {
            return [];
        }

        try
        {
            using var entries = _index.Open();
            return [new(_index.IsShowingSamples ? 0 : entries.Count)];
        }
        catch (IndexException)
        {
            return [];
        }
    }

    private IEnumerable<Measurement<long>> ReadIndexSizes() => _indexSize.TryRead(out var size) ? [new(size)] : [];

    private IEnumerable<Measurement<int>> ReadPending() => !_pending.TryRead(out var counts) ? []
        : _platforms.Select(platform => platform.Name).Union(counts.Keys).Select(platform => new Measurement<int>(counts.GetValueOrDefault(platform), PlatformTag(platform)));

    private IEnumerable<Measurement<int>> ReadConnections() =>
        from platform in _platforms
        let connections = platform.Connections
        let connected = connections.Count(connection => connection.IsConnected)
        from state in new[] { (Name: "connected", Count: connected), (Name: "disconnected", Count: connections.Count - connected) }
        select new Measurement<int>(state.Count, PlatformTag(platform.Name), new("paperbot.connection.state", state.Name));

    private long ReadIndexSize() => Directory.Exists(_folder) ? new DirectoryInfo(_folder).EnumerateFiles().Sum(file => file.Length) : 0;

    private static KeyValuePair<string, object?> PlatformTag(string platform) => new(Telemetry.Platform, platform);
}
