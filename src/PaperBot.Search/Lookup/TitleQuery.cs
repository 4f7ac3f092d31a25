using Lucene.Net.Index;
using Lucene.Net.Search;
using PaperBot.Search.Folder;
using PaperBot.Search.Ranking;

namespace PaperBot.Search.Lookup;

/// <summary>The query for titles that contain words, the last one perhaps unfinished.</summary>
internal sealed class TitleQuery(IndexReader reader)
{
    private const int MaxCompletions = 200;

    /// <summary>Creates the query; it matches nothing if there are no words.</summary>
    public Query Create(string typed)
    {
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(Limits.QueryTerms).Select(word => (word, TermPattern.Create(word).ToList())).Where(word => word.Item2.Count > 0).ToList();
        var query = new BooleanQuery(disableCoord: true);
        for (var at = 0; at < words.Count; at++)
        {
            var (word, patterns) = words[at];
            query.Add(FilterQuery.Any([.. patterns.Select(pattern => pattern.ToQuery(IndexFields.Title)), .. at == words.Count - 1 ? Complete(word) : []]), Occur.MUST);
        }

        return query;
    }

    private IEnumerable<Query> Complete(string word) => FoldedText.Words(word).Trim() is { Length: > 0 } prefix && !prefix.Contains(' ', StringComparison.Ordinal) && !Hangul.IsIn(prefix)
        ? [FilterQuery.AnyTerm(TermDictionary.FindByPrefix(reader, IndexFields.Title, prefix, MaxCompletions).Select(term => new Term(IndexFields.Title, term)))]
        : [];
}
