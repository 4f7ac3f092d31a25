namespace PaperBot.Parsing;

/// <summary>Reads a document of any kind that PaperBot knows.</summary>
public static class DocumentReader
{
    /// <summary>Reads the entries of a document. Pure; never throws for what the document holds.</summary>
    /// <param name="file">The document's name, for problems and for a date where the text has none.</param>
    /// <param name="content">Its bytes.</param>
    public static ParseResult Read(string file, ReadOnlyMemory<byte> content) => throw new NotImplementedException(file + content.Length);
}
