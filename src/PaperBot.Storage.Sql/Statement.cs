using Microsoft.Data.Sqlite;
using PaperBot.Platforms;
using SQLitePCL;

namespace PaperBot.Storage.Sql;

/// <summary>
/// A prepared statement that is run for many rows through SQLite's C interface (https://sqlite.org/cintro.html). Its parameters are <c>?1</c>,
/// <c>?2</c>, and so on.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    /// <summary>Runs the statement, and returns the number of rows that changed.</summary>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        Run<object?>(null, values);
        return raw.sqlite3_changes(_database);
    }

    /// <summary>Runs the statement, and reads its rows.</summary>
    public IReadOnlyList<T> Query<T>(Func<StatementRow, T> read, params ReadOnlySpan<object?> values) => Run(read, values) is { } rows ? rows : [];

    public void Dispose() => _statement.Dispose();

    // Most queries of an import find nothing. They create no list.
    private List<T>? Run<T>(Func<StatementRow, T>? read, ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            Check(Bind(at + 1, values[at]));
        }

        try
        {
            List<T>? rows = null;
            while (raw.sqlite3_step(_statement) is var result && result != raw.SQLITE_DONE)
            {
                Check(result);
                if (read is not null)
                {
                    (rows ??= []).Add(read(new(_statement)));
                }
            }

            return rows;
        }
        finally
        {
            // It returns the error of the step, which was thrown already.
            _ = raw.sqlite3_reset(_statement);
        }
    }

    private int Bind(int number, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, number),
        string text => raw.sqlite3_bind_text(_statement, number, text),
        byte[] utf8 => raw.sqlite3_bind_text(_statement, number, utf8.AsSpan()),
        long integer => raw.sqlite3_bind_int64(_statement, number, integer),
        int integer => raw.sqlite3_bind_int64(_statement, number, integer),
        _ => throw new ArgumentException($"SQLite cannot store a {value.GetType()}.", nameof(value)),
    };

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW))
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }
}

/// <summary>The current row of a statement. Columns are numbered from 0.</summary>
internal readonly ref struct StatementRow(sqlite3_stmt statement)
{
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public IdempotencyKey? Key(int column) => IsNull(column) ? null : new(Text(column));

    public DateTimeOffset Time(int column) => DateTimeOffset.FromUnixTimeMilliseconds(Number(column));

    public DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>A text as UTF-8, valid until the statement's next row.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(statement, column);
}
