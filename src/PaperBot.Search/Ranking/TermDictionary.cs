using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace PaperBot.Search.Ranking;

/// <summary>Finds terms that are like one, in the dictionary of a field.</summary>
internal static class TermDictionary
{
    private const int MaxRead = 5000;
    private const int MinLength = 4;
    private const int MinLengthForTwoEdits = 8;

    /// <summary>The most frequent terms that begin with a text, without the text itself.</summary>
    public static IReadOnlyList<string> FindByPrefix(IndexReader reader, string field, string prefix, int max)
    {
        var (start, counts) = (new BytesRef(prefix), new Dictionary<string, int>());
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(field)?.GetEnumerator() is not { } terms || terms.SeekCeil(start) == TermsEnum.SeekStatus.END)
            {
                continue;
            }

            for (var read = 0; read < MaxRead && StringHelper.StartsWith(terms.Term, start); read++)
            {
                Add(counts, terms.Term, terms.DocFreq);
                if (!terms.MoveNext())
                {
                    break;
                }
            }
        }

        counts.Remove(prefix);
        return [.. counts.OrderByDescending(term => term.Value).ThenBy(term => term.Key, StringComparer.Ordinal).Take(max).Select(term => term.Key)];
    }

    /// <summary>
    /// The terms that a misspelled one may be, with the number of their entries, the nearest first and then the most frequent: one edit away, or two
    /// if it is long (Damerau, Levenshtein), with the same first letter.
    /// </summary>
    public static IReadOnlyList<(string Term, int Count, int Distance)> FindSimilar(IndexReader reader, string field, string misspelled)
    {
        if (misspelled.Length < MinLength)
        {
            return [];
        }

        var counts = new Dictionary<string, int>();
        var edits = misspelled.Length >= MinLengthForTwoEdits ? 2 : 1;
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(field) is not { } terms)
            {
                continue;
            }

            for (var each = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(field, misspelled), edits, prefixLength: 1, transpositions: true); each.MoveNext();)
            {
                Add(counts, each.Term, each.DocFreq);
            }
        }

        return
        [
            .. counts.Select(term => (Term: term.Key, Count: term.Value, Distance: EditDistance.Between(term.Key, misspelled)))
                .Where(term => term.Distance <= edits)
                .OrderBy(term => term.Distance)
                .ThenByDescending(term => term.Count)
                .ThenBy(term => term.Term, StringComparer.Ordinal),
        ];
    }

    private static void Add(Dictionary<string, int> counts, BytesRef term, int count)
    {
        var text = term.Utf8ToString();
        counts[text] = counts.GetValueOrDefault(text) + count;
    }
}
