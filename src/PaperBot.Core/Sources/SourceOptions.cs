namespace PaperBot.Sources;

/// <summary>An item of the section <c>Sources</c> of the settings.</summary>
public sealed record SourceOptions
{
    /// <summary>The kind of source: <c>Folder</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The folder, relative to the working folder.</summary>
    public string Path { get; init; } = "";
}
