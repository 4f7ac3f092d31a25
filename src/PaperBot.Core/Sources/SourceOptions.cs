namespace PaperBot.Sources;

/// <summary>An item of the section <c>Sources</c> of the settings.</summary>
public sealed record SourceOptions
{
    /// <summary>The name of a <see cref="SourceKind"/>.</summary>
    public string Kind { get; init; } = "Folder";

    /// <summary>Folder: the folder, relative to the working folder. Git: the folder of the repository that contains the documents; empty for all of it.</summary>
    public string Path { get; init; } = "";

    /// <summary>Git: the repository. Feed and Page: the address.</summary>
    public string Url { get; init; } = "";

    /// <summary>Git: the branch; empty for the repository's default branch.</summary>
    public string Branch { get; init; } = "";

    /// <summary>The minutes between two polls; null for the default of the kind.</summary>
    public double? EveryMinutes { get; init; }

    /// <summary>
    /// The minutes for which a new entry without commentary or tags must stay unchanged before it is posted, since notes are often committed
    /// first and completed later; null for the default of the kind.
    /// </summary>
    public double? SettleMinutes { get; init; }

    /// <summary>How long a new entry without commentary or tags must stay unchanged before it is posted.</summary>
    public TimeSpan Settle => SettleMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : SourceFactory.DefaultSettle(this);

    /// <summary>The time between two polls, given the default of the kind.</summary>
    public TimeSpan Interval(TimeSpan defaultInterval) => EveryMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : defaultInterval;
}
