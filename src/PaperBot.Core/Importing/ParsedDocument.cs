using PaperBot.Parsing;
using PaperBot.Sources;

namespace PaperBot.Importing;

/// <summary>A document that has been parsed, with what problems call it, its length in bytes, and its entries prepared for the store.</summary>
internal sealed record ParsedDocument(EntrySource Source, string Name, int Length, ParseResult Result, IReadOnlyList<PreparedEntry> Entries)
{
    /// <summary>The kind of what a person imports.</summary>
    private const string KindOfImports = "File";

    private const int MaxAhead = 16;
    private const int MaxBytesAhead = 1024 * 1024;

    /// <summary>Parses documents on all processors, a few ahead of the consumer; long ones one by one, since each may take a lot of memory.</summary>
    public static IEnumerable<ParsedDocument> ParseAll(IEnumerable<SourceDocument> documents)
    {
        var ahead = new Queue<(Task<ParsedDocument> Parsed, int Length)>(MaxAhead);
        var bytes = 0;
        foreach (var document in documents)
        {
            while (ahead.Count > 0 && (ahead.Count == MaxAhead || bytes + document.Content.Length > MaxBytesAhead))
            {
                yield return Next();
            }

            ahead.Enqueue((Task.Run(() => Parse(document)), document.Content.Length));
            bytes += document.Content.Length;
        }

        while (ahead.Count > 0)
        {
            yield return Next();
        }

        ParsedDocument Next()
        {
            var (parsed, length) = ahead.Dequeue();
            bytes -= length;
            return parsed.GetAwaiter().GetResult();
        }
    }

    private static ParsedDocument Parse(SourceDocument document)
    {
        var result = DocumentReader.Read(document.Source.File, document.Content, document.FirstLine);
        if (result is ExportParseResult && document.Source.Kind != KindOfImports)
        {
            // It names the entries that it changes, whatever source they are from.
            result = new(null, [], [new(document.Source.File, 0, ProblemSeverity.Error, "This is an export of entries, which only 'paperbot import' reads, since it can change all of them.")]);
        }

        result = result with { Problems = [.. result.Problems.Select(problem => problem with { File = document.Name })] };
        return new(document.Source, document.Name, document.Content.Length, result, [.. result.Entries.Select(entry => new PreparedEntry(entry))]);
    }
}
