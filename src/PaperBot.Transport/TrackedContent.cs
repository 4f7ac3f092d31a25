using System.Net;

namespace PaperBot.Transport;

/// <summary>
/// The body of a request that tracks whether sending has started. A body is sent only after the connection is established (name resolved, TLS
/// negotiated). If sending never started, no server can have acted on the request, whatever the failure was.
/// </summary>
public sealed class TrackedContent : HttpContent
{
    private readonly HttpContent _body;
    private volatile bool _hasLeft;

    /// <summary>Wraps a body with its headers, and disposes it.</summary>
    public TrackedContent(HttpContent body)
    {
        _body = body;
        foreach (var (name, values) in body.Headers)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>Whether sending has started. If false, the server certainly has not received the body.</summary>
    public bool HasLeft => _hasLeft;

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _hasLeft = true;
        return _body.CopyToAsync(stream, context, cancellationToken);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = _body.Headers.ContentLength ?? 0;
        return _body.Headers.ContentLength is not null;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.Dispose();
        }

        base.Dispose(disposing);
    }
}
