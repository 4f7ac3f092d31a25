using PaperBot.Platforms;

namespace PaperBot.Storage.Posting;

/// <summary>Adds lines that there are no new entries.</summary>
public sealed class EmptyLines(IOutboxRows rows)
{
    private readonly Lazy<ILookup<ChannelAddress, Subscription>> _channels = new(() =>
        rows.ReadSubscriptions().Select(stored => stored.Subscription).ToLookup(subscription => subscription.Channel));

    /// <summary>Adds those that are true, and not there yet. Returns how many.</summary>
    public int Add(IReadOnlyList<EmptyLine> lines, Func<Subscription, Entry, bool> matches)
    {
        var added = 0;
        foreach (var (subscription, due) in lines)
        {
            var key = PostPlan.KeyOfEmpty(subscription, due);
            if (rows.FindSubscription(subscription.Id) is not null && rows.FindMessage(key) is null && !HasNews(subscription, due.ToMilliseconds(), matches))
            {
                rows.Save(new StoredMessage(key, subscription.Channel, subscription.Id, key, MessageKind.Empty, [], due.ToMilliseconds(), DeliveryState.Pending));
                added++;
            }
        }

        return added;
    }

    /// <summary>Whether there were entries since the last time, whenever they are posted, and whichever subscription of the channel posts them.</summary>
    private bool HasNews(Subscription subscription, DateTimeOffset due, Func<Subscription, Entry, bool> matches)
    {
        var last = DueTime.Before(subscription, due);
        return rows.ReadBetween(subscription.Id, last, due).Count > 0
            || rows.ReadPending(subscription.Channel).Any(delivery => delivery.SubscriptionId == subscription.Id && IsFromBefore(delivery))
            || _channels.Value[subscription.Channel].Where(other => other.Id != subscription.Id)
                .SelectMany(other => rows.ReadBetween(other.Id, last, due))
                .Any(delivery => rows.FindEntry(delivery.Entry) is { } entry && matches(subscription, entry));

        // It was carried over, or is due at a time that the subscription had before.
        bool IsFromBefore(StoredDelivery delivery) => delivery.Due > last && (delivery.Reason is not null || delivery.Due < subscription.NextDue(due));
    }
}
