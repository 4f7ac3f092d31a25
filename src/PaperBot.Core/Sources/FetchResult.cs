namespace PaperBot.Sources;

/// <summary>What was fetched from an address of the web.</summary>
/// <param name="Address">The address after redirects, without user and password.</param>
/// <param name="Content">The content, decompressed.</param>
/// <param name="Charset">The encoding that the server names, or null.</param>
/// <param name="ETag">The server's tag of this content, or null.</param>
/// <param name="LastModified">When the content was last modified, as the server writes it, or null.</param>
internal sealed record FetchResult(Uri Address, ReadOnlyMemory<byte> Content, string? Charset, string? ETag, string? LastModified);
