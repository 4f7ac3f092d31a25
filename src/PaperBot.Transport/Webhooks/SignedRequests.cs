using System.Globalization;
using System.Net.Http.Headers;

namespace PaperBot.Transport.Webhooks;

/// <summary>
/// Lets only requests through that the platform has signed just now, each once, before anything in their body is looked at. Thread-safe.
/// </summary>
/// <param name="signature">How they are signed.</param>
/// <param name="remembered">How many signatures are remembered: as many as can be valid at the same time.</param>
/// <param name="time">The clock.</param>
public sealed class SignedRequests(IRequestSignature signature, int remembered, TimeProvider time)
{
    private const int MaxAgeSeconds = 5 * 60;
    private readonly RecentIds _seen = new(remembered);

    /// <summary>Reads and verifies the body of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mediaType">The media type that it must have.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The body, or why it is refused.</returns>
    public async Task<(ReadOnlyMemory<byte> Body, WebhookResponse? Refusal)> ReceiveAsync(
        WebhookRequest request, string mediaType, CancellationToken cancellationToken)
    {
        if (request.Header(signature.SignatureHeader) is not { } signed || request.Header(signature.TimestampHeader) is not { } timestamp || !IsCurrent(timestamp))
        {
            return (default, new(401));
        }

        if (await request.ReadBody(cancellationToken) is not { } body)
        {
            return (default, new(413));
        }

        if (signature.Verify(signed, timestamp, body.Span) is not { } verified || !_seen.TryAdd(Convert.ToHexString(verified)))
        {
            return (default, new(401));
        }

        return MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out var type) && mediaType.Equals(type.MediaType, StringComparison.OrdinalIgnoreCase)
            ? (body, null)
            : (default, new(415));
    }

    // A clock that is ahead of ours makes a signature of the future.
    private bool IsCurrent(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= MaxAgeSeconds;
}
