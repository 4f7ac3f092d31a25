using System.Buffers;
using System.Globalization;
using System.Text;

namespace PaperBot.Terminal;

/// <summary>
/// Shows what a terminal would obey instead of show: control characters are written as <c>\u001b</c>, as are the characters that change the direction of
/// text (https://trojansource.codes) and the line ends of Unicode. In JSON, where they stand only within strings, that means the same.
/// </summary>
internal static class VisibleText
{
    private static readonly SearchValues<char> Commands = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl).Except("\t"), .. "\u061C\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"]);

    /// <summary>The visible form of one line: a line end within it is shown, too.</summary>
    public static string Line(string text) => Show(text, keepsLineEnds: false);

    /// <summary>The visible form of lines.</summary>
    public static string Lines(string text) => Show(text, keepsLineEnds: true);

    private static string Show(string text, bool keepsLineEnds)
    {
        var first = text.AsSpan().IndexOfAny(Commands);
        if (first < 0)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (var at = first; at < text.Length; at++)
        {
            var isLineEnd = text[at] == '\n' || text.AsSpan(at).StartsWith("\r\n", StringComparison.Ordinal);
            if ((isLineEnd && keepsLineEnds) || !Commands.Contains(text[at]))
            {
                shown.Append(text[at]);
            }
            else
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:x4}");
            }
        }

        return shown.ToString();
    }
}
