using Lucene.Net.Index;
using Lucene.Net.Search;
using PaperBot.Filters;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Lookup;

/// <summary>Counts the tags of a state of the index as they are written.</summary>
internal static class TagCounts
{
    /// <summary>Counts the entries with each spelling of each tag, aliases as the tags that they stand for.</summary>
    public static IEnumerable<TagCount> Create(IndexReader reader, TagAliases aliases)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (spelling, count) in Spellings(reader))
        {
            var tag = new Tag(spelling);
            var resolved = aliases.Resolve(tag);
            var text = resolved == tag ? spelling : resolved.Text;
            counts[text] = counts.GetValueOrDefault(text) + count;
        }

        return counts.Select(pair => new TagCount(new(pair.Key), pair.Value));
    }

    /// <summary>Counts the live documents with each term, a segment at a time.</summary>
    private static IEnumerable<(string Spelling, int Count)> Spellings(IndexReader reader)
    {
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(IndexFields.Spelling) is not { } terms)
            {
                continue;
            }

            var live = leaf.AtomicReader.LiveDocs;
            DocsEnum? docs = null;
            for (var each = terms.GetEnumerator(); each.MoveNext();)
            {
                var count = each.DocFreq;
                if (live is not null)
                {
                    docs = each.Docs(live, docs, DocsFlags.NONE);
                    for (count = 0; docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS; count++)
                    {
                    }
                }

                if (count > 0)
                {
                    yield return (each.Term.Utf8ToString(), count);
                }
            }
        }
    }
}
