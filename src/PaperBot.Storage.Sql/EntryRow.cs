using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>Reads entries.</summary>
internal static class EntryRow
{
    /// <summary>The entries with their documents and the papers that were looked up for them.</summary>
    public const string Tables = "entry e JOIN document d ON d.id = e.document LEFT JOIN paper_lookup p ON p.entry = e.number";

    /// <summary>The columns of an entry, of <see cref="Tables"/>.</summary>
    public const string Columns = "e.id, e.content, e.ordinal, d.kind, d.location, d.file, d.revision, p.subject, p.url, p.arxiv_id";

    /// <summary>Reads an entry from the row's first columns.</summary>
    public static Entry Read(StatementRow row) => PaperLookup.Apply(
        row.IsNull(8) ? null : PaperRow.Create(row.Text(0), row.Number(7), row.Text(8), row.IsNull(9) ? null : row.Text(9), at: 0),
        Create(row.Text(0), row.Utf8(1), row.Number(2), ReadSource(row, 3)));

    /// <summary>Reads a document from four columns of a row.</summary>
    public static EntrySource ReadSource(StatementRow row, int column) => new(row.Text(column), row.Text(column + 1), row.Text(column + 2), row.Text(column + 3));

    /// <summary>Reads an id from the row's first column.</summary>
    public static EntryId ReadId(StatementRow row) => new(row.Text(0));

    /// <summary>Reads from the row's first columns where an entry is listed: its id, date, file, location and position.</summary>
    public static EntryPosition ReadPosition(StatementRow row) => new(
        ReadId(row), row.IsNull(1) ? null : DateOnly.ParseExact(row.Text(1), "O", CultureInfo.InvariantCulture), row.Text(2), row.Text(3), (int)row.Number(4));

    public static Entry Create(string id, ReadOnlySpan<byte> content, long ordinal, EntrySource source) =>
        new(new(id), ReadContent(id, content)) { Source = source, Ordinal = (int)ordinal };

    /// <summary>Reads the content of an entry, or a document's own contribution to it.</summary>
    public static EntryContent ReadContent(string id, ReadOnlySpan<byte> content)
    {
        try
        {
            return EntryJson.Read(content);
        }
        catch (JsonException exception)
        {
            throw SqliteErrors.DamagedRow($"entry {id}", exception);
        }
    }

    /// <summary>Says what is wrong with the content of an entry; null if it can be read.</summary>
    public static string? FindProblem(string id, byte[] content)
    {
        try
        {
            ReadContent(id, content);
            return null;
        }
        catch (SqliteException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Where an entry is listed.</summary>
    public static EntryPosition Position(Entry entry) => new(entry.Id, entry.Date, entry.Source.File, entry.Source.Location, entry.Ordinal);
}
