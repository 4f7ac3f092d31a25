namespace PaperBot.Delivery;

/// <summary>
/// Puts entries of one import into the outbox: a pending delivery for each channel with a matching subscription, in the same transaction as the
/// entry. An entry waits first until its author has finished its document; see <see cref="NewsRules"/>.
/// </summary>
/// <param name="import">The import.</param>
/// <param name="subscriptions">The active subscriptions, with their filters.</param>
/// <param name="matcher">Says which entries a filter means.</param>
/// <param name="now">The current time.</param>
/// <param name="scope">Which new entries are posted.</param>
/// <param name="rules">Which of these are archive, and when the others are posted.</param>
/// <param name="index">The index, whose entries show whether another is complete.</param>
internal sealed class Outbox(
    IImportTransaction import,
    IReadOnlyList<(Subscription Subscription, WordsAndFilter Filter)> subscriptions,
    SubscriptionMatcher matcher,
    DateTimeOffset now,
    DeliveryScope scope,
    NewsRules rules,
    IEntryIndex index)
{
    private readonly OrderedDictionary<EntryId, Entry> _new = [];
    private readonly HashSet<EntryId> _changed = [];

    /// <summary>Notes a new entry.</summary>
    public void NoteNew(Entry entry)
    {
        if (scope != DeliveryScope.None)
        {
            _new[entry.Id] = entry;
        }
    }

    /// <summary>Notes an entry that was known before: it is posted only on request.</summary>
    public void NoteKnown(Entry entry)
    {
        if (scope == DeliveryScope.Requested || _new.ContainsKey(entry.Id))
        {
            _new[entry.Id] = entry;
        }
    }

    /// <summary>Notes the entries of a document that was read: if its source reported it, or they have changed, the wait of those that wait starts again.</summary>
    public void NoteDocument(IEnumerable<EntryId> entries, bool isChanged)
    {
        if (isChanged || scope == DeliveryScope.All)
        {
            _changed.UnionWith(entries);
        }
    }

    /// <summary>Notes that a known entry has changed, was withdrawn or is back: the messages that show it are updated when it has settled.</summary>
    public void NoteEdited(EntryId id, bool isCorrected) => import.MarkEdited(id, now + rules.Settle, isCorrected);

    /// <summary>Notes a withdrawn entry: if it waits, it does so until it is back. Messages that show it are updated.</summary>
    public void NoteWithdrawn(EntryId id)
    {
        NoteEdited(id, isCorrected: false);
        _new.Remove(id);
        if (import.IsSettling(id))
        {
            import.SetSettles(id, DateTimeOffset.MaxValue);
        }
    }

    /// <summary>Adds all entries that have been noted, or makes them wait, or leaves them out as archive; then adds those whose wait is over.</summary>
    /// <param name="earlier">How many new entries the same import had before.</param>
    /// <returns>How many deliveries were added, and how many entries are archive.</returns>
    public OutboxSummary Complete(int earlier)
    {
        var completeness = new Completeness([.. _new.Values], index);
        var old = _changed.Where(id => !_new.ContainsKey(id) && import.IsSettling(id)).Count(id => !TryWait(import.FindEntry(id)!, completeness));
        var summary = scope == DeliveryScope.Requested ? AddAll() : FindBulk(earlier) is { } bulk ? Archive(bulk) : AddNews(completeness);
        return summary with { Enqueued = summary.Enqueued + AddSettled(), Old = summary.Old + old };
    }

    /// <summary>Makes an entry wait from now on, unless an edit has shown that it is archive.</summary>
    private bool TryWait(Entry entry, Completeness completeness)
    {
        var isNews = !rules.IsOld(entry, now);
        import.SetSettles(entry.Id, isNews ? now + (completeness.IsComplete(entry) ? rules.Settle : rules.SettleIncomplete) : null);
        return isNews;
    }

    private OutboxSummary AddAll() => new(_new.Values.Sum(Add), 0, 0);

    private OutboxSummary AddNews(Completeness completeness)
    {
        var (enqueued, old) = (0, 0);
        foreach (var entry in _new.Values)
        {
            if (rules.IsOld(entry, now))
            {
                old += IsExpected(entry) ? 1 : 0;
            }
            else if (rules.Settle == TimeSpan.Zero)
            {
                enqueued += Add(entry);
            }
            else
            {
                TryWait(entry, completeness);
            }
        }

        return new(enqueued, old, 0);
    }

    private OutboxSummary Archive(IReadOnlyList<Entry> bulk)
    {
        foreach (var entry in bulk.Where(entry => import.IsSettling(entry.Id)))
        {
            import.SetSettles(entry.Id, null);
        }

        return new(0, 0, bulk.Count(IsExpected));
    }

    /// <summary>The new entries, with those of the same source that arrived a moment ago and wait, if they are too many for news; or null.</summary>
    private IReadOnlyList<Entry>? FindBulk(int earlier)
    {
        var waiting = _new.Count == 0 || rules.Settle == TimeSpan.Zero ? [] : ReadArrived(_new.GetAt(0).Value.Source.Location);
        return _new.Count > 0 && _new.Count + Math.Max(earlier, waiting.Count) > rules.BulkEntries ? [.. _new.Values, .. waiting] : null;
    }

    private List<Entry> ReadArrived(string location)
    {
        var before = import.ReadSettled(now + rules.Settle - rules.BulkWindow).Select(entry => entry.Id).ToHashSet();
        return [.. import.ReadSettled(now + rules.SettleIncomplete).Where(entry => entry.Source.Location == location && !before.Contains(entry.Id))];
    }

    // A person who imports old notes does not expect them to be posted.
    private bool IsExpected(Entry entry) => scope == DeliveryScope.All || FindDeliveries(entry, scope).Count > 0;

    // A source reported these as new, whatever this import is.
    private int AddSettled()
    {
        var enqueued = 0;
        foreach (var entry in import.ReadSettled(now))
        {
            enqueued += Add(entry, DeliveryScope.All);
            import.SetSettles(entry.Id, null);
        }

        return enqueued;
    }

    private int Add(Entry entry) => Add(entry, scope);

    private int Add(Entry entry, DeliveryScope entryScope) =>
        FindDeliveries(entry, entryScope).Count(delivery => import.AddDelivery(delivery.Subscription, entry.Id, delivery.Due));

    // A channel gets an entry once, at the earliest time of its matching subscriptions.
    private List<(Subscription Subscription, DateTimeOffset Due)> FindDeliveries(Entry entry, DeliveryScope entryScope)
    {
        var read = matcher.Read(entry);
        return
        [
            .. subscriptions
                .Where(item => read.Matches(item.Filter) && (entryScope != DeliveryScope.SinceSubscribed || entry.Date >= item.Subscription.Since))
                .Select(item => (item.Subscription, Due: item.Subscription.NextDue(now)))
                .GroupBy(item => item.Subscription.Channel)
                .Select(channel => channel.MinBy(item => item.Due)),
        ];
    }
}

/// <summary>What an import did to the outbox.</summary>
/// <param name="Enqueued">Deliveries that were added.</param>
/// <param name="Old">New entries that are archive, since they are dated long before they arrived.</param>
/// <param name="Bulk">New entries that are archive, since they arrived with too many others.</param>
internal sealed record OutboxSummary(int Enqueued, int Old, int Bulk);
