using PaperBot.Delivery;
using PaperBot.Platforms;
using PaperBot.Storage;

namespace PaperBot.Status;

/// <summary>What works and what waits: the facts that the page <c>/status</c> and the verb <c>check</c> show.</summary>
/// <param name="At">When they were read.</param>
/// <param name="Store">The database and the index.</param>
/// <param name="Sources">The sources, in the order of the settings.</param>
/// <param name="Platforms">All platforms, configured or not.</param>
/// <param name="Channels">The channels that have a subscription, or had a delivery.</param>
public sealed record StatusReport(
    DateTimeOffset At, StoreStatus Store, IReadOnlyList<SourceStatus> Sources, IReadOnlyList<PlatformStatus> Platforms, IReadOnlyList<ChannelStatus> Channels);

/// <summary>The state of the database and the index.</summary>
/// <param name="Database">The database; null if it cannot be used.</param>
/// <param name="Problem">Why it cannot be used, and how to fix it.</param>
/// <param name="Entries">How many entries look-ups see; null if the index cannot be used.</param>
/// <param name="IndexProblem">Why the index cannot be used or brought up to date, or how far it is.</param>
public sealed record StoreStatus(DatabaseDescription? Database, string? Problem, int? Entries, string? IndexProblem);

/// <summary>The state of a source.</summary>
/// <param name="Kind">The kind, such as <c>Git</c>.</param>
/// <param name="Location">The location, without secrets.</param>
/// <param name="Interval">The time between two polls.</param>
/// <param name="Health">What is known of the last polls; null if it was never polled, or the database cannot be used.</param>
/// <param name="Lag">How long ago it was last read; null if it never was.</param>
public sealed record SourceStatus(string Kind, string Location, TimeSpan Interval, SourceHealth? Health, TimeSpan? Lag)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Whether it should have been read since.</summary>
    public bool IsLate => Lag is { } lag && lag > (Interval * 2) + Tolerance;
}

/// <summary>The state of a platform.</summary>
/// <param name="Name">The name.</param>
/// <param name="Connections">Its connections; null if it is not configured.</param>
/// <param name="Block">Why nothing is posted to it; null if it can be.</param>
public sealed record PlatformStatus(string Name, IReadOnlyList<PlatformConnection>? Connections, BlockedPlatform? Block);

/// <summary>The state of a channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Subscriptions">Its subscriptions.</param>
/// <param name="Suspension">Why nothing is posted; null if it is not suspended.</param>
/// <param name="Counts">Its deliveries in each state that has any; null if the database cannot be used, so that they are not known.</param>
/// <param name="Failures">The newest deliveries that failed in the last days, other than those that people cancelled.</param>
public sealed record ChannelStatus(
    ChannelAddress Channel,
    IReadOnlyList<Subscription> Subscriptions,
    ChannelSuspension? Suspension,
    IReadOnlyList<DeliveryCount>? Counts,
    IReadOnlyList<LedgerRow> Failures)
{
    /// <summary>How many deliveries wait, or are being sent.</summary>
    public int Waiting => CountOf(DeliveryState.Pending) + CountOf(DeliveryState.Sending);

    /// <summary>When something was last posted; null if nothing was.</summary>
    public DateTimeOffset? LastSent => Counts?.Max(count => count.LastSent);

    /// <summary>How many deliveries are in a state.</summary>
    public int CountOf(DeliveryState state) => Counts?.Where(count => count.State == state).Sum(count => count.Count) ?? 0;
}
