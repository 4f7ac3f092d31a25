namespace PaperBot.Storage;

/// <summary>The health of a source.</summary>
/// <param name="LastSuccess">When the source was last read successfully, to the minute; null if it never was.</param>
/// <param name="Problem">Why the source cannot be read now, or null.</param>
public sealed record SourceHealth(DateTimeOffset? LastSuccess, string? Problem);
