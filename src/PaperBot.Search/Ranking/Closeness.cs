using Lucene.Net.Index;
using Lucene.Net.Search;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Ranking;

/// <summary>Ranks the best entries again: by how close together they have the words, and how much of the title was typed.</summary>
/// <param name="searcher">The state of the index.</param>
/// <param name="typed">All that was typed.</param>
/// <param name="rarity">The sum of the rarities of the words.</param>
internal sealed class Closeness(IndexSearcher searcher, string typed, float rarity)
{
    private const int Slop = 4;
    private const float NearWeight = 0.4f;
    private const float TitleWeight = 0.6f;
    // More than the sum of all other scores.
    private const float TitleTyped = 1000;

    private const float MostOfTyped = 0.75f;
    private const float MostOfTitle = 0.6f;

    private readonly string _typed = FoldedText.Words(typed).Trim();

    /// <summary>Changes the scores, and sorts.</summary>
    public void Rescore(Hit[] hits)
    {
        var near = FindNear([.. hits.Select(hit => hit.Doc).Order()]);
        for (var i = 0; i < hits.Length; i++)
        {
            hits[i] = hits[i] with { Score = hits[i].Score + near.GetValueOrDefault(hits[i].Doc) + ScoreTitle(hits[i].Doc) };
        }

        Array.Sort(hits);
    }

    private Dictionary<int, float> FindNear(int[] docs)
    {
        var scores = new Dictionary<int, float>();
        if (TermPattern.Create(_typed).FirstOrDefault() is not { Places.Count: > 1 } pattern)
        {
            return scores;
        }

        var query = (MultiPhraseQuery)pattern.ToQuery(IndexFields.Text);
        (query.Slop, query.Boost) = (Slop, rarity * NearWeight);
        var weight = searcher.CreateNormalizedWeight(query);
        foreach (var inSegment in docs.GroupBy(doc => ReaderUtil.SubIndex(doc, searcher.IndexReader.Leaves)))
        {
            var leaf = searcher.IndexReader.Leaves[inSegment.Key];
            if (weight.GetScorer(leaf, null) is not { } scorer)
            {
                continue;
            }

            foreach (var doc in inSegment)
            {
                var local = doc - leaf.DocBase;
                if ((scorer.DocID < local ? scorer.Advance(local) : scorer.DocID) == local)
                {
                    scores[doc] = scorer.GetScore();
                }
            }
        }

        return scores;
    }

    private float ScoreTitle(int doc)
    {
        var title = HeadingOf(doc);
        if (title.Replace('\n', ' ') == _typed || title.StartsWith($"{_typed}\n", StringComparison.Ordinal))
        {
            return TitleTyped * 3;
        }

        var (words, wanted) = (Words(title), Words(_typed));
        if (words.Count == 0 || wanted.Count == 0)
        {
            return 0;
        }

        float common = wanted.Count(words.Contains);
        var (ofTyped, ofTitle) = (common / wanted.Count, common / words.Count);
        return wanted.Count > 1 && ofTyped >= MostOfTyped && ofTitle >= MostOfTitle
            ? TitleTyped * (1 + (ofTyped * ofTitle))
            : rarity * TitleWeight * ofTyped * ofTitle;
    }

    /// <summary>The folded title; after the part before its colon a line feed.</summary>
    private string HeadingOf(int doc)
    {
        var leaf = searcher.IndexReader.Leaves[ReaderUtil.SubIndex(doc, searcher.IndexReader.Leaves)];
        var value = new Lucene.Net.Util.BytesRef();
        leaf.AtomicReader.GetBinaryDocValues(IndexFields.Heading).Get(doc - leaf.DocBase, value);
        return value.Utf8ToString();
    }

    private static HashSet<string> Words(string text) =>
        [.. text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => !StopWords.Contains(word)).Select(word => Text.EnglishPlural.Remove(word.ToCharArray()).ToString())];
}
