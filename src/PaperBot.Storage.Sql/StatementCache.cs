using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>The statements of a connection, each prepared once.</summary>
internal sealed class StatementCache(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, Statement> _statements = [];

    public Statement this[string sql]
    {
        get
        {
            if (!_statements.TryGetValue(sql, out var statement))
            {
                statement = new Statement(connection, sql);
                _statements.Add(sql, statement);
            }

            return statement;
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }
    }
}
