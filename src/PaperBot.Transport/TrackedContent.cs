using System.Net;

namespace PaperBot.Transport;

/// <summary>
/// The body of a request that knows whether it has begun to leave. A body leaves only over a connection that stands (the name resolved, TLS
/// agreed on): where it never did, no server can have acted on the request, whatever the failure was called.
/// </summary>
public sealed class TrackedContent : HttpContent
{
    private readonly HttpContent _body;
    private volatile bool _hasLeft;

    /// <summary>Takes over <paramref name="body"/> with its headers, and disposes of it.</summary>
    public TrackedContent(HttpContent body)
    {
        _body = body;
        foreach (var (name, values) in body.Headers)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>False while the server surely knows nothing of the body.</summary>
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
