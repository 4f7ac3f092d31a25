using Microsoft.Data.Sqlite;

namespace PaperBot.Storage;

/// <summary>A statement that is prepared once and run for each of many rows; its parameters are <c>@0</c>, <c>@1</c>, and so on.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, SqliteTransaction transaction, string sql, int parameters)
    {
        _command = new SqliteCommand(sql, connection, transaction);
        for (var number = 0; number < parameters; number++)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = $"@{number}" });
        }
    }

    /// <summary>Runs it. The count of rows that changed.</summary>
    public int Execute(params ReadOnlySpan<object?> values) => Bound(values).ExecuteNonQuery();

    /// <summary>Runs it, and reads its rows.</summary>
    public List<T> Query<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bound(values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public void Dispose() => _command.Dispose();

    private SqliteCommand Bound(ReadOnlySpan<object?> values)
    {
        for (var number = 0; number < values.Length; number++)
        {
            _command.Parameters[number].Value = values[number] ?? DBNull.Value;
        }

        return _command;
    }
}
