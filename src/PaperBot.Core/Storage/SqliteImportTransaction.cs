using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Entries;

namespace PaperBot.Storage;

/// <summary>An import in SQLite: one transaction that holds the write lock from its beginning.</summary>
internal sealed class SqliteImportTransaction : IImportTransaction
{
    private const string UpsertEntry = """
        INSERT INTO entry (id, identity, content, document, ordinal, change)
        VALUES (@id, @identity, @content, @document, @ordinal, @change)
        ON CONFLICT (id) DO UPDATE SET
            identity = excluded.identity, content = excluded.content, document = excluded.document, ordinal = excluded.ordinal,
            withdrawn = 0, change = excluded.change
        WHERE content <> excluded.content OR withdrawn
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly long _change;

    public SqliteImportTransaction(SqliteConnection connection)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction();
        _change = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(change), 0) + 1 FROM entry", transaction: _transaction);
        Follows = SqliteDeliveryStore.ReadFollows(connection, _transaction);
    }

    public IReadOnlyList<Follow> Follows { get; }

    public IReadOnlyList<Entry> ReadEntries(EntrySource document) => SqliteEntryStore.Select(
        _connection,
        _transaction,
        """
        JOIN document_entry de ON de.entry = e.id
        JOIN document held ON held.id = de.document
        WHERE held.path = @Path
        ORDER BY de.ordinal
        """,
        document);

    public Entry? FindByIdentity(string identity) =>
        SqliteEntryStore.Select(_connection, _transaction, "WHERE e.identity = @identity LIMIT 1", new { identity }) is [var entry] ? entry : null;

    public bool Exists(EntryId id) =>
        _connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM entry WHERE id = @Value)", id, _transaction);

    public bool Save(Entry entry, string identity)
    {
        var row = new
        {
            id = entry.Id.Value,
            identity,
            content = EntryJson.Write(entry),
            document = DocumentRow(entry.Source),
            ordinal = entry.Ordinal,
            change = _change,
        };
        var changed = _connection.Execute(UpsertEntry, row, _transaction) > 0;
        if (!changed)
        {
            // It says the same, and may have another place in its document.
            _connection.Execute(
                "UPDATE entry SET ordinal = @ordinal, change = @change WHERE id = @id AND document = @document AND ordinal <> @ordinal",
                row,
                _transaction);
        }

        return changed;
    }

    public int SetDocument(EntrySource document, IReadOnlyList<EntryId> entries)
    {
        var row = DocumentRow(document);
        var before = _connection.Query<string>("SELECT entry FROM document_entry WHERE document = @row", new { row }, _transaction).AsList();
        _connection.Execute("UPDATE document SET revision = @Revision WHERE path = @Path", document, _transaction);
        _connection.Execute("DELETE FROM document_entry WHERE document = @row", new { row }, _transaction);
        _connection.Execute(
            "INSERT INTO document_entry (document, ordinal, entry) VALUES (@row, @ordinal, @entry)",
            entries.Select((entry, ordinal) => new { row, ordinal, entry = entry.Value }),
            _transaction);
        return before.Except(entries.Select(entry => entry.Value)).Sum(entry => LetGo(row, entry));
    }

    public void Owe(Follow follow, EntryId entry, DateTimeOffset due) => _connection.Execute(
        """
        INSERT INTO delivery (platform, channel, entry, follow, due, state)
        VALUES (@platform, @channel, @entry, @follow, @due, 'Pending')
        ON CONFLICT DO NOTHING
        """,
        new
        {
            platform = follow.Channel.Platform,
            channel = follow.Channel.Channel,
            entry = entry.Value,
            follow = follow.Id,
            due = due.ToUnixTimeMilliseconds(),
        },
        _transaction);

    public void Commit() => _transaction.Commit();

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }

    /// <summary>Gives an entry that a document has let go of to another that holds it, or withdraws it. 1 if withdrawn, else 0.</summary>
    private int LetGo(long document, string entry)
    {
        var parameters = new { document, entry, change = _change };
        _connection.Execute(
            """
            UPDATE entry SET (document, ordinal) = (held.document, held.ordinal), change = @change
            FROM (SELECT document, ordinal FROM document_entry WHERE entry = @entry ORDER BY document LIMIT 1) held
            WHERE id = @entry AND entry.document = @document
            """,
            parameters,
            _transaction);
        return _connection.Execute(
            """
            UPDATE entry SET withdrawn = 1, change = @change
            WHERE id = @entry AND NOT withdrawn AND NOT EXISTS (SELECT 1 FROM document_entry WHERE entry = @entry)
            """,
            parameters,
            _transaction);
    }

    private long DocumentRow(EntrySource document) => _connection.ExecuteScalar<long>(
        """
        INSERT INTO document (path, kind, location, file, revision) VALUES (@Path, @Kind, @Location, @File, @Revision)
        ON CONFLICT (path) DO UPDATE SET kind = excluded.kind, location = excluded.location, file = excluded.file
        RETURNING id
        """,
        document,
        _transaction);
}
