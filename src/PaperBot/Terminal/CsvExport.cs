using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PaperBot.Terminal;

/// <summary>
/// Writes entries as comma-separated values for spreadsheets (RFC 4180: CRLF, quotes doubled), with a header. A list is in one cell, with its
/// items separated by line feeds. A cell that a spreadsheet would run as a formula, or change since it looks like a number, a date or a truth value,
/// begins with an apostrophe, which makes it text (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
internal static partial class CsvExport
{
    private const string Date = "date";
    private const int MaxValueLength = 64;
    private const string FormulaSigns = "=+-@\t\r\n＝＋－＠";

    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

    private static readonly (string Name, Func<Entry, string> Cell)[] Columns =
    [
        ("id", entry => entry.Id.Value),
        (Date, entry => entry.Date?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
        ("title", entry => entry.Title),
        ("authors", entry => List(entry.Authors)),
        ("abstract", entry => entry.Abstract ?? ""),
        ("commentary", entry => List(entry.Commentary)),
        ("tags", entry => List(entry.Tags.Select(tag => tag.Text))),
        ("derivedTags", entry => List(entry.DerivedTags.Select(tag => tag.Text))),
        ("links", entry => List(entry.Links.Select(link => link.Url))),
        ("arxivIds", entry => List(entry.Links.Select(link => link.ArxivId).OfType<string>().Distinct().Select(id => $"arXiv:{id}"))),
        ("sourceKind", entry => entry.Source.Kind),
        ("sourceLocation", entry => entry.Source.Location),
        ("sourceFile", entry => entry.Source.File),
        ("sourceRevision", entry => entry.Source.Revision),
    ];

    public static void Write(IEnumerable<Entry> entries, TextWriter output)
    {
        WriteRecord(Columns.Select(column => column.Name), output);
        foreach (var entry in entries)
        {
            WriteRecord(Columns.Select(column => column.Name == Date ? column.Cell(entry) : AsText(column.Cell(entry))), output);
        }
    }

    private static void WriteRecord(IEnumerable<string> cells, TextWriter output)
    {
        output.Write(string.Join(',', cells.Select(Quote)));
        output.Write("\r\n");
    }

    private static string List(IEnumerable<string> items) => string.Join('\n', items);

    // Some spreadsheets ignore leading spaces.
    private static string AsText(string text) =>
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
