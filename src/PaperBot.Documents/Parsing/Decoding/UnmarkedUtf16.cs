using System.Text;

namespace PaperBot.Parsing.Decoding;

/// <summary>Knows UTF-16 without a byte order mark by the NUL bytes that blanks, digits and Latin letters leave at every other place.</summary>
internal static class UnmarkedUtf16
{
    private const int Least = 4;
    private const int OneIn = 10;

    /// <summary>The encoding, or null where the bytes are not obviously UTF-16. Takes time linear in them.</summary>
    public static Encoding? Recognise(ReadOnlySpan<byte> content)
    {
        Span<int> nuls = [0, 0];
        for (var at = 0; content[at..].IndexOf((byte)0) is >= 0 and var next; at += next + 1)
        {
            nuls[(at + next) % 2]++;
        }

        var (even, odd) = (nuls[0], nuls[1]);
        var enough = Math.Max(Least, content.Length / 2 / OneIn);
        return odd >= enough && odd > OneIn * even ? Encoding.Unicode
            : even >= enough && even > OneIn * odd ? Encoding.BigEndianUnicode
            : null;
    }
}
