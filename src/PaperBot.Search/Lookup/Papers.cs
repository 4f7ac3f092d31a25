using Lucene.Net.Search;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Lookup;

/// <summary>Finds the entries that are on the same paper as an entry, that it links to, and that link to it.</summary>
/// <param name="state">The state of the index.</param>
/// <param name="read">Reads the entry of a document.</param>
internal sealed class Papers(IndexState state, Func<int, Entry> read)
{
    private const int MaxDaysApart = 3;
    private const int MaxLinks = 20;
    private const int MaxTitleWords = 40;

    // Titles of columns and series are shared by many.
    private const int MaxRead = 200;

    /// <summary>Finds the other entries on the same paper.</summary>
    public IReadOnlyList<Entry> FindOnSamePaper(Entry entry)
    {
        var names = new PaperNames(entry);
        var terms = names.ArxivIds.Select(id => new Lucene.Net.Index.Term(IndexFields.Paper, id)).ToList();
        if (names.Title.Length > 1)
        {
            terms.Add(new(IndexFields.FoldedTitle, EntryDocument.Cut(names.Title)));
        }

        return [.. Read(FilterQuery.AnyTerm(terms)).Where(other => other.Id != entry.Id && IsOnSamePaper(entry, names, other))];
    }

    /// <summary>Finds the entries that an entry links to, in the order of its links.</summary>
    public IReadOnlyList<Entry> FindLinked(Entry entry) =>
        [.. entry.NoteLinks.Take(MaxLinks).Select(FindTarget).OfType<Entry>().Where(target => target.Id != entry.Id).DistinctBy(target => target.Id)];

    /// <summary>Finds the entries that link to an entry's note, or mention its paper.</summary>
    public IReadOnlyList<Entry> FindCiting(Entry entry)
    {
        var names = new PaperNames(entry);
        var links = Beginnings(names.Title).Select(name => new Lucene.Net.Index.Term(IndexFields.Cites, name));
        var mentions = names.ArxivIds.Select(id => new Lucene.Net.Index.Term(IndexFields.Mention, id));
        return
        [
            .. Read(FilterQuery.AnyTerm([.. links, .. mentions])).Where(other => other.Id != entry.Id && !IsOnSamePaper(entry, names, other)
                && (other.NoteLinks.Any(link => IsTarget(link, entry, names.Title)) || other.Links.Any(link => link.ArxivId is { } id && names.ArxivIds.Contains(id)))),
        ];
    }

    private Entry? FindTarget(NoteLink link)
    {
        var title = FoldedText.Words(link.Title);
        if (title.Length == 1)
        {
            return null;
        }

        if (link.Date is not { } date)
        {
            return Read(FilterQuery.AnyTerm([new(IndexFields.FoldedTitle, EntryDocument.Cut(title)), new(IndexFields.ShortTitle, EntryDocument.Cut(title))])).FirstOrDefault();
        }

        // The entry may have the date of a digest that contains it too, and a file's name is often only the beginning of the title.
        var day = EntryPlace.Day(date);
        return Read(new PrefixQuery(new(IndexFields.FoldedTitle, EntryDocument.Cut(title))), day - MaxDaysApart, day + MaxDaysApart)
            .OrderBy(entry => FoldedText.Words(entry.Title) != title)
            .ThenBy(entry => Math.Abs(EntryPlace.Day(entry.Date) - day))
            .FirstOrDefault();
    }

    /// <summary>Whether a link may lead to an entry, by its name.</summary>
    private static bool IsTarget(NoteLink link, Entry entry, string title)
    {
        var name = FoldedText.Words(link.Title);
        return name.Length > 1 && (link.Date is { } date
            ? entry.Date is { } day && Math.Abs(day.DayNumber - date.DayNumber) <= MaxDaysApart && title.StartsWith(name, StringComparison.Ordinal)
            : name == title || name == FoldedText.Words(entry.Title.Split(':')[0]));
    }

    /// <summary>The beginnings of a folded title, up to each of its words.</summary>
    private static IEnumerable<string> Beginnings(string title) =>
        title.Index().Where(at => at.Item == ' ' && at.Index > 0).Take(MaxTitleWords).Select(at => title[..(at.Index + 1)]).Append(title).Where(name => name.Length > 1).Distinct();

    private static bool IsOnSamePaper(Entry one, PaperNames names, Entry other)
    {
        var otherNames = new PaperNames(other);
        return names.ArxivIds.Intersect(otherNames.ArxivIds).Any()
            || (names.Title.Length > 1 && names.Title == otherNames.Title && !PaperKeys.AreTwoPapers(one, other) && (PaperKeys.NamesPaper(one) || PaperKeys.NamesPaper(other)));
    }

    private IEnumerable<Entry> Read(Query query, int first = EntryPlace.NoDay, int last = int.MaxValue) =>
        EntrySet.Match(state.Searcher, query, first, last).From(0).Take(MaxRead).Select(read);
}
