using Lucene.Net.Index;
using Lucene.Net.Search;

namespace PaperBot.Search.Lookup;

/// <summary>Something that entries are counted by.</summary>
/// <param name="Spellings">The ways in which it is written, each with the terms of its entries; no entry has two of them.</param>
/// <param name="AtMost">At most how many entries have it.</param>
/// <param name="AreTwice">Whether an entry may have two terms of one spelling.</param>
internal sealed record Countable(IReadOnlyList<(string Text, IReadOnlyList<Term> Terms)> Spellings, int AtMost, bool AreTwice = false);

/// <summary>Finds what is most frequent among many entries, without reading what each entry has.</summary>
internal static class FrequentTerms
{
    /// <summary>Counts candidates until no other can be among the most frequent; null if the candidates are not enough.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="candidates">What to count, the most frequent of all entries first.</param>
    /// <param name="max">How many are wanted.</param>
    /// <returns>At least so many, each as most of its entries write it.</returns>
    public static IReadOnlyDictionary<string, int>? Find(EntrySet entries, IEnumerable<Countable> candidates, int max)
    {
        var (counts, most) = (new Dictionary<string, int>(), new PriorityQueue<int, int>());
        foreach (var candidate in candidates)
        {
            if (most.Count == max && candidate.AtMost < most.Peek())
            {
                return counts;
            }

            var spellings = candidate.Spellings.Select(spelling => (spelling.Text, Count: Count(entries, spelling.Terms, candidate.AreTwice))).ToList();
            var count = spellings.Sum(spelling => spelling.Count);
            counts[spellings.OrderByDescending(spelling => spelling.Count).ThenBy(spelling => spelling.Text, StringComparer.Ordinal).First().Text] = count;
            most.Enqueue(count, count);
            if (most.Count > max)
            {
                most.Dequeue();
            }
        }

        return null;
    }

    private static int Count(EntrySet entries, IReadOnlyList<Term> terms, bool areTwice)
    {
        var count = 0;
        foreach (var segment in entries.Segments.Where(segment => segment.Count > 0))
        {
            var counted = areTwice ? new HashSet<int>() : null;
            foreach (var docs in terms.Select(segment.Leaf.AtomicReader.GetTermDocsEnum).OfType<DocsEnum>())
            {
                for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
                {
                    count += segment.Contains(segment.Order.RankOf(doc)) && counted?.Add(doc) != false ? 1 : 0;
                }
            }
        }

        return count;
    }
}
