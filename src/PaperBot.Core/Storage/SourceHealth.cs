
namespace PaperBot.Storage;

/// <summary>How a source is doing.</summary>
/// <param name="LastSuccess">When it could last be read, to the minute; null if it never could.</param>
/// <param name="Problem">Why it cannot be read now, or null.</param>
public sealed record SourceHealth(DateTimeOffset? LastSuccess, string? Problem);
