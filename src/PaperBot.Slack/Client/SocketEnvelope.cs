namespace PaperBot.Slack.Client;

/// <summary>
/// An envelope that Slack sent over Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode). Acknowledge it within 3 seconds.
/// </summary>
public sealed class SocketEnvelope
{
    private readonly Func<ResponseMessage?, CancellationToken, Task<bool>> _acknowledge;
    private bool _isAcknowledged;

    internal SocketEnvelope(
        SlackEvent? content, bool acceptsResponsePayload, Func<ResponseMessage?, CancellationToken, Task<bool>> acknowledge) =>
        (Event, AcceptsResponsePayload, _acknowledge) = (content, acceptsResponsePayload, acknowledge);

    /// <summary>What happened; null for an event that this client does not know.</summary>
    public SlackEvent? Event { get; }

    /// <summary>Whether the acknowledgement can contain a response.</summary>
    public bool AcceptsResponsePayload { get; }

    /// <summary>Acknowledges the envelope, over the connection that it came by.</summary>
    /// <returns>False if the connection has ended.</returns>
    /// <exception cref="InvalidOperationException">The envelope was acknowledged before.</exception>
    public Task<bool> AcknowledgeAsync(ResponseMessage? response, CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref _isAcknowledged, true)
            ? throw new InvalidOperationException("An envelope can be acknowledged only once.")
            : _acknowledge(response, cancellationToken);
}
