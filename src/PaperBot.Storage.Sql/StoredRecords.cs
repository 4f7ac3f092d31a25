using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>Reads and adds everything that a database stores.</summary>
internal static class StoredRecords
{
    private const int MaxRecords = 1000;

    /// <summary>Reads everything, some records at a time.</summary>
    public static IEnumerable<StoredRecord[]> Read(SqliteConnection connection, SqliteOutboxRows rows) => ReadEntries(connection)
        .Concat<StoredRecord>(ReadDocuments(connection))
        .Concat(rows.ReadSubscriptions())
        .Concat(SuspensionRow.ReadAll(connection).Select(suspension => new StoredSuspension(suspension)))
        .Concat(DeliveryRow.ReadAll(rows.Statements))
        .Concat(MessageRow.ReadAll(rows.Statements))
        .Concat(MessageRow.ReadAllAttempts(rows.Statements))
        .Concat(HealthRow.ReadAll(connection))
        .Concat(PaperRow.ReadAll(connection).Select(lookup => new StoredPaperLookup(lookup)))
        .Concat(SavedRow.ReadAll(connection))
        .Concat(StateRow.ReadAll(connection))
        .Chunk(MaxRecords);

    /// <summary>Adds a record.</summary>
    public static void Add(SqliteConnection connection, SqliteImportTransaction import, SqliteOutboxRows rows, StoredRecord record)
    {
        switch (record)
        {
            case EntryRecord entry:
                Add(import, entry);
                break;
            case StoredDocument document:
                import.SetDocument(document.Source, document.Format, document.Entries);
                break;
            case StoredSubscription subscription:
                rows.Save(subscription);
                break;
            case StoredDelivery delivery:
                DeliveryRow.TryAdd(rows.Statements, delivery);
                break;
            case StoredMessage message:
                rows.Save(message);
                break;
            case StoredAttempts attempts:
                rows.Save(attempts);
                break;
            case StoredSuspension suspension:
                SuspensionRow.Save(connection, suspension.Suspension);
                break;
            case StoredHealth health:
                HealthRow.Save(connection, health.Location, health.Health);
                break;
            case StoredPaperLookup paper:
                import.SetPaperLookup(paper.Lookup);
                break;
            case StoredSaved saved:
                SavedRow.Add(connection, saved);
                break;
            case StoredState state:
                StateRow.Save(connection, state);
                break;
            default:
                throw new ArgumentException($"A {record.GetType()} cannot be stored.", nameof(record));
        }
    }

    private static void Add(SqliteImportTransaction import, EntryRecord stored)
    {
        var id = stored.Entry.Id;
        SqliteErrors.Refuse(!import.TryAdd(stored.Entry, new(stored.Entry)), $"There is an entry {id} already. Copy to a new database.");
        if (stored.IsWithdrawn)
        {
            import.Withdraw(id);
        }

        if (stored.Settles is { } settles)
        {
            import.SetSettles(id, settles);
        }
    }

    private static IEnumerable<EntryRecord> ReadEntries(SqliteConnection connection) => connection
        .Query<(string Id, byte[] Content, long Ordinal, long Withdrawn, long? Settles, long Document)>(
            "SELECT id, CAST(content AS BLOB), ordinal, withdrawn, settles, document FROM entry ORDER BY number", buffered: false)
        .Select(row => new EntryRecord(
            EntryRow.Create(row.Id, row.Content, row.Ordinal, ReadSource(connection, row.Document)),
            row.Withdrawn != 0,
            row.Settles is { } settles ? DateTimeOffset.FromUnixTimeMilliseconds(settles) : null));

    private static IEnumerable<StoredDocument> ReadDocuments(SqliteConnection connection) => connection
        .Query<(long Id, long? Format)>("SELECT id, format FROM document ORDER BY id", buffered: false)
        .Select(document => new StoredDocument(
            ReadSource(connection, document.Id),
            (DocumentFormat?)document.Format,
            [
                .. connection.Query<(string Id, byte[]? Own)>(
                    "SELECT e.id, CAST(de.content AS BLOB) FROM document_entry de JOIN entry e ON e.number = de.entry WHERE de.document = @Id ORDER BY de.ordinal",
                    new { document.Id })
                    .Select(row => (new EntryId(row.Id), row.Own is null ? null : EntryRow.ReadContent(row.Id, row.Own))),
            ]));

    private static EntrySource ReadSource(SqliteConnection connection, long document) =>
        connection.QuerySingle<EntrySource>("SELECT kind, location, file, revision FROM document WHERE id = @document", new { document });
}
