using PaperBot.Platforms;

namespace PaperBot.Storage;

/// <summary>The subscriptions: those of the settings, and those that people made in their channels.</summary>
/// <remarks>Every method throws <see cref="StorageException"/> if the database cannot be used now.</remarks>
public interface ISubscriptionStore
{
    /// <summary>
    /// Sets the subscriptions of the settings; those that people made stay. Pending deliveries of a subscription that is no longer active move to another
    /// subscription of the same channel whose filter they match as <paramref name="matches"/> says, to its next time from when they were due. If there is none, they
    /// stay pending in case the subscription returns.
    /// </summary>
    void SetSubscriptions(IReadOnlyList<Subscription> subscriptions, Func<Subscription, Entry, bool> matches);

    /// <summary>Adds a subscription that a person made, in place of one with the same id, whose <see cref="Subscription.Since"/> it keeps if that is active.</summary>
    /// <returns>False if the settings have one with the same id, which is not changed.</returns>
    bool TryAdd(Subscription subscription);

    /// <summary>
    /// Removes a subscription that a person made. Its pending deliveries move as with <see cref="SetSubscriptions"/>, or else fail with <paramref name="reason"/>.
    /// </summary>
    /// <returns>How many deliveries failed; null if there is no such subscription.</returns>
    int? Remove(string id, string reason, DateTimeOffset now, Func<Subscription, Entry, bool> matches);

    /// <summary>Reads the active subscriptions, in the order of their ids.</summary>
    IReadOnlyList<Subscription> ReadSubscriptions();

    /// <summary>Suspends a channel, or changes its suspension. Its messages are not taken until <see cref="EndSuspension"/>.</summary>
    void Suspend(ChannelSuspension suspension);

    /// <summary>Ends a suspension, if there is one.</summary>
    void EndSuspension(ChannelAddress channel);

    /// <summary>Reads the suspensions, in the order of their channels.</summary>
    IReadOnlyList<ChannelSuspension> ReadSuspensions();
}
