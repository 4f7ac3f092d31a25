namespace PaperBot.Search;

/// <summary>The index that answers look-ups. It is derived from the store and can be rebuilt from it at any time.</summary>
public interface IEntryIndex
{
    /// <summary>The current state. A command reads this property once, so that it works on one state throughout.</summary>
    IIndexSnapshot Current { get; }

    /// <summary>Whether the store is empty and sample entries are shown.</summary>
    bool IsShowingSamples { get; }

    /// <summary>Whether the store has been read at least once.</summary>
    bool IsLoaded { get; }

    /// <summary>Reads what this process or another has changed in the store.</summary>
    /// <returns>Whether there were changes.</returns>
    bool Refresh();
}

/// <summary>All entries at one moment, newest date first, then in the digest's own order; entries without a date come last.</summary>
public interface IIndexSnapshot
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

    /// <summary>Finds the entries that match a filter.</summary>
    IReadOnlyList<Entry> Find(Filter filter);

    /// <summary>Finds the entries that match a filter: first those that match by their own tags, then those that match only by derived tags.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="ownCount">How many match by their own tags.</param>
    IReadOnlyList<Entry> FindOwnTagsFirst(Filter filter, out int ownCount);

    /// <summary>
    /// Finds the entries that match a filter and contain all the words. <c>moe|llm</c> means either word. A Latin word is found from its
    /// beginning, a Korean one anywhere.
    /// </summary>
    IReadOnlyList<Entry> Search(IReadOnlyList<string> words, Filter filter);

    /// <summary>Finds the entries whose title contains all the words; only those with exactly this title, if there are any.</summary>
    IReadOnlyList<Entry> SearchTitles(string words);
}
