using PaperBot.Entries;
using PaperBot.Parsing;
using PaperBot.Sources;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>A document that has been read, with its notes ready to be stored.</summary>
/// <param name="Source">The document.</param>
/// <param name="Parsed">What was found in it.</param>
/// <param name="Notes">Its entries in their order.</param>
internal sealed record ReadDocument(EntrySource Source, ParseResult Parsed, IReadOnlyList<StorableNote> Notes)
{
    private const int MostAhead = 16;

    /// <summary>Reads documents on all processors, not far ahead of whoever takes them.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="forIndex">Whether their notes go into the index, too.</param>
    public static IEnumerable<ReadDocument> ReadAll(IEnumerable<SourceDocument> documents, bool forIndex)
    {
        var ahead = new Queue<Task<ReadDocument>>(MostAhead);
        foreach (var document in documents)
        {
            ahead.Enqueue(Task.Run(() => Read(document, forIndex)));
            if (ahead.Count == MostAhead)
            {
                yield return ahead.Dequeue().GetAwaiter().GetResult();
            }
        }

        while (ahead.TryDequeue(out var last))
        {
            yield return last.GetAwaiter().GetResult();
        }
    }

    private static ReadDocument Read(SourceDocument document, bool forIndex)
    {
        var parsed = DocumentReader.Read(document.Source.File, document.Content);
        return new(document.Source, parsed, [.. parsed.Entries.Select(entry => new StorableNote(entry, forIndex))]);
    }
}
