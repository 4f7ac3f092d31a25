using System.Buffers;
using System.Text;

namespace PaperBot.Parsing.Lines;

/// <summary>A line that is not blank.</summary>
/// <param name="Number">Its number in the document, from 1.</param>
/// <param name="Text">Its text, trimmed; never empty.</param>
internal readonly record struct DocumentLine(int Number, string Text);

/// <summary>Splits a text into lines, and joins wrapped ones.</summary>
internal static class DocumentLines
{
    // Byte order mark, soft hyphen, zero-width characters and directional marks are invisible, and char.IsWhiteSpace does not include them.
    private static readonly SearchValues<char> Blanks =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(char.IsWhiteSpace), .. "\uFEFF\u00AD\u200B\u200E\u200F\u2060"]);

    /// <summary>The lines that are not blank, in order. A line ends with LF, CRLF, a lone CR, or one of Unicode's own line ends.</summary>
    public static IReadOnlyList<DocumentLine> Read(string text, int max = int.MaxValue)
    {
        var lines = new List<DocumentLine>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (Trim(line) is { Length: > 0 } trimmed)
            {
                lines.Add(new DocumentLine(number, trimmed.ToString()));
                if (lines.Count == max)
                {
                    break;
                }
            }
        }

        return lines;
    }

    /// <summary>Lines that continue each other as one: with a space between two of them, or nothing after a hyphen.</summary>
    public static string Join(string[] lines)
    {
        if (lines is [var only])
        {
            return only;
        }

        var joined = new StringBuilder(lines[0]);
        foreach (var (line, next) in lines.Zip(lines.Skip(1)))
        {
            joined.Append(line is [.., var letter, '-'] && char.IsLetter(letter) ? "" : " ").Append(next);
        }

        return joined.ToString();
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> line) =>
        line.IndexOfAnyExcept(Blanks) is >= 0 and var start ? line[start..(line.LastIndexOfAnyExcept(Blanks) + 1)] : [];
}
