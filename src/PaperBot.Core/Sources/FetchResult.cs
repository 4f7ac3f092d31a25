namespace PaperBot.Sources;

/// <summary>What was fetched: the address after redirects, without user and password, the decompressed content, and headers or null.</summary>
internal sealed record FetchResult(Uri Address, ReadOnlyMemory<byte> Content, string? Charset, string? ETag, string? LastModified)
{
    /// <summary>When it was fetched.</summary>
    public required DateTimeOffset Fetched { get; init; }

    /// <summary>The latest day on which the content can have been published: somewhere on Earth, a day begins 14 hours before it does in UTC.</summary>
    public DateOnly LastDay => DateOnly.FromDateTime(Fetched.UtcDateTime.AddHours(14));
}
