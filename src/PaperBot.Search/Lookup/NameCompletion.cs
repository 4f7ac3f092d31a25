using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using PaperBot.Filters;
using PaperBot.Search.Folder;
using PaperBot.Search.Ranking;

namespace PaperBot.Search.Lookup;

/// <summary>Completes texts to the names of authors.</summary>
internal static class NameCompletion
{
    /// <summary>What is between the folded name and the name as written.</summary>
    public const char Whole = '\u0001';

    /// <summary>What is there instead where the folded name does not begin with its first word.</summary>
    public const char Turned = '\u0002';

    // So that one letter does not read a million names.
    private const int MaxTerms = 20_000;

    private const int MaxNames = 20;

    /// <summary>The authors of whom some word of the name begins with a text, and then the rest of the name goes on as typed.</summary>
    public static IReadOnlyList<AuthorCount> Complete(IndexReader reader, string typed, int max)
    {
        var prefix = new BytesRef(FoldedText.Words(typed).Trim());
        var counts = new Dictionary<string, int>();
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(IndexFields.Name)?.GetEnumerator() is not { } terms || terms.SeekCeil(prefix) == TermsEnum.SeekStatus.END)
            {
                continue;
            }

            // More than one word of a name may begin with the text.
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var read = 0; read < MaxTerms && StringHelper.StartsWith(terms.Term, prefix); read++)
            {
                var name = NameOf(terms.Term);
                if (seen.Add(name) && Count(terms, leaf.AtomicReader.LiveDocs) is > 0 and var count)
                {
                    counts[name] = counts.GetValueOrDefault(name) + count;
                }

                if (!terms.MoveNext())
                {
                    break;
                }
            }
        }

        return Best(counts, max);
    }

    /// <summary>The name as written of a term.</summary>
    public static string NameOf(BytesRef term) => term.Utf8ToString() is var text ? text[(text.IndexOfAny([Whole, Turned]) + 1)..] : "";

    /// <summary>The authors of whom each part of the name is like a part of one that no entry has, those with the most entries first.</summary>
    public static IReadOnlyList<AuthorCount> FindNearest(IndexReader reader, string missing, int max)
    {
        var words = FoldedText.Words(missing).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return [];
        }

        var alike = words.Select(word => TermDictionary.FindSimilar(reader, IndexFields.Author, word).Select(term => term.Term).Append(word).ToHashSet()).ToList();
        var candidates = alike.SelectMany((forms, at) => forms.Where(form => at > 0 || form != words[0] || alike.Count > 1))
            .Distinct()
            .SelectMany(form => Complete(reader, form, max * MaxNames))
            .DistinctBy(author => author.Name);
        return [.. candidates.Where(author => AuthorName.Parts(author.Name) is var parts && alike.TrueForAll(forms => parts.Any(part => part.Any(forms.Contains))))
            .OrderByDescending(author => author.Count)
            .Take(max)];
    }

    private static int Count(TermsEnum term, IBits? live)
    {
        if (live is null)
        {
            return term.DocFreq;
        }

        var (count, docs) = (0, term.Docs(live, reuse: null, DocsFlags.NONE));
        while (docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
        {
            count++;
        }

        return count;
    }

    /// <summary>The names with the highest counts; one that is written in several ways is as most entries write it.</summary>
    public static IReadOnlyList<AuthorCount> Best(IEnumerable<KeyValuePair<string, int>> counts, int max) =>
    [
        .. counts.GroupBy(pair => FoldedText.Words(pair.Key))
            .Select(same => new AuthorCount(same.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key, same.Sum(pair => pair.Value)))
            .OrderByDescending(author => author.Count)
            .ThenBy(author => author.Name, StringComparer.Ordinal)
            .Take(max),
    ];
}
