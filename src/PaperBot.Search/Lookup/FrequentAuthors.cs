using Lucene.Net.Index;
using Lucene.Net.Util;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Lookup;

/// <summary>Finds the authors with the most entries, in the dictionary of their names.</summary>
internal static class FrequentAuthors
{
    private const int Max = 5000;

    /// <summary>Finds them, the most frequent first. A name that is written in several ways is one author.</summary>
    public static IReadOnlyList<Countable> Find(IndexReader reader)
    {
        var most = new PriorityQueue<IReadOnlyList<BytesRef>, int>();
        var (spellings, count) = (new List<BytesRef>(), 0);
        for (var terms = MultiFields.GetTerms(reader, IndexFields.Name)?.GetEnumerator(); terms?.MoveNext() == true;)
        {
            var (term, end) = (terms.Term, EndOfName(terms.Term));
            if (term.Bytes[term.Offset + end] == NameCompletion.Turned)
            {
                continue;
            }

            if (spellings.Count > 0 && !IsSameName(spellings[0], term, end))
            {
                Add();
            }

            spellings.Add(BytesRef.DeepCopyOf(term));
            count += terms.DocFreq;
        }

        Add();
        var found = new List<Countable>(most.Count);
        while (most.TryDequeue(out var names, out var entries))
        {
            found.Add(new([.. names.Select(name => (NameCompletion.NameOf(name), (IReadOnlyList<Term>)[new(IndexFields.Name, name)]))], entries));
        }

        found.Reverse();
        return found;

        void Add()
        {
            if (most.Count < Max)
            {
                most.Enqueue(spellings, count);
            }
            else if (most.TryPeek(out _, out var least) && count > least)
            {
                most.EnqueueDequeue(spellings, count);
            }

            (spellings, count) = ([], 0);
        }
    }

    /// <summary>Where the folded name ends.</summary>
    private static int EndOfName(BytesRef term) => term.Bytes.AsSpan(term.Offset, term.Length).IndexOfAny((byte)NameCompletion.Whole, (byte)NameCompletion.Turned);

    private static bool IsSameName(BytesRef one, BytesRef other, int end) =>
        one.Bytes.AsSpan(one.Offset, one.Length).StartsWith(other.Bytes.AsSpan(other.Offset, end + 1));
}
