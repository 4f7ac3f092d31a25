namespace PaperBot.Parsing;

/// <summary>What a parser found in a document.</summary>
/// <param name="Format">The document's format; null for an export, or if the document is not text.</param>
/// <param name="Entries">The entries in document order.</param>
/// <param name="Problems">The problems, by line.</param>
public record ParseResult(DocumentFormat? Format, IReadOnlyList<EntryContent> Entries, IReadOnlyList<Problem> Problems);

/// <summary>What a parser found in an export: entries with their ids and sources.</summary>
/// <param name="Exported">The entries in the order of the export.</param>
/// <param name="Problems">The problems, by line.</param>
public sealed record ExportParseResult(IReadOnlyList<Entry> Exported, IReadOnlyList<Problem> Problems) : ParseResult(null, Exported, Problems);
