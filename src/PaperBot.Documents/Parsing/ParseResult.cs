using PaperBot.Entries;

namespace PaperBot.Parsing;

/// <summary>What a parser found in a document.</summary>
/// <param name="Format">The document's format; null if it could not be told.</param>
/// <param name="Entries">The entries in the document's order.</param>
/// <param name="Problems">What could not be read as it stands, by line.</param>
public record ParseResult(DocumentFormat? Format, IReadOnlyList<EntryContent> Entries, IReadOnlyList<Problem> Problems);

/// <summary>What was found in an export: whole entries, with their ids and sources.</summary>
/// <param name="Exported">The entries in the export's order.</param>
/// <param name="Problems">What could not be read, by line.</param>
public sealed record ExportParseResult(IReadOnlyList<Entry> Exported, IReadOnlyList<Problem> Problems) : ParseResult(null, Exported, Problems);
