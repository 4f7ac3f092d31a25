using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Util;
using PaperBot.Filters;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Lookup;

/// <summary>Counts what a set of entries consists of.</summary>
internal static class Statistics
{
    // From how many entries on it takes longer to read what each of them has.
    private const int Many = 20_000;

    /// <summary>Counts the entries by month, tag and author.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="state">The state of the index.</param>
    /// <param name="aliases">The aliases of tags.</param>
    /// <param name="max">How many tags and authors to name.</param>
    public static EntryStatistics Create(EntrySet entries, IndexState state, TagAliases aliases, int max)
    {
        var days = CountDays(entries);
        var tags = FindMany(state.Tags.Tags.Select(tag => Countable(tag, aliases)))
            ?? Count(entries, IndexFields.Spellings).GroupBy(pair => aliases.Resolve(new(pair.Key))).Select(same => (same.Key.Text, same.Sum(pair => pair.Value)));
        return new(
            entries.Count,
            [
                .. days.Where(day => day.Key != EntryPlace.NoDay)
                    .GroupBy(day => EntryPlace.Date(day.Key)!.Value is var date ? new DateOnly(date.Year, date.Month, 1) : default)
                    .Select(month => (month.Key, month.Sum(day => day.Value)))
                    .OrderByDescending(month => month.Key),
            ],
            days.GetValueOrDefault(EntryPlace.NoDay),
            [.. tags.Select(tag => new TagCount(state.Tags.SpellingOf(new(tag.Item1)), tag.Item2)).OrderByDescending(tag => tag.Count).ThenBy(tag => tag.Tag.Folded, StringComparer.Ordinal).Take(max)],
            FindMany(state.Authors)?.Select(author => new AuthorCount(author.Item1, author.Item2)).OrderByDescending(author => author.Count).ThenBy(author => author.Name, StringComparer.Ordinal).Take(max).ToList()
                ?? NameCompletion.Best(Count(entries, IndexFields.Names), max));

        IEnumerable<(string, int)>? FindMany(IEnumerable<Countable> candidates) => entries.Count < Many ? null : FrequentTerms.Find(entries, candidates, max);
    }

    private static Countable Countable(TagCount tag, TagAliases aliases) => new(
        [
            .. from name in aliases.AliasesOf(tag.Tag).Where(alias => aliases.Resolve(alias) == tag.Tag).Prepend(tag.Tag)
               from field in (string[])[IndexFields.Tag, IndexFields.DerivedTag]
               select (tag.Tag.Text, new Term(field, EntryDocument.Cut($"{IndexFields.Whole}{name.Folded}"))),
        ],
        tag.Count);

    private static Dictionary<int, int> CountDays(EntrySet entries)
    {
        var counts = new Dictionary<int, int>();
        foreach (var segment in entries.Segments)
        {
            for (var rank = segment.Next(0); rank >= 0; rank = segment.Next(rank + 1))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, segment.Order.DayAt(rank), out _)++;
            }
        }

        return counts;
    }

    /// <summary>Counts the entries with each value of a field.</summary>
    private static Dictionary<string, int> Count(EntrySet entries, string field)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var segment in entries.Segments.Where(segment => segment.Count > 0))
        {
            Add(segment, field, counts);
        }

        return counts;
    }

    private static void Add(SegmentEntries segment, string field, Dictionary<string, int> counts)
    {
        if (segment.Leaf.AtomicReader.GetSortedSetDocValues(field) is not { } names)
        {
            return;
        }

        var byNumber = new int[names.ValueCount];
        for (var rank = segment.Next(0); rank >= 0; rank = segment.Next(rank + 1))
        {
            names.SetDocument(segment.Order.DocAt(rank));
            for (var number = names.NextOrd(); number != SortedSetDocValues.NO_MORE_ORDS; number = names.NextOrd())
            {
                byNumber[number]++;
            }
        }

        var name = new BytesRef();
        for (var number = 0; number < byNumber.Length; number++)
        {
            if (byNumber[number] > 0)
            {
                names.LookupOrd(number, name);
                var text = name.Utf8ToString();
                counts[text] = counts.GetValueOrDefault(text) + byNumber[number];
            }
        }
    }
}
