namespace PaperBot.Sources;

/// <summary>A document from a source: its location and revision, and its bytes.</summary>
public sealed record SourceDocument(EntrySource Source, ReadOnlyMemory<byte> Content);
