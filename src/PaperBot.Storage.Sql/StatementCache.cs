using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>The prepared statements of a connection, by their text.</summary>
internal sealed class StatementCache(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, Statement> _statements = [];

    public int Execute(string sql, params ReadOnlySpan<object?> values) => Get(sql).Execute(values);

    public IReadOnlyList<T> Query<T>(string sql, Func<StatementRow, T> read, params ReadOnlySpan<object?> values) => Get(sql).Query(read, values);

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }
    }

    private Statement Get(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new Statement(connection, sql);
            _statements.Add(sql, statement);
        }

        return statement;
    }
}
