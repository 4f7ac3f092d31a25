namespace PaperBot.Tests;

internal static class SubscriptionStoreExtensions
{
    /// <summary>Sets the subscriptions of the settings, where each would mean any entry.</summary>
    public static void SetSubscriptions(this ISubscriptionStore store, IReadOnlyList<Subscription> subscriptions) => store.SetSubscriptions(subscriptions, (_, _) => true);

    /// <summary>Adds a line that there are no new entries, where each subscription would mean any. Returns whether it was added.</summary>
    public static bool TryAddEmpty(this IDeliveryStore store, Subscription subscription, DateTimeOffset due) => store.AddEmpty([new(subscription, due)], (_, _) => true) == 1;
}
