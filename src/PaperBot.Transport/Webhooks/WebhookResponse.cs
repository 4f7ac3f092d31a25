namespace PaperBot.Transport.Webhooks;

/// <summary>The response to a <see cref="WebhookRequest"/>.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Json">The body; null for none.</param>
public sealed record WebhookResponse(int Status, string? Json = null)
{
    /// <summary>Is called once when the response was sent (true), or could not be.</summary>
    public Action<bool>? Sent { get; init; }
}
