using PaperBot.Platforms;

namespace PaperBot.Storage.Posting;

/// <summary>Takes the next message of a channel. When a post begins, all of its messages are planned and stored.</summary>
public sealed class PostPlanner(IOutboxRows rows)
{
    private static readonly TimeSpan MaxLateEmpty = TimeSpan.FromHours(12);

    private readonly Restoration? _restoration = rows.FindRestoration();

    /// <summary>Takes the next message of each channel.</summary>
    public IReadOnlyList<OutboxMessage> TakeNext(IReadOnlyList<ChannelAddress> channels, DateTimeOffset now)
    {
        var taken = now.ToMilliseconds();
        return [.. channels.Select(channel => TakeNext(channel, taken)).OfType<OutboxMessage>().Select(message => _restoration?.Apply(message, now) ?? message)];
    }

    private OutboxMessage? TakeNext(ChannelAddress channel, DateTimeOffset now)
    {
        if (rows.IsSuspended(channel))
        {
            return null;
        }

        // What was true of a day is not said days later or in quiet hours, nor to a channel that has unsubscribed.
        while (rows.FindOpen(channel) is { Kind: MessageKind.Empty, State: DeliveryState.Pending } empty
            && (now - empty.Due > MaxLateEmpty
                || rows.FindSubscription(empty.SubscriptionId) is not { IsActive: true } stored
                || DueTime.AllowedFrom(stored.Subscription, now) > now))
        {
            rows.Delete(empty);
        }

        var next = rows.FindOpen(channel) ?? Plan(channel, now) ?? rows.FindOpen(channel);
        if (next is null or { State: DeliveryState.Sending })
        {
            return next is null ? null : rows.ToOutbox(next, isInterrupted: true);
        }

        var message = next with { State = DeliveryState.Sending, Taken = now, Since = next.Since ?? now, Tries = next.Tries + 1 };
        rows.Save(message);
        return rows.ToOutbox(message, isInterrupted: false);
    }

    /// <summary>Plans the next post of a channel; returns its first message, or null if nothing is due.</summary>
    private StoredMessage? Plan(ChannelAddress channel, DateTimeOffset now)
    {
        while (rows.ReadDue(channel, now) is { Count: > 0 } due)
        {
            var first = FindFirst(due);
            var stored = rows.FindSubscription(first.SubscriptionId)!;
            var own = due.Where(delivery => delivery.SubscriptionId == first.SubscriptionId).ToList();
            if (DueTime.AllowedFrom(stored.Subscription, now) is var allowed && allowed > now)
            {
                // It is late, and its time would be one in which nothing is posted.
                own.ForEach(delivery => rows.Save(delivery with { Due = allowed.ToMilliseconds() }));
                continue;
            }

            var (kept, carriedOver) = CarryOver(stored, own, now);
            var isSummary = stored.Subscription.Schedule != DeliverySchedule.Each && kept.Count > 0;
            if (carriedOver > 0 && !isSummary)
            {
                SayCarriedOver(stored.Subscription, carriedOver, now);
            }

            if (kept.Count > 0)
            {
                return Plan(stored, Choose(stored.Subscription, kept), isSummary ? carriedOver : 0, now);
            }
        }

        return null;
    }

    /// <summary>Finds the delivery that the next post begins with: what is posted one by one at the same time comes in the order of the entries, whichever subscription it is for.</summary>
    private StoredDelivery FindFirst(IReadOnlyList<StoredDelivery> due)
    {
        var same = due.TakeWhile(delivery => delivery.Due == due[0].Due).ToLookup(delivery => delivery.SubscriptionId);
        var each = same.Where(group => rows.FindSubscription(group.Key)!.Subscription.Schedule == DeliverySchedule.Each).ToList();
        return each.Count > 1 && each.Any(group => group.Key == due[0].SubscriptionId) ? InOrder([.. each.SelectMany(group => group)], EntryPosition.OldestFirst).First() : due[0];
    }

    /// <summary>Postpones the deliveries beyond a subscription's maximum a day; returns the others, and how many were postponed.</summary>
    private (IReadOnlyList<StoredDelivery> Kept, int CarriedOver) CarryOver(StoredSubscription stored, List<StoredDelivery> due, DateTimeOffset now)
    {
        var allowed = stored.AllowedOn(now);
        if (allowed >= due.Count)
        {
            return (due, 0);
        }

        // By age, so that nothing is postponed for ever.
        var ordered = InOrder(due, EntryPosition.OldestFirst).OrderBy(delivery => delivery.Due).ToList();
        var (later, reason) = (stored.Subscription.NextDayDue(now).ToMilliseconds(), $"The subscription posts at most {stored.Subscription.MaxPerDay} entries a day.");
        foreach (var delivery in ordered.Skip(allowed))
        {
            rows.Save(delivery with { Due = later, Reason = reason });
        }

        return ([.. ordered.Take(allowed)], due.Count - allowed);
    }

