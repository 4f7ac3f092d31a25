using PaperBot.Filters;
using PaperBot.Search;

namespace PaperBot.Web;

/// <summary>What the page of an entry shows.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Text">Its texts.</param>
/// <param name="Links">Its links.</param>
public sealed record EntryView(Entry Entry, EntryText Text, IReadOnlyList<CardLink> Links)
{
    private const int MaxNotes = 20;

    /// <summary>The entry for a bibliography.</summary>
    public required string Bibtex { get; init; }

    /// <summary>Other notes on the same paper.</summary>
    public IReadOnlyList<Entry> SamePaper { get; init; } = [];

    /// <summary>The notes that the entry links to.</summary>
    public IReadOnlyList<Entry> Linked { get; init; } = [];

    /// <summary>The entry before it in lists, which show the newest first; null for the first one.</summary>
    public Entry? Newer { get; init; }

    /// <summary>The entry after it in lists; null for the last one that has a date.</summary>
    public Entry? Older { get; init; }

    /// <summary>Finds an entry; null if there is none.</summary>
    /// <param name="entries">The index.</param>
    /// <param name="id">The entry's id.</param>
    /// <param name="locale">The language of PaperBot's own words.</param>
    /// <param name="language">The language of the commentary, if it is in both.</param>
    public static EntryView? Find(IIndexSnapshot entries, EntryId id, Locale locale, Locale language)
    {
        if (entries.FindEntry(id) is not { } entry)
        {
            return null;
        }

        var (newer, older) = FindNeighbours(entries, entry);
        return new(entry, EntryText.Of(entry, locale, language), [.. CardLink.Of(entry, locale)])
        {
            Bibtex = Citations.Bibtex.Cite(entry),
            SamePaper = [.. entries.FindOnSamePaper(entry).Take(MaxNotes)],
            Linked = [.. entries.FindLinked(entry).Take(MaxNotes)],
            Newer = newer,
            Older = older,
        };
    }

    private static (Entry? Newer, Entry? Older) FindNeighbours(IIndexSnapshot entries, Entry entry)
    {
        if (entry.Date is not { } date)
        {
            return (null, null);
        }

        var day = OfDay(entries, date);
        var at = day.FindIndex(other => other.Id == entry.Id);
        var dates = entries.Dates;
        var number = Enumerable.Range(0, dates.Count).FirstOrDefault(number => dates[number] <= date);
        return (
            at > 0 ? day[at - 1] : number > 0 ? OfDay(entries, dates[number - 1])[^1] : null,
            at < day.Count - 1 ? day[at + 1] : number < dates.Count - 1 ? OfDay(entries, dates[number + 1])[0] : null);
    }

    private static List<Entry> OfDay(IIndexSnapshot entries, DateOnly day) => [.. entries.Find(new Filter { Dates = DateRange.Day(day) })];
}
