using Lucene.Net.Search;
using PaperBot.Search.Folder;
using PaperBot.Search.Ranking;
using PaperBot.Search.Text;

namespace PaperBot.Search.Lookup;

/// <summary>Finds the entries that share the most rare terms and tags with an entry.</summary>
/// <param name="state">The state of the index.</param>
/// <param name="read">Reads the entry of a document.</param>
internal sealed class SimilarEntries(IndexState state, Func<int, Entry> read)
{
    private const int MaxTerms = 25;
    private const int MinEntries = 2;
    private const float TagWeight = 2;
    private const float TitleWeight = 3;

    // What many entries have says little of one.
    private const int MinCommon = 200;
    private const int CommonShare = 200;

    // So that a million entries are not slower than people like to wait.
    private const int MaxMatches = 40_000;

    /// <summary>Finds them, the most similar first.</summary>
    public IReadOnlyList<Entry> Find(Entry entry, int max)
    {
        var (queries, query) = (new RankedQuery(state.Reader), new BooleanQuery(disableCoord: true));
        var matches = 0;
        foreach (var (term, count) in Terms(entry).OrderByDescending(term => Weight(term.Key, term.Value, queries)).ThenBy(term => term.Key, StringComparer.Ordinal).Take(MaxTerms))
        {
            matches += state.Reader.DocFreq(new(IndexFields.Text, term));
            if (matches > MaxMatches)
            {
                break;
            }

            query.Add(new TermQuery(new(IndexFields.Text, term)) { Boost = Weight(term, count, queries) }, Occur.SHOULD);
        }

        foreach (var term in entry.FoundTags.Select(tag => new Lucene.Net.Index.Term(IndexFields.Tag, EntryDocument.Cut(tag.Folded))).Where(term => !IsCommon(state.Reader.DocFreq(term))))
        {
            query.Add(new TermQuery(term) { Boost = TagWeight * queries.Rarity(state.Reader.DocFreq(term)) }, Occur.SHOULD);
        }

        var collector = new RankedCollector(max + 1, state.Newest, EntryPlace.NoDay, int.MaxValue);
        state.Searcher.Search(query, collector);
        return [.. collector.Best.Select(hit => read(hit.Doc)).Where(other => other.Id != entry.Id).Take(max)];
    }

    /// <summary>How often an entry has each of its terms, those of the title more.</summary>
    private static Dictionary<string, float> Terms(Entry entry)
    {
        var terms = new Dictionary<string, float>();
        foreach (var (text, weight) in entry.Commentary.Append(entry.Abstract ?? "").Select(text => (text, 1F)).Append((entry.Title, TitleWeight)))
        {
            var buffer = TokenBuffer.Read(text);
            foreach (var token in buffer.Tokens.Where(token => token.Kind is TokenKind.Word or TokenKind.Joined or TokenKind.Syllables && token.Length > 1))
            {
                var term = buffer.Term(token).ToString();
                terms[term] = terms.GetValueOrDefault(term) + weight;
            }
        }

        return terms;
    }

    private float Weight(string term, float count, RankedQuery queries)
    {
        var entries = state.Reader.DocFreq(new(IndexFields.Text, term));
        return entries < MinEntries || IsCommon(entries) || StopWords.Contains(term) ? 0 : MathF.Log(1 + count) * queries.Rarity(entries);
    }

    private bool IsCommon(int entries) => entries > Math.Max(MinCommon, state.Reader.NumDocs / CommonShare);
}
