using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using PaperBot.Filters;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Lookup;

/// <summary>Counts tags as they are written.</summary>
internal static class TagCounts
{
    /// <summary>
    /// Counts the entries with each spelling of each tag, aliases as the tags that they stand for. An entry that has a tag and its aliases counts once.
    /// </summary>
    public static IEnumerable<TagCount> Create(IndexReader reader, TagAliases aliases)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(IndexFields.Spelling) is { } terms)
            {
                Count(terms, leaf.AtomicReader.LiveDocs, aliases, counts);
            }
        }

        return counts.Select(pair => new TagCount(new(pair.Key), pair.Value));
    }

    private static void Count(Terms terms, IBits? docs, TagAliases aliases, Dictionary<string, int> counts)
    {
        var spelled = new List<(string Text, Tag Tag, Tag Target)>();
        for (var each = terms.GetEnumerator(); each.MoveNext();)
        {
            var (text, tag) = (each.Term.Utf8ToString(), new Tag(each.Term.Utf8ToString()));
            spelled.Add((text, tag, aliases.Resolve(tag)));
        }

        var seekable = terms.GetEnumerator();
        var aliased = spelled.Where(item => item.Tag != item.Target).Select(item => item.Target).ToHashSet();
        foreach (var same in spelled.GroupBy(item => item.Target))
        {
            var counted = aliased.Contains(same.Key) ? new HashSet<int>() : null;

            // What is written as the tag itself counts as written.
            foreach (var (spelling, tag, target) in same.OrderBy(item => item.Tag != item.Target))
            {
                var text = tag == target ? spelling : target.Text;
                if (Count(seekable, spelling, docs, counted) is > 0 and var count)
                {
                    counts[text] = counts.GetValueOrDefault(text) + count;
                }
            }
        }
    }

    /// <summary>Counts the documents with a spelling that have not been counted yet.</summary>
    private static int Count(TermsEnum terms, string spelling, IBits? docs, HashSet<int>? counted)
    {
        terms.SeekExact(new BytesRef(spelling));
        if (docs is null && counted is null)
        {
            return terms.DocFreq;
        }

        var count = 0;
        var each = terms.Docs(docs, reuse: null, DocsFlags.NONE);
        for (var doc = each.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.NextDoc())
        {
            count += counted?.Add(doc) == false ? 0 : 1;
        }

        return count;
    }
}
