namespace PaperBot.Sources;

/// <summary>A document from a source.</summary>
/// <param name="Source">The document's location and revision.</param>
/// <param name="Content">The bytes.</param>
public sealed record SourceDocument(EntrySource Source, ReadOnlyMemory<byte> Content);
