using System.Globalization;

namespace PaperBot.Terminal;

/// <summary>
/// Writes entries as <see cref="Csv"/> with a header. A list is in one cell, with its items separated by line feeds.
/// </summary>
internal static class CsvExport
{
    private const string Date = "date";

    private static readonly (string Name, Func<Entry, string> Cell)[] Columns =
    [
        ("id", entry => entry.Id.Value),
        (Date, entry => entry.Date?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
        ("title", entry => entry.Title),
        ("authors", entry => Csv.List(entry.Authors)),
        ("abstract", entry => entry.Abstract ?? ""),
        ("commentary", entry => Csv.List(entry.Commentary)),
        ("tags", entry => Csv.List(entry.Tags.Select(tag => tag.Text))),
        ("derivedTags", entry => Csv.List(entry.DerivedTags.Select(tag => tag.Text))),
        ("links", entry => Csv.List(entry.Links.Select(link => link.Url))),
        ("arxivIds", entry => Csv.List(entry.Links.Select(link => link.ArxivId).OfType<string>().Distinct().Select(id => $"arXiv:{id}"))),
        ("sourceKind", entry => entry.Source.Kind),
        ("sourceLocation", entry => entry.Source.Location),
        ("sourceFile", entry => entry.Source.File),
        ("sourceRevision", entry => entry.Source.Revision),
    ];

    public static void Write(IEnumerable<Entry> entries, TextWriter output)
    {
        Csv.WriteRecord(Columns.Select(column => column.Name), output);
        foreach (var entry in entries)
        {
            Csv.WriteRecord(Columns.Select(column => column.Name == Date ? column.Cell(entry) : Csv.AsText(column.Cell(entry))), output);
        }
    }
}
