namespace PaperBot.Slack.Client;

/// <summary>
/// An envelope that Slack sent over Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode), or the same over HTTP. Acknowledge it within
/// 3 seconds.
/// </summary>
/// <param name="acknowledge">Sends the acknowledgement.</param>
public sealed class SocketEnvelope(Func<EnvelopeResponse?, CancellationToken, Task<bool>> acknowledge)
{
    private bool _isAcknowledged;

    /// <summary>What happened; null for an event that this client does not know.</summary>
    public SlackEvent? Event { get; init; }

    /// <summary>Who did it where.</summary>
    public required EnvelopeOrigin Origin { get; init; }

    /// <summary>The app that the connection, or the signature, belongs to.</summary>
    public string? App { get; init; }

    /// <summary>Whether the acknowledgement can contain a response.</summary>
    public bool AcceptsResponsePayload { get; init; }

    /// <summary>Acknowledges the envelope where it came from.</summary>
    /// <returns>False if that connection, or the request, has ended.</returns>
    /// <exception cref="InvalidOperationException">The envelope was acknowledged before.</exception>
    public Task<bool> AcknowledgeAsync(EnvelopeResponse? response, CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref _isAcknowledged, true)
            ? throw new InvalidOperationException("An envelope can be acknowledged only once.")
            : acknowledge(response, cancellationToken);
}
