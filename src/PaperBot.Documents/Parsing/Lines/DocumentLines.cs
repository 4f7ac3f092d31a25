namespace PaperBot.Parsing.Lines;

/// <summary>A line that is not blank, without the blanks around it.</summary>
/// <param name="Number">Its place in the document, from 1.</param>
/// <param name="Text">Its text; never empty.</param>
internal readonly record struct DocumentLine(int Number, string Text);

/// <summary>Cuts a text at any line end: LF, CRLF, a lone CR, or Unicode's own.</summary>
internal static class DocumentLines
{
    /// <summary>The lines that are not blank, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many of them are asked for.</param>
    public static IReadOnlyList<DocumentLine> Read(string text, int most = int.MaxValue)
    {
        var lines = new List<DocumentLine>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (Trim(line) is { Length: > 0 } trimmed)
            {
                lines.Add(new DocumentLine(number, trimmed.ToString()));
                if (lines.Count == most)
                {
                    break;
                }
            }
        }

        return lines;
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> line)
    {
        var start = 0;
        var end = line.Length;
        while (start < end && IsBlank(line[start]))
        {
            start++;
        }

        while (end > start && IsBlank(line[end - 1]))
        {
            end--;
        }

        return line[start..end];
    }

    // A byte order mark, a soft hyphen, zero-width characters and directional marks are invisible, and char.IsWhiteSpace does not know them.
    private static bool IsBlank(char character) => char.IsWhiteSpace(character)
        || character is '\uFEFF' or '\u00AD' or '\u200B' or '\u200E' or '\u200F' or '\u2060';
}
