using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PaperBot.Terminal;

/// <summary>
/// Comma-separated values for spreadsheets (RFC 4180: CRLF, quotes doubled). A cell that a spreadsheet would run as a formula, or change since it looks
/// like a number, a date or a truth value, begins with an apostrophe, which makes it text (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
internal static partial class Csv
{
    private const int MaxValueLength = 64;
    private const string FormulaSigns = "=+-@\t\r\n＝＋－＠";

    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

    /// <summary>Writes a record, its cells as they are.</summary>
    public static void WriteRecord(IEnumerable<string> cells, TextWriter output)
    {
        output.Write(string.Join(',', cells.Select(Quote)));
        output.Write("\r\n");
    }

    /// <summary>The items of a list in one cell.</summary>
    public static string List(IEnumerable<string> items) => string.Join('\n', items);

    /// <summary>The cell that shows a text as it is.</summary>
    public static string AsText(string text) =>
        // Some spreadsheets ignore leading spaces.
        (text.AsSpan().TrimStart(' ') is [var first, ..] && FormulaSigns.Contains(first, StringComparison.Ordinal)) || IsChanged(text.AsSpan().Trim(' '))
            ? $"'{text}" : text;

    // A number keeps 15 digits, but no zeros around it and no exponent.
    private static bool IsChanged(ReadOnlySpan<char> text) => text.Length <= MaxValueLength
        && (double.TryParse(text, NumberStyles.Any, CultureInfo.InvariantCulture, out var number)
            ? !text.SequenceEqual(number.ToString("G15", CultureInfo.InvariantCulture))
            : DateOrTruth.IsMatch(text));

    private static string Quote(string text) =>
        text.AsSpan().ContainsAny(Quoted) || text is [' ', ..] or [.., ' '] ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    [GeneratedRegex(@"^([0-9]{1,4}[-/.:][0-9]{1,4}([-/.:][0-9]{1,4})?|[0-9]{0,2}[-/ ]?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[-/ .]?[0-9]{1,4}"
        + "|[0-9]{1,2}[-/ ]?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}|true|false)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateOrTruth { get; }
}
