namespace PaperBot.Delivery;

/// <summary>
/// Puts entries of one import into the outbox: a pending delivery for each channel with a matching subscription, in the same transaction as the
/// entry. An incomplete entry waits first, since notes are often stored before they are written.
/// </summary>
internal sealed class Outbox(
    IImportTransaction import,
    IReadOnlyList<(Subscription Subscription, Filter Filter)> subscriptions,
    TagAliases aliases,
    DateTimeOffset now,
    DeliveryScope scope,
    TimeSpan settle)
{
    /// <summary>Adds a new entry, or makes it wait until it is complete or has settled. Returns the number of deliveries added.</summary>
    public int Enqueue(Entry entry)
    {
        if (scope == DeliveryScope.None)
        {
            return 0;
        }

        if (IsComplete(entry) || settle == TimeSpan.Zero)
        {
            return Add(entry, scope);
        }

        import.SetSettles(entry.Id, now + settle);
        return 0;
    }

    /// <summary>Notes that an entry has changed: one that waits is due now if it is complete, and otherwise its wait starts again.</summary>
    public void NoteChange(Entry entry)
    {
        if (import.IsSettling(entry.Id))
        {
            import.SetSettles(entry.Id, IsComplete(entry) ? now : now + settle);
        }
    }

    /// <summary>Adds the entries whose wait is over. A source reported them as new, whatever this import is.</summary>
    public void EnqueueSettled()
    {
        foreach (var entry in import.ReadSettled(now))
        {
            Add(entry, DeliveryScope.All);
            import.SetSettles(entry.Id, null);
        }
    }

    // A channel gets an entry once, at the earliest time of its matching subscriptions.
    private int Add(Entry entry, DeliveryScope scope)
    {
        var canonical = aliases.Apply(entry);
        var deliveries = subscriptions
            .Where(item => item.Filter.Matches(canonical) && (scope == DeliveryScope.All || entry.Date >= item.Subscription.Since))
            .Select(item => (item.Subscription, Due: item.Subscription.NextDue(now)))
            .GroupBy(item => item.Subscription.Channel)
            .Select(channel => channel.MinBy(item => item.Due))
            .ToList();
        foreach (var (subscription, due) in deliveries)
        {
            import.AddDelivery(subscription, entry.Id, due);
        }

        return deliveries.Count;
    }

    private static bool IsComplete(Entry entry) => entry.Commentary.Count > 0 && entry.Tags.Count > 0;
}

/// <summary>Which of an import's new entries are posted to the channels that subscribe to them.</summary>
public enum DeliveryScope
{
    /// <summary>All: a source reports them as new.</summary>
    All,

    /// <summary>Those dated on or after the day on which a subscription was first active: a person imports, and what is older is archive.</summary>
    SinceSubscribed,

    /// <summary>None: a source is read for the first time, and what it contains is archive.</summary>
    None,
}