    /// <summary>Says in one line a day how many entries are carried over, where no summary says so.</summary>
    private void SayCarriedOver(Subscription subscription, int count, DateTimeOffset now)
    {
        var key = PostPlan.KeyOfCarriedOver(subscription, subscription.NextDayDue(now));
        var line = rows.FindMessage(key) ?? new(key, subscription.Channel, subscription.Id, key, MessageKind.Empty, [], now, DeliveryState.Pending);
        rows.Save(line with { CarriedOver = line.CarriedOver + count, Edit = line.State == DeliveryState.Pending ? null : now });
    }

    /// <summary>The deliveries of one post, in its order.</summary>
    private IEnumerable<StoredDelivery> Choose(Subscription subscription, IReadOnlyList<StoredDelivery> due)
    {
        if (due.Count > Limits.EntriesAtOnce)
        {
            return InOrder(due, EntryPosition.NewestFirst).Take(Limits.EntriesInSummary);
        }

        var same = InPostOrder(subscription, [.. due.Where(delivery => delivery.Due == due[0].Due)]);
        return subscription.Schedule == DeliverySchedule.Each ? same.Take(1) : same;
    }

    private StoredMessage Plan(StoredSubscription stored, IEnumerable<StoredDelivery> chosen, int carriedOver, DateTimeOffset now)
    {
        var deliveries = chosen.ToDictionary(delivery => delivery.Entry);
        var plan = PostPlan.Create(stored.Subscription, [.. deliveries.Keys]);
        var due = deliveries.Values.Min(delivery => delivery.Due);
        var messages = plan.Select(planned => new StoredMessage(
            planned.Key, stored.Subscription.Channel, stored.Subscription.Id, plan[0].Key, planned.Kind, planned.Entries, due, DeliveryState.Pending)
        {
            Part = planned.Part,
            Parts = plan.Count(other => other.Kind == planned.Kind),
            Total = deliveries.Count,
            CarriedOver = carriedOver,
        }).ToList();
        messages.ForEach(rows.Save);
        foreach (var message in messages)
        {
            KeepAttempts(message, deliveries);
            foreach (var entry in message.Entries)
            {
                deliveries[entry] = message.Kind == MessageKind.Card ? deliveries[entry] with { Card = message.Key }
                    : deliveries[entry] with { State = DeliveryState.Sending, Key = message.Key, Taken = now, Reason = null, LastKey = null };
            }
        }

        foreach (var delivery in deliveries.Values)
        {
            rows.Save(delivery);
        }

        if (stored.Count(deliveries.Count, now) is var counted && counted != stored)
        {
            rows.Save(counted);
        }

        return messages[0];
    }

    /// <summary>What was done about messages that were taken back belongs to the one that shows their entries now.</summary>
    private void KeepAttempts(StoredMessage message, Dictionary<EntryId, StoredDelivery> deliveries)
    {
        var keys = message.Entries.Select(entry => deliveries[entry].LastKey).OfType<IdempotencyKey>().Distinct().Where(key => key != message.Key).ToList();
        if (keys.Count > 0 && message.Kind != MessageKind.Card)
        {
            rows.Save(new StoredAttempts(message.Key, AttemptLog.Merge(message.Key, keys.Prepend(message.Key).SelectMany(rows.ReadAttempts))));
        }
    }

    /// <summary>What is posted one by one is read from the oldest on, and a summary from the newest.</summary>
    private IEnumerable<StoredDelivery> InPostOrder(Subscription subscription, IReadOnlyList<StoredDelivery> deliveries) =>
        InOrder(deliveries, subscription.Schedule == DeliverySchedule.Each ? EntryPosition.OldestFirst : EntryPosition.NewestFirst);

    private IEnumerable<StoredDelivery> InOrder(IReadOnlyList<StoredDelivery> deliveries, Comparer<EntryPosition> order)
    {
        var byEntry = deliveries.ToDictionary(delivery => delivery.Entry);
        return rows.Sort([.. byEntry.Keys], order).Select(entry => byEntry[entry]);
    }
}
