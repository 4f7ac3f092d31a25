using Lucene.Net.Index;
using Lucene.Net.Search;

namespace PaperBot.Search.Lookup;

/// <summary>Something that entries are counted by.</summary>
/// <param name="Terms">The terms by which its entries are found, each with how it is written there.</param>
/// <param name="AtMost">At most how many entries have it.</param>
internal sealed record Countable(IReadOnlyList<(string Spelling, Term Term)> Terms, int AtMost);

/// <summary>Finds the most frequent terms of many entries, without reading what each entry has.</summary>
internal static class FrequentTerms
{
    /// <summary>Counts candidates until no other can be among the most frequent; null if the candidates are not enough.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="candidates">What to count, the most frequent of all entries first.</param>
    /// <param name="max">How many are wanted.</param>
    public static IReadOnlyList<(string Spelling, int Count)>? Find(EntrySet entries, IEnumerable<Countable> candidates, int max)
    {
        var best = new List<(string Spelling, int Count)>();
        foreach (var candidate in candidates)
        {
            if (best.Count >= max && candidate.AtMost < best[max - 1].Count)
            {
                return best;
            }

            var counts = candidate.Terms.Select(term => (term.Spelling, Count: Count(entries, term.Term))).ToList();
            var counted = (counts.MaxBy(term => term.Count).Spelling, counts.Sum(term => term.Count));
            var at = best.FindIndex(other => other.Count < counted.Item2);
            best.Insert(at < 0 ? best.Count : at, counted);
        }

        return null;
    }

    private static int Count(EntrySet entries, Term term)
    {
        var count = 0;
        foreach (var segment in entries.Segments.Where(segment => segment.Count > 0))
        {
            if (segment.Leaf.AtomicReader.GetTermDocsEnum(term) is { } docs)
            {
                for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
                {
                    count += segment.Contains(segment.Order.RankOf(doc)) ? 1 : 0;
                }
            }
        }

        return count;
    }
}
