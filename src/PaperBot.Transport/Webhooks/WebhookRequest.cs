namespace PaperBot.Transport.Webhooks;

/// <summary>A request of a platform, whose body has not been read yet.</summary>
/// <param name="Path">The path to which it was posted, one of <see cref="IWebhook.Paths"/>.</param>
/// <param name="Header">Returns the value of a header; null if there is none, or more than one.</param>
/// <param name="ReadBody">Reads the body; null if it is longer than it may be, or broken off.</param>
public sealed record WebhookRequest(string Path, Func<string, string?> Header, Func<CancellationToken, Task<ReadOnlyMemory<byte>?>> ReadBody);
