using System.Buffers;
using System.Text;
using NSec.Cryptography;
using PaperBot.Transport.Webhooks;

namespace PaperBot.Discord.Http;

/// <summary>
/// Discord's signature: Ed25519 (RFC 8032) over the timestamp and the body, in hexadecimal digits
/// (interactions/overview, Validating Security Request Headers).
/// </summary>
/// <param name="publicKey">The application's public key, 64 hexadecimal digits.</param>
internal sealed class InteractionSignature(string publicKey) : IRequestSignature
{
    private static readonly SignatureAlgorithm Algorithm = SignatureAlgorithm.Ed25519;
    private readonly PublicKey _key = PublicKey.Import(Algorithm, Convert.FromHexString(publicKey), KeyBlobFormat.RawPublicKey);

    public string SignatureHeader => "X-Signature-Ed25519";

    public string TimestampHeader => "X-Signature-Timestamp";

    public byte[]? Verify(string signature, string timestamp, ReadOnlySpan<byte> body)
    {
        var bytes = new byte[Algorithm.SignatureSize];
        return Convert.FromHexString(signature, bytes, out _, out var length) == OperationStatus.Done && length == bytes.Length
            && Algorithm.Verify(_key, [.. Encoding.ASCII.GetBytes(timestamp), .. body], bytes)
                ? bytes
                : null;
    }
}
