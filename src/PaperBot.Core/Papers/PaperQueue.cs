namespace PaperBot.Papers;

/// <summary>
/// The entries whose paper has to be looked up, newest first: those with a title and authors whose author does not link to the paper. They are read in
/// batches, since there may be a million of them; when entries are added, the batch is read again, so that these do not wait for older ones.
/// </summary>
/// <param name="known">What was found before.</param>
internal sealed class PaperQueue(IReadOnlyList<PaperLookup> known)
{
    private const int MaxBatch = 500;

    private static readonly TimeSpan MissLifetime = TimeSpan.FromDays(7);
    private static readonly TimeSpan Postponement = TimeSpan.FromHours(1);

    // An edit can make an entry due while no other is.
    private static readonly TimeSpan MaxPause = TimeSpan.FromHours(1);

    private readonly Dictionary<EntryId, (long Subject, DateTimeOffset Until)> _waiting = known.ToDictionary(lookup => lookup.Entry, WaitAfter);
    private Queue<EntryId> _batch = [];
    private int _count;
    private DateTimeOffset _readAgain;

    /// <summary>The next entry; null if there is none now.</summary>
    public Entry? FindNext(IIndexSnapshot entries, DateTimeOffset now)
    {
        if (entries.Count != _count)
        {
            Read(entries, now);
        }

        if (FindInBatch(entries, now) is { } next)
        {
            return next;
        }

        if (now < _readAgain)
        {
            return null;
        }

        Read(entries, now);
        return FindInBatch(entries, now);
    }

    /// <summary>Removes an entry that was looked up. A miss is due again after a week, and anything when the title or the authors have changed.</summary>
    public void Remove(PaperLookup lookup) => _waiting[lookup.Entry] = WaitAfter(lookup);

    /// <summary>Lets the others go first: this one may be what the server cannot answer.</summary>
    public void Postpone(Entry entry, DateTimeOffset now) => _waiting[entry.Id] = (PaperLookup.SubjectOf(entry), now + Postponement);

    private void Read(IIndexSnapshot entries, DateTimeOffset now)
    {
        _batch = new(entries.FindWithoutPaper().Where(entry => IsDue(entry, now)).Take(MaxBatch).Select(entry => entry.Id));
        _count = entries.Count;
        _readAgain = _batch.Count > 0 ? now : _waiting.Values.Select(wait => wait.Until).Where(until => until > now).Append(now + MaxPause).Min();
    }

    private Entry? FindInBatch(IIndexSnapshot entries, DateTimeOffset now)
    {
        while (_batch.TryPeek(out var id))
        {
            // It may have been edited or withdrawn since the batch was read.
            if (entries.FindEntry(id) is { } entry && IsDue(entry, now))
            {
                return entry;
            }

            _batch.Dequeue();
        }

        return null;
    }

    private bool IsDue(Entry entry, DateTimeOffset now) => entry.Authors.Count > 0 && FoldedText.Words(entry.Title).Length > 1 && entry.Paper is null
        && !(_waiting.TryGetValue(entry.Id, out var wait) && now < wait.Until && wait.Subject == PaperLookup.SubjectOf(entry));

    private static (long Subject, DateTimeOffset Until) WaitAfter(PaperLookup lookup) =>
        (lookup.Subject, lookup.Found is null ? lookup.At + MissLifetime : DateTimeOffset.MaxValue);
}
