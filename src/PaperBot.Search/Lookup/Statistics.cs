using Lucene.Net.Index;
using Lucene.Net.Util;
using PaperBot.Filters;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Lookup;

/// <summary>Counts what a set of entries consists of.</summary>
internal static class Statistics
{
    /// <summary>Counts the entries by month, tag and author.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="aliases">The aliases of tags.</param>
    /// <param name="tags">The vocabulary, for the spelling of tags.</param>
    /// <param name="max">How many tags and authors to name.</param>
    public static EntryStatistics Create(EntrySet entries, TagAliases aliases, TagVocabulary tags, int max)
    {
        var days = entries.Segments.SelectMany(Days).CountBy(day => day).ToList();
        var byTag = Count(entries, IndexFields.Spellings).GroupBy(pair => aliases.Resolve(new(pair.Key)))
            .Select(same => new TagCount(tags.SpellingOf(same.Key), same.Sum(pair => pair.Value)));
        return new(
            entries.Count,
            [
                .. days.Where(day => day.Key != EntryPlace.NoDay)
                    .GroupBy(day => EntryPlace.Date(day.Key)!.Value is var date ? new DateOnly(date.Year, date.Month, 1) : default)
                    .Select(month => (month.Key, month.Sum(day => day.Value)))
                    .OrderByDescending(month => month.Key),
            ],
            days.Where(day => day.Key == EntryPlace.NoDay).Sum(day => day.Value),
            [.. byTag.OrderByDescending(tag => tag.Count).ThenBy(tag => tag.Tag.Folded, StringComparer.Ordinal).Take(max)],
            NameCompletion.Best(Count(entries, IndexFields.Names), max));
    }

    private static IEnumerable<int> Days(SegmentEntries segment)
    {
        for (var rank = segment.Next(0); rank >= 0; rank = segment.Next(rank + 1))
        {
            yield return segment.Order.DayAt(rank);
        }
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
