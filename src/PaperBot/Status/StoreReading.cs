using PaperBot.Metrics;
using PaperBot.Storage;

namespace PaperBot.Status;

/// <summary>
/// The part of the status that is read from the disk, for those who ask often: it is a moment old, and nobody waits long for it. Of a database that cannot be used,
/// nothing is read.
/// </summary>
/// <param name="reader">Reads it.</param>
/// <param name="time">The clock.</param>
internal sealed class StoreReading(StatusReader reader, TimeProvider time)
{
    private readonly TimedReading<StoreFacts> _reading = new(time, () => Read(reader));

    /// <summary>Reads it. That the disk does not respond is a problem of the database.</summary>
    public async Task<StoreFacts> ReadAsync() => await _reading.ReadAsync() is (true, { } facts)
        ? facts
        : new(new(null, "The database does not respond yet. If it goes on so, look at its disk, or at the network that the disk is on.", null, null), reader.ReadSourcesOfSettings(), []);

    private static StoreFacts Read(StatusReader reader)
    {
        var store = reader.ReadStore();
        return store.Problem is null ? new(store, reader.ReadSources(), reader.ReadSuspensions()) : new(store, reader.ReadSourcesOfSettings(), []);
    }
}

/// <summary>What <see cref="StoreReading"/> has read.</summary>
/// <param name="Store">The database and the index.</param>
/// <param name="Sources">The sources, in the order of the settings.</param>
/// <param name="Suspensions">Why nothing is posted to channels.</param>
internal sealed record StoreFacts(StoreStatus Store, IReadOnlyList<SourceStatus> Sources, IReadOnlyList<ChannelSuspension> Suspensions);
