namespace PaperBot.Transport.Webhooks;

/// <summary>Answers what a platform sends over HTTP in place of a socket. Whoever can reach its paths may send anything, so it verifies signatures itself.</summary>
public interface IWebhook
{
    /// <summary>The paths to which the platform posts.</summary>
    IReadOnlyList<string> Paths { get; }

    /// <summary>Answers a posted request. Does not throw for what it contains.</summary>
    /// <exception cref="OperationCanceledException">Who sent the request has given it up.</exception>
    Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken);
}
