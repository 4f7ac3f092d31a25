using Lucene.Net.Search;
using PaperBot.Filters;
using PaperBot.Search.Folder;
using PaperBot.Search.Lookup;

namespace PaperBot.Search.Ranking;

/// <summary>Searches a state of the index.</summary>
/// <param name="searcher">The state.</param>
/// <param name="glossary">The translations.</param>
/// <param name="aliases">The aliases of tags.</param>
/// <param name="newest">The day of the newest entry.</param>
internal sealed class RankedSearch(IndexSearcher searcher, Glossary glossary, TagAliases aliases, int newest)
{
    private const int Rescored = 50;
    private const int MinGroupsForPart = 2;

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

        if (Find(words, search, filter, read) is { Entries.Count: > 0 } found)
        {
            return found with { Translations = search.Translations };
        }

        var corrections = new Corrections(searcher.IndexReader).Find(search);
        if (corrections.Count > 0)
        {
            SearchWord[] corrected = [.. words.Select(word => corrections.FirstOrDefault(change => change.Typed == word.Text) is { } change ? word with { Text = change.Used } : word)];
            search = _parser.Parse(corrected);
            if (Find(corrected, search, filter, read) is { Entries.Count: > 0 } forgiven)
            {
                return forgiven with { Corrections = corrections, Translations = search.Translations };
            }
        }

        return search.Groups.Count(group => !group.IsOptional) < MinGroupsForPart || words.Any(word => word.IsQuoted)
            ? new(EntryList.Empty, _ => [])
            : Find(words, search, filter, read, isPartial: true) with { IsPartial = true, Corrections = corrections, Translations = search.Translations };
    }

    private SearchResult Find(IReadOnlyList<SearchWord> words, SearchQuery search, Filter filter, Func<int, Entry> read, bool isPartial = false)
    {
        var query = _queries.Create(search, isPartial);
        var condition = (filter with { Dates = DateRange.Always }).IsEverything ? null : new QueryWrapperFilter(FilterQuery.Create(filter, aliases));
        var (first, last) = EntryPlace.Days(filter.Dates);
        var closeness = new Closeness(
            searcher, string.Join(' ', words.Select(word => word.Text)), search.Groups.Where(group => !group.IsOptional).Sum(group => group.Terms.Sum(term => _queries.Rarity(_queries.Count(term)))));
        var (total, best) = FindBest(Rescored);
        return new(new EntryList(total, From, read), new MatchFinder(search).Find);

        IEnumerable<int> From(int skip)
        {
            if (skip + EntryList.Window > best.Length && best.Length < total)
            {
                (_, best) = FindBest(2 * (skip + EntryList.Window));
            }

            return best.Skip(skip).Select(hit => hit.Doc);
        }

        (int Total, Hit[] Best) FindBest(int max)
        {
            var collector = new RankedCollector(max, newest, first, last);
            searcher.Search(query, condition, collector);
            var hits = collector.Best;
            var top = hits[..Math.Min(Rescored, hits.Length)];
            closeness.Rescore(top);
            return (collector.Total, [.. top, .. hits[top.Length..]]);
        }
    }
}
