using Lucene.Net.Search;
using PaperBot.Filters;
using PaperBot.Search.Folder;
using PaperBot.Search.Ranking;

namespace PaperBot.Search.Lookup;

/// <summary>A snapshot over a state of the index.</summary>
/// <param name="state">The state. Its reader has been retained for this snapshot.</param>
/// <param name="aliases">The aliases of tags.</param>
/// <param name="glossary">The translations.</param>
/// <param name="guard">What is done when the index turns out to be damaged.</param>
internal sealed class IndexSnapshot(IndexState state, TagAliases aliases, Glossary glossary, DamageGuard guard) : IIndexSnapshot
{
    private int _disposed;

    public int Count => state.Reader.NumDocs;

    public TagVocabulary Tags => guard.Run(() => state.Tags);

    public IReadOnlyList<DateOnly> Dates => guard.Run(() => state.Dates);

    private Papers Papers => new(state, ReadEntry);

    private SimilarEntries Similar => new(state, ReadEntry);

    public Entry? FindEntry(EntryId id) => guard.Run(() => Match(new TermQuery(new(IndexFields.Id, id.Value))) is { Count: > 0 } found ? found[0] : null);

    public IReadOnlyList<Entry> FindByArxivId(string arxivId) => guard.Run(() =>
    {
        var own = EntrySet.Match(state.Searcher, new TermQuery(new(IndexFields.Paper, arxivId)));
        return List(own, EntrySet.Match(state.Searcher, new TermQuery(new(IndexFields.Mention, arxivId))).Except(own));
    });

    public IReadOnlyList<Entry> FindOnSamePaper(Entry entry) => guard.Run(() => Papers.FindOnSamePaper(entry));

    public IReadOnlyList<Entry> FindLinked(Entry entry) => guard.Run(() => Papers.FindLinked(entry));

    public IReadOnlyList<Entry> FindCiting(Entry entry) => guard.Run(() => Papers.FindCiting(entry));

    public IReadOnlyList<Entry> FindSimilar(Entry entry, int max) => guard.Run(() => Similar.Find(entry, max));

    public IReadOnlyList<Entry> Find(Filter filter) => guard.Run(() => List(Match(filter)));

    public IReadOnlyList<Entry> FindOwnTagsFirst(Filter filter, out int ownCount)
    {
        var (all, own) = guard.Run(() => (Match(filter), Match(filter, ownTagsOnly: true)));
        ownCount = own.Count;
        return own.Count == all.Count ? List(all) : List(own, all.Except(own));
    }

    public IReadOnlyList<Entry> FindFrom(string location) => guard.Run(() => Match(new TermQuery(new(IndexFields.Location, EntryDocument.Cut(location)))));

    public IReadOnlyList<Entry> FindWithoutPaper() => guard.Run(() => Match(new TermQuery(new(IndexFields.Unknown, "yes"))));

    public SearchResult Search(IReadOnlyList<SearchWord> words, Filter filter) =>
        guard.Run(() => new RankedSearch(state.Searcher, glossary, aliases, state.Newest).Search(words, filter, ReadEntry));

    public IReadOnlyList<Entry> SearchTitles(string words) => guard.Run(() =>
    {
        var exact = Match(new TermQuery(new(IndexFields.FoldedTitle, EntryDocument.Cut(FoldedText.Words(words)))));
        return exact.Count > 0 ? exact : Match(new TitleQuery(state.Reader).Create(words));
    });

    public IReadOnlyList<AuthorCount> CompleteAuthor(string typed, int max) => guard.Run(() => NameCompletion.Complete(state.Reader, typed, max));

    public IReadOnlyList<AuthorCount> FindNearestAuthors(string missing, int max) => guard.Run(() => NameCompletion.FindNearest(state.Reader, missing, max));

    public EntryStatistics Summarize(Filter filter, int max) => guard.Run(() => Statistics.Create(Match(filter), state, aliases, max));

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            state.Reader.DecRef();
        }
    }

    private EntrySet Match(Filter filter, bool ownTagsOnly = false)
    {
        var (first, last) = EntryPlace.Days(filter.Dates);
        return EntrySet.Match(state.Searcher, FilterQuery.Create(filter, aliases, ownTagsOnly), first, last);
    }

    private EntryList Match(Query query) => List(EntrySet.Match(state.Searcher, query));

    /// <summary>The entries of several sets, one set behind the other.</summary>
    private EntryList List(params EntrySet[] sets) => new(sets.Sum(set => set.Count), skip => From(sets, skip), ReadEntry);

    private static IEnumerable<int> From(EntrySet[] sets, int skip)
    {
        foreach (var set in sets)
        {
            foreach (var doc in skip < set.Count ? set.From(skip) : [])
            {
                yield return doc;
            }

            skip = Math.Max(0, skip - set.Count);
        }
    }

    /// <summary>Reads an entry as look-ups show it: its tags without aliases, and as they are most often written.</summary>
    private Entry ReadEntry(int doc) => guard.Run(() => state.Tags.ApplySpelling(aliases.Apply(state.Read(doc))));
}
