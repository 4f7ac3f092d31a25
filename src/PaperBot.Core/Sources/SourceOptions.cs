namespace PaperBot.Sources;

/// <summary>An item of the section <c>Sources</c> of the settings.</summary>
public sealed record SourceOptions
{
    /// <summary>The kind of source: <c>Folder</c>, <c>Git</c>, <c>Feed</c> or <c>Page</c>.</summary>
    public string Kind { get; init; } = "Folder";

    /// <summary>Folder: the folder, relative to the working folder. Git: the folder of the repository that holds the documents, or empty for all of it.</summary>
    public string Path { get; init; } = "";

    /// <summary>Git: the repository. Feed and Page: the address.</summary>
    public string Url { get; init; } = "";

    /// <summary>Git: the branch, or empty for the repository's own choice.</summary>
    public string Branch { get; init; } = "";

    /// <summary>Minutes between two looks; null for what suits the kind.</summary>
    public double? EveryMinutes { get; init; }

    /// <summary>
    /// Minutes for which a new note without commentary or tags has to stay as it is before it is posted, since notes are often committed first
    /// and written later; null for 30 for Git, and 0 for the other kinds.
    /// </summary>
    public double? SettleMinutes { get; init; }

    /// <summary>For how long a new note without commentary or tags has to stay as it is before it is posted.</summary>
    public TimeSpan Settle => TimeSpan.FromMinutes(SettleMinutes ?? (Kind == "Git" ? 30 : 0));

    /// <summary>The time between two looks, given what suits the kind.</summary>
    public TimeSpan Interval(TimeSpan usual) => EveryMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : usual;
}
