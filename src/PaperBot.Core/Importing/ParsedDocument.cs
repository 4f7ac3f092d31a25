using PaperBot.Parsing;
using PaperBot.Sources;

namespace PaperBot.Importing;

/// <summary>A document that has been parsed, with its length in bytes, and its entries prepared for the store.</summary>
internal sealed record ParsedDocument(EntrySource Source, int Length, ParseResult Result, IReadOnlyList<PreparedEntry> Entries)
{
    private const int MaxAhead = 16;

    /// <summary>Parses documents on all processors, a few ahead of the consumer.</summary>
    public static IEnumerable<ParsedDocument> ParseAll(IEnumerable<SourceDocument> documents)
    {
        var ahead = new Queue<Task<ParsedDocument>>(MaxAhead);
        foreach (var document in documents)
        {
            ahead.Enqueue(Task.Run(() => Parse(document)));
            if (ahead.Count == MaxAhead)
            {
                yield return ahead.Dequeue().GetAwaiter().GetResult();
            }
        }

        while (ahead.TryDequeue(out var last))
        {
            yield return last.GetAwaiter().GetResult();
        }
    }

    private static ParsedDocument Parse(SourceDocument document)
    {
        var result = DocumentReader.Read(document.Source.File, document.Content);
        return new(document.Source, document.Content.Length, result, [.. result.Entries.Select(entry => new PreparedEntry(entry))]);
    }
}
