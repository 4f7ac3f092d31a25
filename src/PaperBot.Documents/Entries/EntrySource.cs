namespace PaperBot.Entries;

/// <summary>Where a document was read.</summary>
/// <param name="Kind">The kind of source: <c>Folder</c>, <c>Git</c>, <c>Feed</c>, <c>Page</c>, <c>File</c> (the import verb), <c>Samples</c>.</param>
/// <param name="Location">The source's place, such as a folder's full path.</param>
/// <param name="File">The document within it, with <c>/</c> between folders.</param>
/// <param name="Revision">Names the document's exact content: the lower-case SHA-256 of its bytes, or git's own name of it.</param>
public sealed record EntrySource(string Kind, string Location, string File, string Revision)
{
    /// <summary>Names the document, whichever source or verb reads it.</summary>
    public string Path => $"{Location}/{File}";
}
