using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>Removes entries for good. What is deleted is overwritten with zeros in the pages, and the file is written anew without what was there before.</summary>
internal static class SqlitePurge
{
    // Those that refer to others come first.
    private static readonly string[] Deletions =
    [
        "DELETE FROM delivery WHERE entry = @id",
        "DELETE FROM message_entry WHERE entry = @id",
        "DELETE FROM saved WHERE entry = @id",
        "DELETE FROM document_entry WHERE entry = (SELECT number FROM entry WHERE id = @id)",
        "DELETE FROM entry_key WHERE entry = (SELECT number FROM entry WHERE id = @id)",
        "DELETE FROM paper_lookup WHERE entry = (SELECT number FROM entry WHERE id = @id)",
        "DELETE FROM entry WHERE id = @id",
    ];

    /// <summary>Removes entries and the lists of a person, and writes the file anew.</summary>
    public static void Run(SqliteFile file, IReadOnlyList<EntryId> entries, string? person)
    {
        file.Write(connection =>
        {
            foreach (var id in entries.Select(entry => entry.Value))
            {
                Array.ForEach(Deletions, deletion => connection.Execute(deletion, new { id }));
            }

            // Messages without entries only say that there are none.
            connection.Execute("DELETE FROM message WHERE kind <> 'Empty' AND key NOT IN (SELECT message_key FROM message_entry)");
            connection.Execute("DELETE FROM attempt WHERE message_key NOT IN (SELECT key FROM message UNION SELECT last_key FROM delivery WHERE last_key IS NOT NULL)");

            // A forgotten person's subscription stays one that a person made.
            connection.Execute("UPDATE subscription SET owner = '' WHERE owner <> '' AND platform || ' ' || owner = @person", new { person });
            connection.Execute("DELETE FROM saved WHERE owner = @person OR substr(owner, 1, length(@person) + 1) = @person || ' '", new { person });
            connection.Execute("DELETE FROM state");
            return connection.Execute("UPDATE identity SET purged = @now", new { now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() });
        });
        SqliteErrors.TranslateSqlite(file.Path, () =>
        {
            using var connection = SqliteFile.Connect(file.Path, SqliteOpenMode.ReadWrite);
            connection.Execute("VACUUM");

            // Until it is emptied, the log still has pages as they were (https://sqlite.org/pragma.html#pragma_wal_checkpoint).
            var isBusy = connection.ExecuteScalar<bool>("PRAGMA wal_checkpoint(TRUNCATE)");
            SqliteErrors.Refuse(isBusy, $"What was removed is still in {file.Path}-wal, since another process reads the database. Repeat the command when it has ended.");
            return true;
        });
    }
}
