using System.Text;

namespace PaperBot.Parsing.Decoding;

/// <summary>Recognises UTF-16 without a byte order mark by the NUL bytes of spaces, digits and Latin letters at even or odd positions.</summary>
internal static class UnmarkedUtf16
{
    private const int MinNuls = 4;

    // At least one character in ten has a NUL byte, and ten times as many at one parity as at the other.
    private const int Factor = 10;

    /// <summary>The encoding, or null if the bytes are not clearly UTF-16. Takes linear time.</summary>
    public static Encoding? Find(ReadOnlySpan<byte> content)
    {
        Span<int> nuls = [0, 0];
        for (var at = 0; content[at..].IndexOf((byte)0) is >= 0 and var next; at += next + 1)
        {
            nuls[(at + next) % 2]++;
        }

        var (even, odd) = (nuls[0], nuls[1]);
        var enough = Math.Max(MinNuls, content.Length / 2 / Factor);
        return odd >= enough && odd > Factor * even ? Encoding.Unicode
            : even >= enough && even > Factor * odd ? Encoding.BigEndianUnicode
            : null;
    }
}
