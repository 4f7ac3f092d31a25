using Lucene.Net.Search;
using PaperBot.Filters;
using PaperBot.Search.Folder;
using PaperBot.Search.Lookup;
using PaperBot.Search.Text;

namespace PaperBot.Search.Ranking;

/// <summary>Searches a state of the index.</summary>
/// <param name="searcher">The state.</param>
/// <param name="glossary">The translations.</param>
/// <param name="aliases">The aliases of tags.</param>
/// <param name="newest">The day of the newest entry.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class RankedSearch(IndexSearcher searcher, Glossary glossary, TagAliases aliases, int newest, CancellationToken cancellationToken)
{
    private const int Rescored = 50;

    // Enough for the first pages, which would be searched for again otherwise.
    private const int Kept = 2 * EntryList.Window;

    private const int EnoughComplete = 10;

    private readonly RankedQuery _queries = new(searcher.IndexReader);
    private readonly QueryParser _parser = new(searcher.IndexReader, glossary);

    /// <summary>Searches for words.</summary>
    /// <param name="words">The words as typed.</param>
    /// <param name="filter">The entries that count.</param>
    /// <param name="read">Reads the entry of a document.</param>
    public SearchResult Search(IReadOnlyList<SearchWord> words, Filter filter, Func<int, Entry> read)
    {
        var search = _parser.Parse(words);
        if (search.Groups.Count == 0)
        {
            return new(EntryList.Empty, _ => []);
        }

        var corrections = new Corrections(searcher.IndexReader).Find(search, words.Where(word => !word.IsQuoted).Select(word => word.Text).ToHashSet());
        if (corrections.Count > 0)
        {
            words = [.. words.Select(word => !word.IsQuoted && corrections.FirstOrDefault(change => change.Typed == word.Text) is { } change ? word with { Text = change.Used } : word)];
            search = _parser.Parse(words);
        }

        var found = Find(words, search, filter, read);
        return found with
        {
            Corrections = found.Entries.Count == 0 ? [] : [.. corrections.Select(change => change with { Used = AsWritten(change.Used, found.Entries[0]) })],
            Translations = search.Translations,
        };
    }

    /// <summary>A term as an entry writes it: <c>Experts</c> of <c>expert</c>.</summary>
    private static string AsWritten(string term, Entry entry)
    {
        foreach (var text in entry.Authors.Prepend(entry.Title).Concat(entry.AllTags.Select(tag => tag.Text)))
        {
            var buffer = TokenBuffer.ReadAsWritten(text);
            if (buffer.Tokens.FirstOrDefault(token => buffer.Term(token).Span.SequenceEqual(term)) is { Length: > 0 } found)
            {
                return text[found.Start..found.End];
            }
        }

        return term;
    }

    private SearchResult Find(IReadOnlyList<SearchWord> words, SearchQuery search, Filter filter, Func<int, Entry> read)
    {
        var condition = (filter with { Dates = DateRange.Always }).IsEverything ? null : new QueryWrapperFilter(FilterQuery.Create(filter, aliases));
        var (first, last) = EntryPlace.Days(filter.Dates);
        var groups = search.Groups.Where(group => !group.IsOptional).ToList();
        var closeness = new Closeness(searcher, string.Join(' ', words.Select(word => word.Text)), groups.Sum(_queries.Rarity));
        var (complete, best) = FindBest(_queries.Create(search), Kept);
        var total = complete;
        if (complete < EnoughComplete && groups.Count > 1 && !words.Any(word => word.IsQuoted))
        {
            var isKnown = best.Select(hit => hit.Doc).ToHashSet();
            (total, var rest) = FindBest(_queries.CreatePartial(search), Kept);
            // An entry with all words is among those with most of them.
            best = [.. best, .. rest.Where(hit => !isKnown.Contains(hit.Doc))];
        }

        return new(new EntryList(total, From, read), new MatchFinder(search).Find) { Complete = complete };

        IEnumerable<int> From(int skip)
        {
            if (skip + EntryList.Window > best.Length && best.Length < total)
            {
                var known = best[..Math.Min(complete, best.Length)];
                var isKnown = known.Select(hit => hit.Doc).ToHashSet();
                var query = complete == total ? _queries.Create(search) : _queries.CreatePartial(search);
                var more = FindBest(query, 2 * (skip + EntryList.Window)).Best;
                best = complete == total ? more : [.. known, .. more.Where(hit => !isKnown.Contains(hit.Doc))];
            }

            return best.Skip(skip).Select(hit => hit.Doc);
        }

        (int Total, Hit[] Best) FindBest(Query query, int max)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var collector = new RankedCollector(max, newest, first, last, cancellationToken);
            searcher.Search(query, condition, collector);
            var hits = collector.Best;
            var top = hits[..Math.Min(Rescored, hits.Length)];
            closeness.Rescore(top);
            return (collector.Total, [.. top, .. hits[top.Length..]]);
        }
    }
}
