using Lucene.Net.Search;
using PaperBot.Filters;
using PaperBot.Search.Folder;
using PaperBot.Search.Ranking;

namespace PaperBot.Search.Lookup;

/// <summary>A snapshot over a state of the index.</summary>
/// <param name="state">The state. Its reader has been retained for this snapshot.</param>
/// <param name="aliases">The aliases of tags.</param>
/// <param name="glossary">The translations.</param>
/// <param name="reportDamage">Receives what was thrown when the state turned out to be damaged.</param>
/// <param name="cancellationToken">Cancels look-ups.</param>
internal sealed class IndexSnapshot(IndexState state, TagAliases aliases, Glossary glossary, Action<Exception> reportDamage, CancellationToken cancellationToken)
    : IIndexSnapshot
{
    private readonly DamageGuard _guard = new(state.Reader, reportDamage, cancellationToken);
    private int _disposed;

    public int Count => state.Reader.NumDocs;

    public TagVocabulary Tags => _guard.Run(() => state.Tags);

    public IReadOnlyList<DateOnly> Dates => _guard.Run(() => state.Dates);

    private Papers Papers => new(state, ReadEntry);

    private SimilarEntries Similar => new(state, ReadEntry);

    public Entry? FindEntry(EntryId id) => _guard.Run(() => Match(new TermQuery(new(IndexFields.Id, EntryDocument.Cut(id.Value)))) is { Count: > 0 } found ? found[0] : null);

    public IReadOnlyList<Entry> FindByArxivId(string arxivId) => _guard.Run(() =>
    {
        var own = Set(ById(IndexFields.Paper));
        return List(own, Set(ById(IndexFields.Mention)).Except(own));

        TermQuery ById(string field) => new(new(field, EntryDocument.Cut(arxivId)));
    });

    public IReadOnlyList<Entry> FindOnSamePaper(Entry entry) => _guard.Run(() => Papers.FindOnSamePaper(entry));

    public IReadOnlyList<Entry> FindLinked(Entry entry) => _guard.Run(() => Papers.FindLinked(entry));

    public IReadOnlyList<Entry> FindCiting(Entry entry) => _guard.Run(() => Papers.FindCiting(entry));

    public IReadOnlyList<Entry> FindSimilar(Entry entry, int max) => _guard.Run(() => Similar.Find(entry, max));

    public IReadOnlyList<Entry> Find(Filter filter) => _guard.Run(() => List(Match(filter)));

    public IReadOnlyList<Entry> FindOwnTagsFirst(Filter filter, out int ownCount)
    {
        var all = _guard.Run(() => Match(filter));
        var own = filter.Clauses.Count == 0 ? all : _guard.Run(() => Match(filter, ownTagsOnly: true));
        ownCount = own.Count;
        return own.Count == all.Count ? List(all) : List(own, all.Except(own));
    }

    public IReadOnlyList<Entry> FindFrom(string location) => _guard.Run(() => Match(new TermQuery(new(IndexFields.Location, EntryDocument.Cut(location)))));

    public IReadOnlyList<Entry> FindWithoutPaper() => _guard.Run(() => Match(new TermQuery(new(IndexFields.Unknown, "yes"))));

    public SearchResult Search(IReadOnlyList<SearchWord> words, Filter filter) => _guard.Run(() =>
    {
        var found = new RankedSearch(state.Searcher, glossary, aliases, state.Newest, cancellationToken).Search(SearchLimits.Apply(words), filter, ReadEntry);
        return found with { Entries = new GuardedEntries(found.Entries, _guard) };
    });

    public IReadOnlyList<Entry> SearchTitles(string words) => _guard.Run(() =>
    {
        var exact = Match(new TermQuery(new(IndexFields.FoldedTitle, EntryDocument.Cut(FoldedText.Words(words)))));
        return exact.Count > 0 ? exact : Match(new TitleQuery(state.Reader).Create(SearchLimits.Apply(words)));
    });

    public IReadOnlyList<AuthorCount> CompleteAuthor(string typed, int max) => _guard.Run(() => NameCompletion.Complete(state.Reader, SearchLimits.Apply(typed), max));

    public IReadOnlyList<AuthorCount> FindNearestAuthors(string missing, int max) => _guard.Run(() => NameCompletion.FindNearest(state.Reader, SearchLimits.Apply(missing), max));

    public EntryStatistics Summarize(Filter filter, int max) => _guard.Run(() => Statistics.Create(Match(filter), state, aliases, max));

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
        return Set(FilterQuery.Create(filter, aliases, ownTagsOnly), first, last);
    }

    private GuardedEntries Match(Query query) => List(Set(query));

    private EntrySet Set(Query query, int first = EntryPlace.NoDay, int last = int.MaxValue) => EntrySet.Match(state.Searcher, query, first, last, cancellationToken);

    /// <summary>The entries of several sets, one set behind the other.</summary>
    private GuardedEntries List(params EntrySet[] sets) => new(new EntryList(sets.Sum(set => set.Count), skip => From(sets, skip), ReadEntry), _guard);

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
    private Entry ReadEntry(int doc) => state.Tags.ApplySpelling(aliases.Apply(state.Read(doc)));
}
