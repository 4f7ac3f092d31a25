namespace PaperBot.Search;

/// <summary>Finds the entries that are on the same paper as an entry, and those that it links to.</summary>
internal sealed class RelatedEntries(IndexedEntry[] entries, PostingMap<string> byPaper)
{
    private const int MaxDaysApart = 3;
    private const int MaxLinks = 20;

    private readonly PostingMap<string> _byTitle = new(
        entries.Length, position => entries[position].Text.Title is { Length: > 1 } title ? [title] : Array.Empty<string>());

    /// <summary>Finds the positions of the other entries on the same paper as the entry at a position.</summary>
    public int[] FindOnSamePaper(int position)
    {
        var (entry, text) = (entries[position].Entry, entries[position].Text);
        var sameId = text.OwnArxivIds.Select(id => byPaper[id]).Aggregate(Array.Empty<int>(), PostingList.Union);
        var sameTitle = _byTitle[text.Title].Where(other => IsOnSamePaper(entry, entries[other].Entry)).ToArray();
        return PostingList.Except(PostingList.Union(sameId, sameTitle), [position]);
    }

    /// <summary>Finds the positions of the entries that an entry links to, in the order of its links.</summary>
    public IEnumerable<int> FindLinked(Entry entry) =>
        entry.NoteLinks.Take(MaxLinks).Select(FindTarget).OfType<int>().Distinct().Where(position => entries[position].Entry.Id != entry.Id);

    private int? FindTarget(NoteLink link)
    {
        var title = FoldedText.Words(link.Title);
        if (title.Length == 1)
        {
            return null;
        }

        if (link.Date is not { DayNumber: var day })
        {
            return Enumerable.Range(0, entries.Length).Where(position => IsNamed(position, title)).Cast<int?>().FirstOrDefault();
        }

        // The entry may have the date of a digest that contains it too, and a file's name is often only the beginning of the title.
        var first = PostingList.Partition(entries.Length, position => entries[position].Entry.Date?.DayNumber > day + MaxDaysApart);
        var end = PostingList.Partition(entries.Length, position => entries[position].Entry.Date?.DayNumber >= day - MaxDaysApart);
        return Enumerable.Range(first, Math.Max(0, end - first))
            .Where(position => entries[position].Text.Title.StartsWith(title, StringComparison.Ordinal))
            .OrderBy(position => entries[position].Text.Title != title)
            .ThenBy(position => Math.Abs(entries[position].Entry.Date!.Value.DayNumber - day))
            .Cast<int?>()
            .FirstOrDefault();
    }

    // Without a date, one word would match any title that begins with it. So the name has to be the whole title, or all of it before the colon.
    private bool IsNamed(int position, string title) => entries[position].Text.Title.StartsWith(title, StringComparison.Ordinal)
        && (entries[position].Text.Title == title || FoldedText.Words(entries[position].Entry.Title.Split(':')[0]) == title);

    private static bool IsOnSamePaper(Entry one, Entry other) =>
        !PaperKeys.AreTwoPapers(one, other) && (PaperKeys.NamesPaper(one) || PaperKeys.NamesPaper(other));
}
