using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Storage.Posting;

namespace PaperBot.Storage.Sql;

/// <summary>An import into SQLite, within a transaction that has the write lock from its beginning.</summary>
internal sealed class SqliteImportTransaction(SqliteConnection connection) : IImportTransaction, IDisposable
{
    private readonly StatementCache _sql = new(connection);
    private readonly Dictionary<string, long> _documents = [];
    private readonly Lazy<IReadOnlyList<Subscription>> _subscriptions = new(() => SubscriptionRow.ReadActive(connection));
    private readonly Lazy<SqliteOutboxRows> _rows = new(() => new(connection));
    private readonly long _change = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(change), 0) + 1 FROM entry");

    public IReadOnlyList<Subscription> Subscriptions => _subscriptions.Value;

    public IReadOnlyList<PreviousEntry> ReadPreviousEntries(EntrySource document) => _sql.Query(
        """
        SELECT e.id, COALESCE(de.content, e.content)
        FROM document d JOIN document_entry de ON de.document = d.id JOIN entry e ON e.number = de.entry
        WHERE d.path = ?1
        ORDER BY de.ordinal
        """,
        row => new PreviousEntry(EntryRow.ReadId(row), EntryRow.ReadContent(row.Text(0), row.Utf8(1))),
        document.Path);

    public Entry? FindEntry(EntryId id) =>
        _sql.Query($"SELECT {EntryRow.Columns} FROM {EntryRow.Tables} WHERE e.id = ?1", EntryRow.Read, id.Value) is [var entry] ? entry : null;

    public bool IsSettling(EntryId id) => _sql.Query("SELECT 1 FROM entry WHERE id = ?1 AND settles IS NOT NULL", _ => true, id.Value).Count > 0;

    public IReadOnlyList<EntryId> FindByPaperKeys(IReadOnlyList<long> keys) =>
        [.. keys.SelectMany(key => _sql.Query("SELECT e.id FROM entry_key k JOIN entry e ON e.number = k.entry WHERE k.key = ?1", EntryRow.ReadId, key)).Distinct()];

    public IReadOnlyList<Contribution> ReadContributions(EntryId id) => _sql.Query(
        """
        SELECT d.kind, d.location, d.file, d.revision, d.format, COALESCE(de.content, e.content), de.ordinal
        FROM entry e JOIN document_entry de ON de.entry = e.number JOIN document d ON d.id = de.document
        WHERE e.id = ?1
        """,
        row => new Contribution(
            EntryRow.ReadSource(row, 0),
            row.IsNull(4) ? null : (DocumentFormat)row.Number(4),
            EntryRow.ReadContent(id.Value, row.Utf8(5)),
            (int)row.Number(6)),
        id.Value);

    public bool TryAdd(Entry entry, PreparedEntry prepared)
    {
        var added = _sql.Execute(
            "INSERT INTO entry (id, date, content, document, ordinal, change) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO NOTHING",
            entry.Id.Value, ToText(entry.Date), prepared.Json, DocumentRow(entry.Source), entry.Ordinal, _change);
        if (added == 0)
        {
            return false;
        }

        AddKeys(entry.Id, prepared.Keys);
        return true;
    }

    public EntryChange Update(Entry entry)
    {
        var content = EntryJson.Write(entry);
        var document = DocumentRow(entry.Source);
        var before = _sql.Query(
            "SELECT content, withdrawn, document, ordinal FROM entry WHERE id = ?1",
            row => (Content: row.Utf8(0).ToArray(), IsWithdrawn: row.Number(1) != 0, Document: row.Number(2), Ordinal: row.Number(3)),
            entry.Id.Value)[0];
        var isModified = !content.AsSpan().SequenceEqual(before.Content);
        if (!isModified && !before.IsWithdrawn && before.Document == document && before.Ordinal == entry.Ordinal)
        {
            return EntryChange.None;
        }

        _sql.Execute(
            "UPDATE entry SET date = ?2, content = ?3, document = ?4, ordinal = ?5, withdrawn = 0, change = ?6 WHERE id = ?1",
            entry.Id.Value, ToText(entry.Date), content, document, entry.Ordinal, _change);
        if (isModified)
        {
            foreach (var key in PaperKeys.Of(EntryRow.ReadContent(entry.Id.Value, before.Content)))
            {
                _sql.Execute("DELETE FROM entry_key WHERE key = ?1 AND entry = (SELECT number FROM entry WHERE id = ?2)", key, entry.Id.Value);
            }

            AddKeys(entry.Id, PaperKeys.Of(entry));
        }

        return isModified ? EntryChange.Modified : before.IsWithdrawn ? EntryChange.Restored : EntryChange.None;
    }

    public void KeepContributions(EntryId id) => _sql.Execute(
        "UPDATE document_entry AS de SET content = e.content FROM entry e WHERE e.id = ?1 AND de.entry = e.number AND de.content IS NULL", id.Value);

    public void Withdraw(EntryId id) => _sql.Execute("UPDATE entry SET withdrawn = 1, change = ?2 WHERE id = ?1", id.Value, _change);

    public IReadOnlyList<EntryId> SetDocument(EntrySource document, DocumentFormat? format, IReadOnlyList<(EntryId Id, EntryContent? Own)> entries)
    {
        var row = DocumentRow(document);
        _sql.Execute("UPDATE document SET revision = ?2, format = ?3 WHERE id = ?1", row, document.Revision, (int?)format);
        var before = _sql.Query("SELECT e.id FROM document_entry de JOIN entry e ON e.number = de.entry WHERE de.document = ?1", EntryRow.ReadId, row);
        if (before.Count > 0)
        {
            _sql.Execute("DELETE FROM document_entry WHERE document = ?1", row);
        }

        for (var ordinal = 0; ordinal < entries.Count; ordinal++)
        {
            var (id, own) = entries[ordinal];
            _sql.Execute(
                "INSERT INTO document_entry (document, ordinal, entry, content) VALUES (?1, ?2, (SELECT number FROM entry WHERE id = ?3), ?4)",
                row, ordinal, id.Value, ToJson(own));
        }

        return [.. before.Except(entries.Select(entry => entry.Id))];
    }

    public int ReadNextOrdinal(EntrySource document) => _sql.Query(
        "SELECT COALESCE(MAX(ordinal) + 1, 0) FROM document_entry WHERE document = ?1", row => (int)row.Number(0), DocumentRow(document))[0];

    public void AddContribution(Contribution contribution, EntryId id, EntryContent? own)
    {
        var row = DocumentRow(contribution.Document);
        _sql.Execute("UPDATE document SET revision = ?2 WHERE id = ?1", row, contribution.Document.Revision);
        _sql.Execute(
            """
            INSERT INTO document_entry (document, ordinal, entry, content) VALUES (?1, ?2, (SELECT number FROM entry WHERE id = ?3), ?4)
            ON CONFLICT (document, ordinal) DO UPDATE SET entry = excluded.entry, content = excluded.content
            """,
            row, contribution.Ordinal, id.Value, ToJson(own));
    }

    public void SetSettles(EntryId id, DateTimeOffset? at) =>
        _sql.Execute("UPDATE entry SET settles = ?2 WHERE id = ?1", id.Value, at?.ToUnixTimeMilliseconds());

    public IReadOnlyList<Entry> ReadSettled(DateTimeOffset now) =>
    [
        .. _sql.Query(
            $"SELECT {EntryRow.Columns} FROM {EntryRow.Tables} WHERE e.settles <= ?1 AND NOT e.withdrawn",
            EntryRow.Read,
            now.ToUnixTimeMilliseconds()).OrderBy(EntryRow.Position, EntryPosition.OldestFirst),
    ];

    public void SetPaperLookup(PaperLookup lookup)
    {
        PaperRow.Save(_sql, lookup);
        if (lookup.Found is not null)
        {
            _sql.Execute("UPDATE entry SET change = ?2 WHERE id = ?1", lookup.Entry.Value, _change);
        }
    }

    public bool AddDelivery(Subscription subscription, EntryId entry, DateTimeOffset due) =>
        DeliveryRow.TryAdd(_sql, new(subscription.Channel, entry, subscription.Id, due, DeliveryState.Pending, null, null, null, null));

    public int MarkEdited(EntryId entry, DateTimeOffset due, bool isCorrected) => new Edits(_rows.Value).Mark(entry, due, isCorrected);

    public void Dispose()
    {
        if (_rows.IsValueCreated)
        {
            _rows.Value.Dispose();
        }

        _sql.Dispose();
    }

    private void AddKeys(EntryId id, IReadOnlyList<long> keys)
    {
        foreach (var key in keys)
        {
            _sql.Execute("INSERT INTO entry_key (key, entry) VALUES (?1, (SELECT number FROM entry WHERE id = ?2)) ON CONFLICT DO NOTHING", key, id.Value);
        }
    }

    private long DocumentRow(EntrySource document)
    {
        if (!_documents.TryGetValue(document.Path, out var row))
        {
            // With RETURNING, SQLite would copy each changed page to a statement journal (https://sqlite.org/tempfiles.html#stmtjrnl).
            _sql.Execute(
                """
                INSERT INTO document (path, kind, location, file, revision) VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT (path) DO UPDATE SET kind = excluded.kind, location = excluded.location, file = excluded.file
                """,
                document.Path, document.Kind, document.Location, document.File, document.Revision);
            row = _sql.Query("SELECT id FROM document WHERE path = ?1", found => found.Number(0), document.Path)[0];
            _documents.Add(document.Path, row);
        }

        return row;
    }

    private static byte[]? ToJson(EntryContent? own) => own is null ? null : EntryJson.Write(own);

    private static string? ToText(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture);
}
