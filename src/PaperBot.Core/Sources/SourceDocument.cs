using System.Security.Cryptography;

namespace PaperBot.Sources;

/// <summary>A document from a source: its location and revision, and its bytes.</summary>
public sealed record SourceDocument(EntrySource Source, ReadOnlyMemory<byte> Content)
{
    /// <summary>What problems call it; the file as the source names it, if nothing else is set.</summary>
    public string Name { get; init; } = Source.File;

    /// <summary>The number of its first line; more than 1 for a further part of an export, which is read in parts.</summary>
    public int FirstLine { get; init; } = 1;

    /// <summary>Creates a document whose revision is the hash of its bytes.</summary>
    public static SourceDocument Create(string kind, string location, string file, byte[] content) =>
        new(new(kind, location, file, Convert.ToHexStringLower(SHA256.HashData(content))), content);
}
