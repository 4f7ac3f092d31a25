using Lucene.Net.Index;
using Lucene.Net.Search;
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
        var written = CountSpellings(reader).Select(pair => (Written: new TagCount(new(pair.Key), pair.Value), Target: aliases.Resolve(new(pair.Key)))).ToList();
        var aliased = written.Where(tag => tag.Written.Tag != tag.Target).Select(tag => tag.Target).ToHashSet();
        return written.Where(tag => !aliased.Contains(tag.Target)).Select(tag => tag.Written)
            .Concat(written.Where(tag => aliased.Contains(tag.Target)).GroupBy(tag => tag.Target).SelectMany(same => CountOnce(reader, same.Select(tag => (tag.Written.Tag, tag.Target)))))
            .GroupBy(tag => tag.Tag.Text)
            .Select(same => new TagCount(same.First().Tag, same.Sum(tag => tag.Count)))
            .Where(tag => tag.Count > 0);
    }

    private static Dictionary<string, int> CountSpellings(IndexReader reader)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var leaf in reader.Leaves)
        {
            var docs = leaf.AtomicReader.LiveDocs;
            for (var terms = leaf.AtomicReader.GetTerms(IndexFields.Spelling)?.GetEnumerator(); terms?.MoveNext() == true;)
            {
                var spelling = terms.Term.Utf8ToString();
                counts[spelling] = counts.GetValueOrDefault(spelling) + (docs is null ? terms.DocFreq : Count(terms.Docs(docs, reuse: null, DocsFlags.NONE), counted: null));
            }
        }

        return counts;
    }

    /// <summary>Counts each entry with a tag or its aliases once. What is written as the tag itself counts as written.</summary>
    private static IEnumerable<TagCount> CountOnce(IndexReader reader, IEnumerable<(Tag Spelling, Tag Target)> spellings)
    {
        var counted = reader.Leaves.Select(_ => new HashSet<int>()).ToList();
        foreach (var (spelling, target) in spellings.OrderBy(tag => tag.Spelling != tag.Target))
        {
            var count = reader.Leaves.Sum(leaf => leaf.AtomicReader.GetTermDocsEnum(new(IndexFields.Spelling, spelling.Text)) is { } docs ? Count(docs, counted[leaf.Ord]) : 0);
            yield return new(spelling == target ? spelling : target, count);
        }
    }

    /// <summary>Counts the documents that have not been counted yet.</summary>
    private static int Count(DocsEnum docs, HashSet<int>? counted)
    {
        var count = 0;
        for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
        {
            count += counted?.Add(doc) == false ? 0 : 1;
        }

        return count;
    }
}
