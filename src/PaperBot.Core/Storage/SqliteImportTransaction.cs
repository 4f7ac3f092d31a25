using System.Globalization;
using Microsoft.Data.Sqlite;
using PaperBot.Entries;

namespace PaperBot.Storage;

/// <summary>An import in SQLite: one transaction that holds the write lock from its beginning.</summary>
internal sealed class SqliteImportTransaction : IImportTransaction
{
    private const string EntryColumns = "e.id, e.content, e.ordinal, d.kind, d.location, d.file, d.revision";

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly Dictionary<string, Statement> _statements = [];
    private readonly Dictionary<string, long> _documents = [];
    private readonly Dictionary<EntryId, Entry> _present = [];
    private readonly HashSet<EntryId> _withdrawn = [];
    private readonly long _change;

    public SqliteImportTransaction(SqliteConnection connection)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction();
        _change = Query("SELECT COALESCE(MAX(change), 0) + 1 FROM entry", row => row.GetInt64(0))[0];
        Follows = SqliteDeliveryStore.ReadFollows(connection, _transaction);
    }

    public IReadOnlyList<Follow> Follows { get; }

    public IReadOnlyList<OwnNote> ReadNotes(EntrySource document) => Query(
        """
        SELECT e.id, COALESCE(de.content, e.content)
        FROM document d JOIN document_entry de ON de.document = d.id JOIN entry e ON e.id = de.entry
        WHERE d.path = @0
        ORDER BY de.ordinal
        """,
        row => new OwnNote(new(row.GetString(0)), EntryJson.Read(row.GetString(1))),
        document.Path);

    public Entry? FindEntry(EntryId id) =>
        Query($"SELECT {EntryColumns} FROM entry e JOIN document d ON d.id = e.document WHERE e.id = @0", ReadEntry, id.Value) is [var entry] ? entry : null;

    public bool Exists(EntryId id) => Query("SELECT 1 FROM entry WHERE id = @0", _ => true, id.Value).Count > 0;

    public bool IsSettling(EntryId id) => Query("SELECT 1 FROM entry WHERE id = @0 AND settles IS NOT NULL", _ => true, id.Value).Count > 0;

    public IReadOnlyList<EntryId> FindNotes(IReadOnlyList<long> keys) =>
        [.. keys.SelectMany(key => Query("SELECT entry FROM entry_key WHERE key = @0", row => new EntryId(row.GetString(0)), key)).Distinct()];

    public IReadOnlyList<HeldNote> ReadHolders(EntryId id) => Query(
        """
        SELECT d.kind, d.location, d.file, d.revision, d.format, COALESCE(de.content, e.content), de.ordinal
        FROM document_entry de JOIN document d ON d.id = de.document JOIN entry e ON e.id = de.entry
        WHERE de.entry = @0
        """,
        row => new HeldNote(
            new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)),
            row.IsDBNull(4) ? null : (DocumentFormat)row.GetInt32(4),
            EntryJson.Read(row.GetString(5)),
            row.GetInt32(6)),
        id.Value);

    public void Add(Entry entry)
    {
        Execute(
            "INSERT INTO entry (id, date, content, document, ordinal, change) VALUES (@0, @1, @2, @3, @4, @5)",
            entry.Id.Value, WrittenDate(entry), EntryJson.Write(entry), DocumentRow(entry.Source), entry.Ordinal, _change);
        _present[entry.Id] = entry;
        AddKeys(entry.Id, entry);
    }

    public bool Update(Entry entry)
    {
        var content = EntryJson.Write(entry);
        var document = DocumentRow(entry.Source);
        var before = Query(
            "SELECT content, withdrawn, document, ordinal FROM entry WHERE id = @0",
            row => (Content: row.GetString(0), IsWithdrawn: row.GetBoolean(1), Document: row.GetInt64(2), Ordinal: row.GetInt32(3)),
            entry.Id.Value)[0];
        var saysElse = before.Content != content;
        if (!saysElse && !before.IsWithdrawn && before.Document == document && before.Ordinal == entry.Ordinal)
        {
            return false;
        }

        Execute(
            "UPDATE entry SET date = @1, content = @2, document = @3, ordinal = @4, withdrawn = 0, change = @5 WHERE id = @0",
            entry.Id.Value, WrittenDate(entry), content, document, entry.Ordinal, _change);
        _present[entry.Id] = entry;
        _withdrawn.Remove(entry.Id);
        if (saysElse)
        {
            foreach (var key in PaperKeys.Of(EntryJson.Read(before.Content)))
            {
                Execute("DELETE FROM entry_key WHERE key = @0 AND entry = @1", key, entry.Id.Value);
            }

            AddKeys(entry.Id, entry);
        }

        return saysElse || before.IsWithdrawn;
    }

    public void KeepOwn(EntryId id) => Execute(
        "UPDATE document_entry SET content = (SELECT content FROM entry WHERE id = @0) WHERE entry = @0 AND content IS NULL", id.Value);

    public void Withdraw(EntryId id)
    {
        Execute("UPDATE entry SET withdrawn = 1, change = @1 WHERE id = @0", id.Value, _change);
        _present.Remove(id);
        _withdrawn.Add(id);
    }

    public IReadOnlyList<EntryId> SetDocument(EntrySource document, DocumentFormat? format, IReadOnlyList<(EntryId Id, EntryContent? Own)> entries)
    {
        var row = DocumentRow(document);
        Execute("UPDATE document SET revision = @1, format = @2 WHERE id = @0", row, document.Revision, (int?)format);
        var before = Query("SELECT entry FROM document_entry WHERE document = @0", held => new EntryId(held.GetString(0)), row);
        if (before.Count > 0)
        {
            Execute("DELETE FROM document_entry WHERE document = @0", row);
        }

        for (var ordinal = 0; ordinal < entries.Count; ordinal++)
        {
            var (id, own) = entries[ordinal];
            Execute(
                "INSERT INTO document_entry (document, ordinal, entry, content) VALUES (@0, @1, @2, @3)",
                row, ordinal, id.Value, own is null ? null : EntryJson.Write(own));
        }

        return [.. before.Except(entries.Select(entry => entry.Id))];
    }

    public int ReadNextOrdinal(EntrySource document) => Query(
        "SELECT COALESCE(MAX(ordinal) + 1, 0) FROM document_entry WHERE document = @0", row => row.GetInt32(0), DocumentRow(document))[0];

    public void Hold(HeldNote note, EntryId id, EntryContent? own)
    {
        var row = DocumentRow(note.Document);
        Execute("UPDATE document SET revision = @1 WHERE id = @0", row, note.Document.Revision);
        Execute(
            """
            INSERT INTO document_entry (document, ordinal, entry, content) VALUES (@0, @1, @2, @3)
            ON CONFLICT (document, ordinal) DO UPDATE SET entry = excluded.entry, content = excluded.content
            """,
            row, note.Ordinal, id.Value, own is null ? null : EntryJson.Write(own));
    }

    public void SetSettles(EntryId id, DateTimeOffset? at) =>
        Execute("UPDATE entry SET settles = @1 WHERE id = @0", id.Value, at?.ToUnixTimeMilliseconds());

    public IReadOnlyList<Entry> ReadSettled(DateTimeOffset now) => Query(
        $"SELECT {EntryColumns} FROM entry e JOIN document d ON d.id = e.document WHERE e.settles <= @0 AND NOT e.withdrawn ORDER BY e.date, d.file, e.ordinal",
        ReadEntry,
        now.ToUnixTimeMilliseconds());

    public void Owe(Follow follow, EntryId entry, DateTimeOffset due) => Execute(
        """
        INSERT INTO delivery (platform, channel, entry, follow, due, state)
        VALUES (@0, @1, @2, @3, @4, 'Pending')
        ON CONFLICT DO NOTHING
        """,
        follow.Channel.Platform, follow.Channel.Channel, entry.Value, follow.Id, due.ToUnixTimeMilliseconds());

    public StoreChanges Commit()
    {
        _transaction.Commit();
        var before = _change - 1;
        return new([.. _present.Values], [.. _withdrawn], before, _present.Count + _withdrawn.Count > 0 ? _change : before);
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _transaction.Dispose();
        _connection.Dispose();
    }

    private void AddKeys(EntryId id, EntryContent content)
    {
        foreach (var key in PaperKeys.Of(content))
        {
            Execute("INSERT INTO entry_key (key, entry) VALUES (@0, @1) ON CONFLICT DO NOTHING", key, id.Value);
        }
    }

    private long DocumentRow(EntrySource document)
    {
        if (!_documents.TryGetValue(document.Path, out var row))
        {
            row = Query(
                """
                INSERT INTO document (path, kind, location, file, revision) VALUES (@0, @1, @2, @3, @4)
                ON CONFLICT (path) DO UPDATE SET kind = excluded.kind, location = excluded.location, file = excluded.file
                RETURNING id
                """,
                found => found.GetInt64(0),
                document.Path, document.Kind, document.Location, document.File, document.Revision)[0];
            _documents.Add(document.Path, row);
        }

        return row;
    }

    private int Execute(string sql, params ReadOnlySpan<object?> values) => Prepared(sql, values.Length).Execute(values);

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values) => Prepared(sql, values.Length).Query(read, values);

    private Statement Prepared(string sql, int parameters)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new Statement(_connection, _transaction, sql, parameters);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    private static Entry ReadEntry(SqliteDataReader row) => new(new(row.GetString(0)), EntryJson.Read(row.GetString(1)))
    {
        Ordinal = row.GetInt32(2),
        Source = new(row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6)),
    };

    private static string? WrittenDate(EntryContent content) => content.Date?.ToString("O", CultureInfo.InvariantCulture);
}
