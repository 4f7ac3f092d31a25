namespace PaperBot.Papers;

/// <summary>The entries whose paper has to be looked up, newest first: those with a title and authors whose author does not link to the paper.</summary>
/// <param name="known">What was found before.</param>
internal sealed class PaperQueue(IReadOnlyList<PaperLookup> known)
{
    private static readonly TimeSpan MissLifetime = TimeSpan.FromDays(7);
    private static readonly TimeSpan Postponement = TimeSpan.FromHours(1);

    private readonly Dictionary<EntryId, (long Subject, DateTimeOffset Until)> _waiting = known.ToDictionary(lookup => lookup.Entry, WaitAfter);
    private IIndexSnapshot? _searched;
    private DateTimeOffset _searchAgain;

    /// <summary>The next entry; null if there is none now.</summary>
    public Entry? FindNext(IIndexSnapshot entries, DateTimeOffset now)
    {
        if (ReferenceEquals(entries, _searched) && now < _searchAgain)
        {
            return null;
        }

        var next = entries.Find(Filter.Everything).FirstOrDefault(entry => IsDue(entry, now));
        if (next is null)
        {
            (_searched, _searchAgain) = (entries, _waiting.Values.Select(wait => wait.Until).Where(until => until > now).DefaultIfEmpty(DateTimeOffset.MaxValue).Min());
        }

        return next;
    }

    /// <summary>Removes an entry that was looked up. A miss is due again after a week, and anything when the title or the authors have changed.</summary>
    public void Remove(PaperLookup lookup) => _waiting[lookup.Entry] = WaitAfter(lookup);

    /// <summary>Lets the others go first: this one may be what the server cannot answer.</summary>
    public void Postpone(Entry entry, DateTimeOffset now) => _waiting[entry.Id] = (PaperLookup.SubjectOf(entry), now + Postponement);

    private bool IsDue(Entry entry, DateTimeOffset now) => entry.Authors.Count > 0 && FoldedText.Words(entry.Title).Length > 1 && entry.Paper is null
        && !(_waiting.TryGetValue(entry.Id, out var wait) && now < wait.Until && wait.Subject == PaperLookup.SubjectOf(entry));

    private static (long Subject, DateTimeOffset Until) WaitAfter(PaperLookup lookup) =>
        (lookup.Subject, lookup.Found is null ? lookup.At + MissLifetime : DateTimeOffset.MaxValue);
}
