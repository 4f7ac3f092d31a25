using PaperBot.Platforms;

namespace PaperBot.Storage.Posting;

/// <summary>Changes the subscriptions, and what becomes of their pending deliveries.</summary>
public sealed class SubscriptionChanges(IOutboxRows rows)
{
    /// <summary>Sets the subscriptions of the settings.</summary>
    public void Set(IReadOnlyList<Subscription> subscriptions)
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

        MoveFromInactive([.. known.Values.Where(stored => stored.IsActive).Select(stored => stored.Subscription)]);
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
    public int? Remove(string id, string reason, Func<Subscription, EntryId, bool> matches)
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
            var other = others.Find(other => matches(other, delivery.Entry));
            failed += other is null ? 1 : 0;
            rows.Save(other is null ? delivery with { State = DeliveryState.Failed, Reason = reason } : delivery with { SubscriptionId = other.Id });
        }

        return failed;
    }

    /// <summary>Makes pending deliveries fail.</summary>
    public IReadOnlyList<DeliveryCount> CancelPending(ChannelAddress? channel, string reason)
    {
        var pending = rows.ReadPending(channel);
        foreach (var delivery in pending)
        {
            rows.Save(delivery with { State = DeliveryState.Failed, Reason = reason });
        }

        return
        [
            .. pending.GroupBy(delivery => delivery.Channel)
                .Select(group => new DeliveryCount(group.Key, DeliveryState.Failed, group.Count(), reason))
                .OrderBy(count => count.Channel.ToString(), StringComparer.Ordinal),
        ];
    }

    /// <summary>Adds the line that there are no new entries. Returns whether it was added.</summary>
    public bool TryAddEmpty(Subscription subscription, DateTimeOffset due)
    {
        var (at, key) = (due.ToMilliseconds(), PostPlan.KeyOfEmpty(subscription, due));
        if (rows.FindSubscription(subscription.Id) is null || rows.HasDelivery(subscription.Id, at) || rows.FindMessage(key) is not null)
        {
            return false;
        }

        rows.Save(new StoredMessage(key, subscription.Channel, subscription.Id, key, MessageKind.Empty, [], at, DeliveryState.Pending));
        return true;
    }

    private StoredSubscription Activate(StoredSubscription? known, Subscription subscription)
    {
        var stored = (known ?? new(subscription, true)) with { Subscription = subscription with { Since = known?.Subscription.Since ?? subscription.Since }, IsActive = true };
        if (stored != known)
        {
            rows.Save(stored);
        }

        return stored;
    }

    private void MoveFromInactive(IReadOnlyList<Subscription> active)
    {
        var ids = active.Select(subscription => subscription.Id).ToHashSet();
        var first = active.GroupBy(subscription => subscription.Channel).ToDictionary(group => group.Key, group => group.Select(other => other.Id).Min(StringComparer.Ordinal)!);
        foreach (var delivery in rows.ReadPending(null).Where(delivery => !ids.Contains(delivery.SubscriptionId)))
        {
            if (first.TryGetValue(delivery.Channel, out var other))
            {
                rows.Save(delivery with { SubscriptionId = other });
            }
        }
    }
}
