using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using PaperBot.Filters;
using PaperBot.Search.Folder;
using PaperBot.Search.Ranking;

namespace PaperBot.Search.Lookup;

/// <summary>One state of the index, which several snapshots share. What it counts, it counts once, when it is first asked for.</summary>
internal sealed class IndexState
{
    private readonly Lazy<TagVocabulary> _tags;
    private readonly Lazy<IReadOnlyList<DateOnly>> _dates;
    private readonly Lazy<IReadOnlyList<Countable>> _authors;

    /// <param name="reader">The state, which this owns.</param>
    /// <param name="aliases">The aliases of tags.</param>
    public IndexState(DirectoryReader reader, TagAliases aliases)
    {
        Reader = reader;
        Searcher = new(reader) { Similarity = new PaperSimilarity() };
        _tags = new(() => new(TagCounts.Create(reader, aliases)));
        _dates = new(() => [.. FindDates()]);
        _authors = new(() => FrequentAuthors.Find(reader));
        Newest = reader.Leaves.Select(leaf => SegmentOrder.Of(leaf.AtomicReader)).Select(order => order.DayAt(0)).DefaultIfEmpty(EntryPlace.NoDay).Max();
    }

    /// <summary>Creates an index of entries that are in no store; null if there are none.</summary>
    public static IndexState? InMemory(IReadOnlyCollection<Entry> entries, TagAliases aliases)
    {
        if (entries.Count == 0)
        {
            return null;
        }

        var folder = IndexFolder.InMemory();
        folder.TryWrite();
        foreach (var entry in entries)
        {
            folder.Writer!.AddDocument(EntryDocument.Create(entry));
        }

        return new(folder.OpenNewer(null)!, aliases);
    }

    public DirectoryReader Reader { get; }

    public IndexSearcher Searcher { get; }

    /// <summary>The day of the newest entry.</summary>
    public int Newest { get; }

    public TagVocabulary Tags => _tags.Value;

    public IReadOnlyList<DateOnly> Dates => _dates.Value;

    /// <summary>The authors with the most entries, the most frequent first.</summary>
    public IReadOnlyList<Countable> Authors => _authors.Value;

    /// <summary>Reads the entry of a document as it is stored.</summary>
    public Entry Read(int doc)
    {
        Document stored = Reader.Document(doc);
        var (content, origin) = (stored.GetBinaryValue(IndexFields.Content), stored.GetBinaryValue(IndexFields.Origin));
        return EntryOrigin.Read(stored.Get(IndexFields.Id, CultureInfo.InvariantCulture), content.Bytes.AsSpan(content.Offset, content.Length), origin.Bytes.AsSpan(origin.Offset, origin.Length));
    }

    private IEnumerable<DateOnly> FindDates() => Reader.Leaves
        .SelectMany(leaf =>
        {
            var (order, live) = (SegmentOrder.Of(leaf.AtomicReader), leaf.AtomicReader.LiveDocs);
            return Enumerable.Range(0, order.Count).Where(rank => live?.Get(order.DocAt(rank)) ?? true).Select(order.DayAt);
        })
        .Distinct()
        .OrderDescending()
        .Select(EntryPlace.Date)
        .OfType<DateOnly>();
}
