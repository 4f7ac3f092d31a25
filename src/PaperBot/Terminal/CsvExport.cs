using System.Buffers;
using System.Globalization;

namespace PaperBot.Terminal;

/// <summary>
/// Writes entries as comma-separated values for spreadsheets (RFC 4180: CRLF, quotes doubled), with a header. A list is in one cell, with its
/// items separated by line feeds. A cell that a spreadsheet would run as a formula begins with an apostrophe, which makes it text
/// (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
internal static class CsvExport
{
    private const string FormulaSigns = "=+-@\t\r\n＝＋－＠";

    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

    private static readonly (string Name, Func<Entry, string> Cell)[] Columns =
    [
        ("id", entry => entry.Id.Value),
        ("date", entry => entry.Date?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
        ("title", entry => entry.Title),
        ("authors", entry => List(entry.Authors)),
        ("abstract", entry => entry.Abstract ?? ""),
        ("commentary", entry => List(entry.Commentary)),
        ("tags", entry => List(entry.Tags.Select(tag => tag.Text))),
        ("derivedTags", entry => List(entry.DerivedTags.Select(tag => tag.Text))),
        ("links", entry => List(entry.Links.Select(link => link.Url))),
        ("arxivIds", entry => List(entry.Links.Select(link => link.ArxivId).OfType<string>().Distinct())),
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
            WriteRecord(Columns.Select(column => EscapeFormula(column.Cell(entry))), output);
        }
    }

    private static void WriteRecord(IEnumerable<string> cells, TextWriter output)
    {
        output.Write(string.Join(',', cells.Select(Quote)));
        output.Write("\r\n");
    }

    private static string List(IEnumerable<string> items) => string.Join('\n', items);

    // Some spreadsheets ignore leading spaces.
    private static string EscapeFormula(string text) =>
        text.AsSpan().TrimStart(' ') is [var first, ..] && FormulaSigns.Contains(first, StringComparison.Ordinal) ? $"'{text}" : text;

    private static string Quote(string text) =>
        text.AsSpan().ContainsAny(Quoted) || text is [' ', ..] or [.., ' '] ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
