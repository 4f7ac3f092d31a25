using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace PaperBot.Search.Ranking;

/// <summary>
/// BM25 (Robertson, Zaragoza 2009) without the rarity of terms: the query's boosts say how rare a word is in all its forms. Otherwise a rare
/// translation would count more than the word that was typed.
/// </summary>
internal sealed class PaperSimilarity() : BM25Similarity(Saturation, LengthNormalization)
{
    private const float Saturation = 1.2f;
    private const float LengthNormalization = 0.5f;

    public override Explanation IdfExplain(CollectionStatistics collectionStats, TermStatistics termStats) => new(1, "in the boost");

    public override Explanation IdfExplain(CollectionStatistics collectionStats, TermStatistics[] termStats) => new(1, "in the boost");
}
