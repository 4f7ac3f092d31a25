using System.Data;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace PaperBot.Storage.Sql;

/// <summary>Makes <see cref="StorageException"/>s of SQLite's errors (https://sqlite.org/rescode.html).</summary>
internal static class SqliteErrors
{
    /// <summary>Runs something, of which only errors of SQLite are translated.</summary>
    public static T TranslateSqlite<T>(string path, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (SqliteException exception)
        {
            throw Translate(path, exception);
        }
        catch (AggregateException exception) when (exception.InnerException is SqliteException inner)
        {
            throw Translate(path, inner);
        }
        catch (DataException exception)
        {
            throw new StorageException(DamagedDatabase.Message(path, exception.Message.TrimEnd('.')), exception);
        }
    }

    /// <summary>Runs something that also uses files.</summary>
    public static T Translate<T>(string path, Func<T> run)
    {
        try
        {
            return TranslateSqlite(path, run);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(CannotBeUsed(path, exception), exception);
        }
    }

    /// <summary>The exception for an error of SQLite.</summary>
    public static StorageException Translate(string path, SqliteException exception) => exception.SqliteErrorCode switch
    {
        SQLITE_BUSY or SQLITE_LOCKED or SQLITE_PROTOCOL => new($"{path} is in use by another program ({exception.Message}) Wait until it has finished, and try again.", exception) { IsTemporary = true },
        SQLITE_FULL => new($"{path} cannot be written, since the disk is full. Free some space, and try again; what was stored before is kept.", exception) { IsTemporary = true },
        SQLITE_IOERR => new($"{path} cannot be read or written: {exception.Message} Check the disk; what was stored before is kept.", exception),
        SQLITE_CORRUPT or SQLITE_NOTADB => new(DamagedDatabase.Message(path, exception.Message.TrimEnd('.')), exception),
        SQLITE_READONLY or SQLITE_CANTOPEN or SQLITE_PERM or SQLITE_AUTH => new(CannotBeUsed(path, exception), exception),
        _ => new($"{path} cannot be used: {exception.Message} Run 'paperbot check', and report this if it finds nothing.", exception),
    };

    /// <summary>The error for a row that cannot be read.</summary>
    public static SqliteException DamagedRow(string row, Exception exception) => new($"{row} cannot be read ({exception.Message})", SQLITE_CORRUPT);

    public static bool IsDamage(SqliteException exception) => exception.SqliteErrorCode is SQLITE_CORRUPT or SQLITE_NOTADB;

    public static bool IsInUse(SqliteException exception) => exception.SqliteErrorCode is SQLITE_BUSY or SQLITE_LOCKED or SQLITE_PROTOCOL;

    public static void Refuse(bool condition, string message)
    {
        if (condition)
        {
            throw new StorageException(message);
        }
    }

    private static string CannotBeUsed(string path, Exception exception) =>
        $"{path} cannot be opened or written: {exception.Message} Let PaperBot's user read and write it and its folder, or set Storage:Path to another file.";
}
