namespace PaperBot.Transport.Webhooks;

/// <summary>How a platform signs its requests.</summary>
public interface IRequestSignature
{
    /// <summary>The header with the signature.</summary>
    string SignatureHeader { get; }

    /// <summary>The header with the time of the signature, in seconds since 1970.</summary>
    string TimestampHeader { get; }

    /// <summary>Verifies a signature, in a time that does not depend on how much of it is right.</summary>
    /// <returns>The bytes of the signature, which are the same however they were written; null if it is not one of this time and body.</returns>
    byte[]? Verify(string signature, string timestamp, ReadOnlySpan<byte> body);
}
