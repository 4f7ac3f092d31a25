using System.Text.Json.Serialization;

namespace PaperBot.Entries;

/// <summary>The origin of a document.</summary>
/// <param name="Kind">The kind of source, such as <c>Folder</c>; <c>File</c> for what a person imported.</param>
/// <param name="Location">The location of the source, such as the full path of a folder.</param>
/// <param name="File">The path of the document in the source, with <c>/</c> between folders.</param>
/// <param name="Revision">Identifies the document's exact content: the lower-case SHA-256 of its bytes, or its git object name.</param>
public sealed record EntrySource(string Kind, string Location, string File, string Revision)
{
    /// <summary>Identifies the document, independent of the source or verb that reads it.</summary>
    [JsonIgnore]
    public string Path => $"{Location}/{File}";
}
