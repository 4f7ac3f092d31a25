using PaperBot.Entries;
using PaperBot.Filters;
using PaperBot.Storage;

namespace PaperBot.Search;

/// <summary>The index that answers look-ups; derived from the store, and rebuilt from it at any time.</summary>
public interface IEntryIndex
{
    /// <summary>The present state. A command takes it once and sees one state throughout.</summary>
    IIndexSnapshot Current { get; }

    /// <summary>True while the store is empty and something else is shown.</summary>
    bool IsStandIn { get; }

    /// <summary>False until the store has been read for the first time.</summary>
    bool IsLoaded { get; }

    /// <summary>Takes over what has changed in the store, by this process or another. True if something had.</summary>
    bool Refresh();

    /// <summary>Begins to apply an import that is about to be committed.</summary>
    /// <param name="import">What it changes.</param>
    /// <returns>Shows the changes; to be called when the import is durable.</returns>
    Action Prepare(StoreChanges import);
}

/// <summary>All entries at one moment, newest date first and then in the digest's own order; entries without a date come last.</summary>
public interface IIndexSnapshot
{
    /// <summary>How many entries there are.</summary>
    int Count { get; }

    /// <summary>The tags in use.</summary>
    TagVocabulary Tags { get; }

    /// <summary>The days that have entries, newest first.</summary>
    IReadOnlyList<DateOnly> Dates { get; }

    /// <summary>The entry with an id, or null.</summary>
    Entry? FindEntry(EntryId id);

    /// <summary>The entries that link to an arXiv paper, by its id without version.</summary>
    IReadOnlyList<Entry> FindByArxivId(string arxivId);

    /// <summary>
    /// The other notes on an entry's paper, newest first: those whose own link leads to the same arXiv paper, and those of the same title
    /// unless their own links or authors say that it is another paper, or neither names any paper.
    /// </summary>
    IReadOnlyList<Entry> FindOtherNotes(Entry entry);

    /// <summary>The entries that an entry's links to other notes name, in the order of the links. A link that names no entry is skipped.</summary>
    IReadOnlyList<Entry> FindLinkedNotes(Entry entry);

    /// <summary>The entries that pass a filter.</summary>
    IReadOnlyList<Entry> Find(Filter filter);

    /// <summary>The entries that pass a filter: those that do so by their author's own tags, then those that only a derived tag brings in.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="byAuthor">How many are by their author's own tags.</param>
    IReadOnlyList<Entry> FindByAuthorFirst(Filter filter, out int byAuthor);

    /// <summary>The entries that pass a filter and hold all the words (one of <c>moe|llm</c>), each from a word's beginning (Korean: anywhere).</summary>
    IReadOnlyList<Entry> Search(IReadOnlyList<string> words, Filter filter);

    /// <summary>The entries whose title holds all the words; only those with exactly this title, if there are any.</summary>
    IReadOnlyList<Entry> SearchTitles(string words);
}
