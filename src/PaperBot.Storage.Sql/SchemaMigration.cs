using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>Migrates the schema of a database, in one transaction.</summary>
internal static class SchemaMigration
{
    public static void Run(SqliteConnection connection)
    {
        if (connection.ExecuteScalar<int>("PRAGMA user_version") == Schema.Migrations.Count)
        {
            // Nothing to do, and no need to wait for a writer.
            return;
        }

        // Scripts recreate tables that others refer to (https://sqlite.org/lang_altertable.html#otheralter).
        connection.Execute("PRAGMA foreign_keys = OFF");
        connection.CreateFunction("paper_keys", (string content) => JsonSerializer.Serialize(PaperKeys.Of(EntryJson.Read(content))));
        using var transaction = connection.BeginTransaction();
        foreach (var script in Schema.Migrations.Skip(connection.ExecuteScalar<int>("PRAGMA user_version")))
        {
            connection.Execute(script);
        }

        connection.Execute($"PRAGMA user_version = {Schema.Migrations.Count}");
        transaction.Commit();
        connection.Execute("PRAGMA foreign_keys = ON");
    }
}
