using PaperBot.Filters;

namespace PaperBot.Tests.Search.Oracle;

/// <summary>The look-ups as <see cref="IIndexSnapshot"/> promises them, each by a scan of all entries.</summary>
internal sealed class ScannedEntries
{
    private const int MaxDaysApart = 3;

    private readonly Entry[] _entries;
    private readonly TagAliases _aliases;

    /// <param name="written">The entries as they are stored.</param>
    /// <param name="aliases">The aliases of tags.</param>
    public ScannedEntries(IEnumerable<Entry> written, TagAliases aliases)
    {
        _aliases = aliases;
        Entry[] all = [.. written];
        Tags = new(all.SelectMany(Spellings).CountBy(text => text, StringComparer.Ordinal).Select(pair => new TagCount(new(pair.Key), pair.Value)));
        _entries =
        [
            .. all.Select(entry => Tags.ApplySpelling(aliases.Apply(entry)))
                .OrderByDescending(entry => entry.Date ?? DateOnly.MinValue)
                .ThenBy(entry => entry.Date is null)
                .ThenBy(entry => entry.Source.File, StringComparer.Ordinal)
                .ThenBy(entry => entry.Source.Location, StringComparer.Ordinal)
                .ThenBy(entry => entry.Ordinal)
                .ThenBy(entry => entry.Id.Value, StringComparer.Ordinal),
        ];
    }

    public IReadOnlyList<Entry> All => _entries;

    public TagVocabulary Tags { get; }

    public IEnumerable<DateOnly> Dates => _entries.Select(entry => entry.Date).OfType<DateOnly>().Distinct();

    public IEnumerable<Entry> FindByArxivId(string id) => _entries.Where(entry => OwnIds(entry).Contains(id))
        .Concat(_entries.Where(entry => !OwnIds(entry).Contains(id) && entry.Links.Any(link => link.ArxivId == id)));

    public IEnumerable<Entry> FindOnSamePaper(Entry entry) => _entries.Where(other => other.Id != entry.Id && IsOnSamePaper(entry, other));

    public IEnumerable<Entry> FindLinked(Entry entry) =>
        entry.NoteLinks.Select(FindTarget).OfType<Entry>().Where(target => target.Id != entry.Id).DistinctBy(target => target.Id);

    public IEnumerable<Entry> FindCiting(Entry entry) => _entries.Where(other => other.Id != entry.Id && !IsOnSamePaper(entry, other)
        && (other.NoteLinks.Any(link => IsNear(link, entry) && IsNamed(link, entry)) || other.Links.Any(link => link.ArxivId is { } id && OwnIds(entry).Contains(id))));

    public IEnumerable<Entry> Find(Filter filter) => _entries.Where(filter.Matches);

    public IEnumerable<Entry> FindOwnTagsFirst(Filter filter) => Find(filter).OrderByDescending(filter.MatchesOwnTags);

    public IEnumerable<Entry> FindFrom(string location) => _entries.Where(entry => entry.Source.Location == location);

    public IEnumerable<Entry> FindWithoutPaper() => _entries.Where(entry => entry.Paper is null && entry.Authors.Count > 0 && Words(entry.Title) != "");

