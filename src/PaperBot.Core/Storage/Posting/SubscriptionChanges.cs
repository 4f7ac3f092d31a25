using PaperBot.Platforms;

namespace PaperBot.Storage.Posting;

/// <summary>Changes the subscriptions, and what becomes of their pending deliveries.</summary>
public sealed class SubscriptionChanges(IOutboxRows rows)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    /// <summary>Sets the subscriptions of the settings.</summary>
    public void Set(IReadOnlyList<Subscription> subscriptions, Func<Subscription, Entry, bool> matches)
    {
        var ids = subscriptions.Select(subscription => subscription.Id).ToHashSet();
        var known = rows.ReadSubscriptions().ToDictionary(stored => stored.Subscription.Id);
        foreach (var (id, stored) in known.Where(each => each.Value is { IsActive: true, Subscription.Owner: null } && !ids.Contains(each.Key)).ToList())
        {
            rows.Save(known[id] = stored with { IsActive = false });
        }

        foreach (var subscription in subscriptions)
        {
            known[subscription.Id] = Activate(known.GetValueOrDefault(subscription.Id), subscription with { Owner = null });
        }

        MoveFromInactive([.. known.Values.Where(stored => stored.IsActive).Select(stored => stored.Subscription).OrderBy(subscription => subscription.Id, StringComparer.Ordinal)], matches);
    }

    /// <summary>Adds a subscription that a person made; false if the settings have it.</summary>
    public bool TryAdd(Subscription subscription)
    {
        var known = rows.FindSubscription(subscription.Id);
        if (known is { IsActive: true, Subscription.Owner: null })
        {
            return false;
        }

        Activate(known, subscription);
        return true;
    }

    /// <summary>Removes a subscription that a person made; returns how many deliveries failed, or null if there is no such subscription.</summary>
    public int? Remove(string id, string reason, DateTimeOffset now, Func<Subscription, Entry, bool> matches)
    {
        if (rows.FindSubscription(id) is not { IsActive: true, Subscription: { Owner: not null } removed } stored)
        {
            return null;
        }

        rows.Save(stored with { IsActive = false });
        var others = rows.ReadSubscriptions().Where(other => other.IsActive && other.Subscription.Channel == removed.Channel).Select(other => other.Subscription).ToList();
        var failed = 0;
        foreach (var delivery in rows.ReadPending(removed.Channel).Where(delivery => delivery.SubscriptionId == id))
        {
            var moved = Move(delivery, others, matches);
            failed += moved is null ? 1 : 0;
            rows.Save(moved ?? delivery with { State = DeliveryState.Failed, Failed = now.ToMilliseconds(), Reason = reason });
        }

        // What is being sent may be taken back.
        var sending = rows.ReadOpen(removed.Channel).SelectMany(message => message.Entries).Distinct().Select(entry => rows.GetDelivery(removed.Channel, entry));
        foreach (var delivery in sending.Where(delivery => delivery.State == DeliveryState.Sending && delivery.SubscriptionId == id))
        {
            if (Move(delivery, others, matches) is { } moved)
            {
                rows.Save(rows.FindSubscription(moved.SubscriptionId)!.Count(1, delivery.Taken!.Value));
                rows.Save(moved);
            }
        }

        DeleteLines(removed.Channel, line => line.SubscriptionId == id);
        return failed;
    }

    /// <summary>Makes pending deliveries fail.</summary>
    public IReadOnlyList<DeliveryCount> CancelPending(IReadOnlyList<ChannelAddress>? channels, string reason, DateTimeOffset now)
    {
        var pending = new List<StoredDelivery>();
        foreach (var channel in channels ?? (IEnumerable<ChannelAddress?>)[null])
        {
            pending.AddRange(rows.ReadPending(channel));
            DeleteLines(channel, _ => true);
        }

        foreach (var delivery in pending)
        {
            rows.Save(delivery with { State = DeliveryState.Failed, Failed = now.ToMilliseconds(), Reason = reason });
        }

        return
        [
            .. pending.GroupBy(delivery => delivery.Channel)
                .Select(group => new DeliveryCount(group.Key, DeliveryState.Failed, group.Count(), reason))
                .OrderBy(count => count.Channel.ToString(), StringComparer.Ordinal),
        ];
    }

    private StoredSubscription Activate(StoredSubscription? known, Subscription subscription)
    {
        // One that returns begins anew.
        var since = known is { IsActive: true } ? known.Subscription.Since : subscription.Since;
        var stored = (known ?? new(subscription, true)) with { Subscription = subscription with { Since = since }, IsActive = true };
        if (stored != known)
        {
            rows.Save(stored);
        }

        return stored;
    }

    private void MoveFromInactive(IReadOnlyList<Subscription> active, Func<Subscription, Entry, bool> matches)
    {
        var ids = active.Select(subscription => subscription.Id).ToHashSet();
        var channels = active.ToLookup(subscription => subscription.Channel);
        foreach (var delivery in rows.ReadPending(null).Where(delivery => !ids.Contains(delivery.SubscriptionId)))
        {
            if (Move(delivery, channels[delivery.Channel], matches) is { } moved)
            {
                rows.Save(moved);
            }
        }
    }

    /// <summary>The delivery as one of another subscription that means its entry, at the first time of that from when it was due; null if there is none.</summary>
    private StoredDelivery? Move(StoredDelivery delivery, IEnumerable<Subscription> others, Func<Subscription, Entry, bool> matches)
    {
        if (rows.FindEntry(delivery.Entry) is not { } entry || others.FirstOrDefault(other => matches(other, entry)) is not { } other)
        {
            return null;
        }

        var next = other.NextDue(delivery.Due - Moment).ToMilliseconds();
        return delivery with { SubscriptionId = other.Id, Due = next > delivery.Due ? next : delivery.Due };
    }

    /// <summary>Removes lines that are not posted yet, which have no deliveries.</summary>
    private void DeleteLines(ChannelAddress? channel, Func<StoredMessage, bool> choose)
    {
        foreach (var line in rows.ReadOpen(channel).Where(message => message is { Kind: MessageKind.Empty, State: DeliveryState.Pending } && choose(message)))
        {
            rows.Delete(line);
        }
    }
}
