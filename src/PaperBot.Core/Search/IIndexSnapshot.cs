namespace PaperBot.Search;

/// <summary>
/// All entries at one moment, newest date first, then in the digest's own order; entries without a date come last. The lists know their count
/// at once, and read an entry when it is asked for, until the snapshot is disposed of.
/// </summary>
/// <remarks>
/// Every method throws <see cref="IndexException"/> if the index turns out to be damaged, which is rebuilt then, and
/// <see cref="OperationCanceledException"/> when the token with which it was opened is cancelled.
/// </remarks>
public interface IIndexSnapshot : IDisposable
{
    /// <summary>How many entries there are.</summary>
    int Count { get; }

    /// <summary>The tags in use.</summary>
    TagVocabulary Tags { get; }

    /// <summary>The days that have entries, newest first.</summary>
    IReadOnlyList<DateOnly> Dates { get; }

    /// <summary>Finds an entry by its id; null if there is none.</summary>
    Entry? FindEntry(EntryId id);

    /// <summary>Finds the entries on an arXiv paper, by its id without version, and then those that only mention it.</summary>
    IReadOnlyList<Entry> FindByArxivId(string arxivId);

    /// <summary>
    /// Finds the other entries on the same paper, newest first: those whose own link is to the same arXiv paper, and those with the same title,
    /// unless their own links or authors show that it is another paper, or neither entry names a paper.
    /// </summary>
    IReadOnlyList<Entry> FindOnSamePaper(Entry entry);

    /// <summary>Finds the entries that an entry links to, in the order of its links. Links to unknown notes are skipped.</summary>
    IReadOnlyList<Entry> FindLinked(Entry entry);

    /// <summary>Finds the entries that link to an entry's note or mention its paper, newest first.</summary>
    IReadOnlyList<Entry> FindCiting(Entry entry);

    /// <summary>Finds the entries that share the most rare terms and tags with an entry, the most similar first.</summary>
    /// <param name="entry">The entry, which is not among them.</param>
    /// <param name="max">How many to find.</param>
    IReadOnlyList<Entry> FindSimilar(Entry entry, int max);

    /// <summary>Finds the entries that match a filter.</summary>
    IReadOnlyList<Entry> Find(Filter filter);

    /// <summary>Finds the entries that match a filter: first those that match by their own tags, then those that match only by derived tags.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="ownCount">How many match by their own tags.</param>
    IReadOnlyList<Entry> FindOwnTagsFirst(Filter filter, out int ownCount);

    /// <summary>Finds the entries that were read from a source.</summary>
    /// <param name="location">The source's location.</param>
    IReadOnlyList<Entry> FindFrom(string location);

    /// <summary>Finds the entries with a title and authors of which the paper is not known.</summary>
    IReadOnlyList<Entry> FindWithoutPaper();

    /// <summary>
    /// Finds the entries that match a filter and contain the words, best first. <c>moe|llm</c> means either word. If there are none, typing
    /// errors are forgiven, and then words that are missing; the result says so.
    /// </summary>
    SearchResult Search(IReadOnlyList<SearchWord> words, Filter filter);

    /// <summary>Finds the entries whose title contains all the words, the last one perhaps unfinished; only those with exactly this title, if there are any.</summary>
    IReadOnlyList<Entry> SearchTitles(string words);

    /// <summary>Completes a text to authors: those of whom some name begins with it, those with the most entries first.</summary>
    IReadOnlyList<AuthorCount> CompleteAuthor(string typed, int max);

    /// <summary>Finds the authors most similar to a name that no entry has, the most similar first.</summary>
    IReadOnlyList<AuthorCount> FindNearestAuthors(string missing, int max);

    /// <summary>Counts the entries that match a filter by month, tag and author.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="max">How many tags and authors to name, the most frequent first.</param>
    EntryStatistics Summarize(Filter filter, int max);
}

/// <summary>An author as most entries write the name, and how many entries have it.</summary>
public sealed record AuthorCount(string Name, int Count);

/// <summary>What a set of entries consists of.</summary>
/// <param name="Total">How many entries there are.</param>
/// <param name="Months">The number of entries in each month that has any, the newest first; the first day stands for the month.</param>
/// <param name="Undated">How many have no date.</param>
/// <param name="Tags">The most frequent tags.</param>
/// <param name="Authors">The most frequent authors.</param>
public sealed record EntryStatistics(
    int Total, IReadOnlyList<(DateOnly Month, int Count)> Months, int Undated, IReadOnlyList<TagCount> Tags, IReadOnlyList<AuthorCount> Authors);
