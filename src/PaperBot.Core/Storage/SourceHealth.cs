namespace PaperBot.Storage;

/// <summary>The health of a source.</summary>
/// <param name="LastSuccess">When the source was last read successfully, to the minute; null if it never was.</param>
/// <param name="Problem">Why the source cannot be read now, or null.</param>
public sealed record SourceHealth(DateTimeOffset? LastSuccess, string? Problem)
{
    /// <summary>The new entries of the last day on which the source had any that were not posted; null if it never had.</summary>
    public ArchivedEntries? Archived { get; init; }
}

/// <summary>How many new entries of a source were found, but not posted.</summary>
/// <param name="At">When the last of them arrived.</param>
/// <param name="Old">Those that are dated long before they arrived.</param>
/// <param name="Bulk">Those that arrived with too many others.</param>
public sealed record ArchivedEntries(DateTimeOffset At, int Old, int Bulk);
