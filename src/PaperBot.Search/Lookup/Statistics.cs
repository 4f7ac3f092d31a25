using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Util;
using PaperBot.Filters;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Lookup;

/// <summary>Counts what a set of entries consists of.</summary>
internal static class Statistics
{
    // With more entries, or a larger part of all, it takes longer to read what each of them has than to count by term.
    private const int Few = 2_000;
    private const int SmallPart = 40;

    /// <summary>Counts the entries by month, tag and author.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="state">The state of the index.</param>
    /// <param name="aliases">The aliases of tags.</param>
    /// <param name="max">How many tags and authors to name.</param>
    /// <param name="few">Of how many entries at most each is read; null for what is faster.</param>
    public static EntryStatistics Create(EntrySet entries, IndexState state, TagAliases aliases, int max, int? few = null)
    {
        var days = CountDays(entries);
        var areMany = entries.Count > (few ?? Math.Max(Few, state.Reader.NumDocs / SmallPart));
        var tags = (areMany ? FrequentTerms.Find(entries, state.Tags.Tags.Select(tag => Countable(tag, aliases)), max) : null)?.Select(pair => KeyValuePair.Create(new Tag(pair.Key), pair.Value))
            ?? Count(entries, IndexFields.Spellings, spelling => aliases.Resolve(new(spelling)));
        var authors = (areMany ? FrequentTerms.Find(entries, state.Authors, max) : null)
            ?? Count(entries, IndexFields.Names, name => name);
        return new(
            entries.Count,
            [
                .. days.Where(day => day.Key != EntryPlace.NoDay)
                    .GroupBy(day => EntryPlace.Date(day.Key)!.Value is var date ? new DateOnly(date.Year, date.Month, 1) : default)
                    .Select(month => (month.Key, month.Sum(day => day.Value)))
                    .OrderByDescending(month => month.Key),
            ],
            days.GetValueOrDefault(EntryPlace.NoDay),
            [
                .. tags.Where(tag => tag.Value > 0)
                    .Select(tag => new TagCount(state.Tags.SpellingOf(tag.Key), tag.Value))
                    .OrderByDescending(tag => tag.Count)
                    .ThenBy(tag => tag.Tag.Folded, StringComparer.Ordinal)
                    .Take(max),
            ],
            NameCompletion.Best(authors.Where(author => author.Value > 0), max));
    }

    private static Countable Countable(TagCount tag, TagAliases aliases)
    {
        Tag[] names = [tag.Tag, .. aliases.AliasesOf(tag.Tag).Where(alias => aliases.Resolve(alias) == tag.Tag)];
        var terms = names.SelectMany(name => ((string[])[IndexFields.Tag, IndexFields.DerivedTag]).Select(field => new Term(field, EntryDocument.Cut($"{IndexFields.Whole}{name.Folded}"))));
        return new([(tag.Tag.Text, [.. terms])], tag.Count, AreTwice: names.Length > 1);
    }

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

    /// <summary>Counts the entries with each value of a field; an entry with two values that stand for the same counts once.</summary>
    private static Dictionary<T, int> Count<T>(EntrySet entries, string field, Func<string, T> read)
        where T : notnull
    {
        var counts = new Dictionary<T, int>();
        foreach (var segment in entries.Segments.Where(segment => segment.Count > 0))
        {
            if (segment.Leaf.AtomicReader.GetSortedSetDocValues(field) is { } values)
            {
                Add(segment, values, read, counts);
            }
        }

        return counts;
    }

    private static void Add<T>(SegmentEntries segment, SortedSetDocValues values, Func<string, T> read, Dictionary<T, int> counts)
        where T : notnull
    {
        var (text, known, items) = (new BytesRef(), new int[values.ValueCount], new Dictionary<T, int>());
        var counted = new List<(T Item, int Count, int LastRank)>();
        for (var rank = segment.Next(0); rank >= 0; rank = segment.Next(rank + 1))
        {
            values.SetDocument(segment.Order.DocAt(rank));
            for (var number = values.NextOrd(); number != SortedSetDocValues.NO_MORE_ORDS; number = values.NextOrd())
            {
                var at = known[number] - 1;
                if (at < 0)
                {
                    values.LookupOrd(number, text);
                    var item = read(text.Utf8ToString());
                    if (!items.TryGetValue(item, out at))
                    {
                        at = items[item] = counted.Count;
                        counted.Add((item, 0, -1));
                    }

                    known[number] = at + 1;
                }

                if (counted[at].LastRank != rank)
                {
                    counted[at] = (counted[at].Item, counted[at].Count + 1, rank);
                }
            }
        }

        foreach (var (item, count, _) in counted)
        {
            counts[item] = counts.GetValueOrDefault(item) + count;
        }
    }
}