    /// <summary>By words without accents, plurals and hyphens.</summary>
    public IEnumerable<Entry> SearchTitles(string typed)
    {
        var exact = _entries.Where(entry => Words(entry.Title) == Words(typed) && Words(typed) != "").ToList();
        var words = Words(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return exact.Count > 0 ? exact : words.Length == 0 ? [] : _entries.Where(entry => Words(entry.Title).Split(' ') is var title
            && words[..^1].All(title.Contains) && title.Any(word => word.StartsWith(words[^1], StringComparison.Ordinal)));
    }

    /// <summary>By a word without accents and plural.</summary>
    public IEnumerable<Entry> Search(string word) =>
        _entries.Where(entry => FoldedText.Words(TextsOf(entry)).Split(' ').Any(other => other.StartsWith(word, StringComparison.Ordinal)));

    public IEnumerable<AuthorCount> CompleteAuthor(string typed) => CountAuthors(_entries, name => Rotations(name).Any(words => words.StartsWith(Words(typed), StringComparison.Ordinal)));

    public EntryStatistics Summarize(Filter filter, int max)
    {
        var entries = Find(filter).ToList();
        return new(
            entries.Count,
            [.. entries.Select(entry => entry.Date).OfType<DateOnly>().CountBy(date => date.AddDays(1 - date.Day)).Select(pair => (pair.Key, pair.Value))],
            entries.Count(entry => entry.Date is null),
            [
                .. entries.SelectMany(entry => entry.AllTags.Distinct()).CountBy(tag => tag).Select(pair => new TagCount(Tags.SpellingOf(pair.Key), pair.Value))
                    .OrderByDescending(tag => tag.Count).ThenBy(tag => tag.Tag.Folded, StringComparer.Ordinal).Take(max),
            ],
            [.. CountAuthors(entries, _ => true).Take(max)]);
    }

    /// <summary>The tags of an entry, aliases as the tags that they stand for, each once: as written, if the tag itself is.</summary>
    private IEnumerable<string> Spellings(Entry entry) => entry.AllTags.DistinctBy(tag => tag.Folded)
        .GroupBy(_aliases.Resolve)
        .Select(same => same.Where(tag => tag == same.Key).Select(tag => tag.Text).FirstOrDefault() ?? _aliases.Resolve(same.First()).Text);

    private Entry? FindTarget(NoteLink link) => Words(link.Title) == "" ? null : _entries.Where(entry => IsNear(link, entry) && IsNamed(link, entry))
        .OrderBy(entry => link.Date is not null && Words(entry.Title) != Words(link.Title))
        .ThenBy(entry => link.Date is { } date ? Math.Abs(entry.Date!.Value.DayNumber - date.DayNumber) : 0)
        .FirstOrDefault();

    private static bool IsNear(NoteLink link, Entry entry) =>
        link.Date is not { } date || (entry.Date is { } day && Math.Abs(day.DayNumber - date.DayNumber) <= MaxDaysApart);

    // A file's name, which has a date, is often only the beginning of the title.
    private static bool IsNamed(NoteLink link, Entry entry) => Words(link.Title) is { Length: > 0 } name
        && (name == Words(entry.Title) || (link.Date is null ? name == Words(entry.Title.Split(':')[0]) : $"{Words(entry.Title)} ".StartsWith($"{name} ", StringComparison.Ordinal)));

    private static bool IsOnSamePaper(Entry one, Entry other) => OwnIds(one).Intersect(OwnIds(other)).Any()
        || (Words(one.Title) != "" && Words(one.Title) == Words(other.Title) && !PaperKeys.AreTwoPapers(one, other) && (PaperKeys.NamesPaper(one) || PaperKeys.NamesPaper(other)));

    private static IReadOnlyList<string> OwnIds(Entry entry) => entry.LookedUp?.ArxivId is { } id && entry.Paper == entry.LookedUp ? [id] : PaperKeys.OwnArxivIds(entry);

    private static IEnumerable<AuthorCount> CountAuthors(IEnumerable<Entry> entries, Func<string, bool> isWanted) => entries
        .SelectMany(entry => entry.Authors.DistinctBy(Words).Where(isWanted))
        .GroupBy(Words)
        .Select(same => new AuthorCount(same.GroupBy(name => name).OrderByDescending(written => written.Count()).ThenBy(written => written.Key, StringComparer.Ordinal).First().Key, same.Count()))
        .OrderByDescending(author => author.Count)
        .ThenBy(author => author.Name, StringComparer.Ordinal);

    private static IEnumerable<string> Rotations(string name)
    {
        var words = Words(name).Split(' ');
        return Enumerable.Range(0, words.Length).Select(first => string.Join(' ', words[first..].Concat(words[..first])));
    }

    private static IEnumerable<string> TextsOf(Entry entry) =>
        [entry.Title, .. entry.Authors, .. entry.AllTags.Select(tag => tag.Text), .. entry.Commentary, entry.Abstract ?? ""];

    private static string Words(string text) => FoldedText.Words(text).Trim();
}
