using PaperBot.Entries;

namespace PaperBot.Sources;

/// <summary>A document as a source found it.</summary>
/// <param name="Source">Where it was found, and its revision.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SourceDocument(EntrySource Source, ReadOnlyMemory<byte> Content);
