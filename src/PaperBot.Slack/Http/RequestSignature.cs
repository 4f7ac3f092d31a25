using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using PaperBot.Transport.Webhooks;

namespace PaperBot.Slack.Http;

/// <summary>
/// Slack's signature: HMAC-SHA256 over the version, the timestamp and the body
/// (https://docs.slack.dev/authentication/verifying-requests-from-slack).
/// </summary>
/// <param name="secret">The app's signing secret.</param>
internal sealed class RequestSignature(string secret) : IRequestSignature
{
    private const string Version = "v0=";
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(secret);

    public string SignatureHeader => "X-Slack-Signature";

    public string TimestampHeader => "X-Slack-Request-Timestamp";

    public byte[]? Verify(string signature, string timestamp, ReadOnlySpan<byte> body)
    {
        var bytes = new byte[HMACSHA256.HashSizeInBytes];
        return signature.StartsWith(Version, StringComparison.Ordinal)
            && Convert.FromHexString(signature.AsSpan(Version.Length), bytes, out _, out var length) == OperationStatus.Done && length == bytes.Length
            && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(_secret, (byte[])[.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body]), bytes)
                ? bytes
                : null;
    }

    /// <summary>The class, without the secret.</summary>
    public override string ToString() => nameof(RequestSignature);
}
