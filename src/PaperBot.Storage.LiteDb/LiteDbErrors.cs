using System.Diagnostics;
using LiteDB;
using PaperBot.Storage.LiteDb.Files;

namespace PaperBot.Storage.LiteDb;

/// <summary>Tells what a person can do about an error.</summary>
internal static class LiteDbErrors
{
    /// <summary>Explains an error of the file system or of LiteDB; null for a bug of the work itself.</summary>
    public static StorageException? Explain(Exception exception, string path) => exception switch
    {
        StorageException => null,
        UnauthorizedAccessException => new($"{path} cannot be used: {exception.Message} Let PaperBot's user read and write it and its folder.", exception),
        InvalidDataException => new($"{path} cannot be opened: {exception.Message} Somebody has replaced the file by hand: put back the file that was there, or delete {DatabaseFiles.LogPath(path)}, and with it the last changes of the other file.", exception),
        IOException => new($"{path} cannot be used now: {exception.Message} If the disk is full, free some space; then try again. What was stored before is kept.", exception) { IsTemporary = true },
        _ when IsOfLiteDb(exception) => Damaged(path, exception.Message, exception),
        _ => null,
    };

    /// <summary>The database is damaged.</summary>
    public static StorageException Damaged(string path, string detail, Exception? inner = null) => new(DamagedDatabase.Message(path, detail), inner);

    /// <summary>The file is there no more.</summary>
    public static StorageException Deleted(string path) => new($"{path} was deleted while PaperBot was running. Put it back or restore a backup, and restart PaperBot.");

    /// <summary>The database cannot be used by this program.</summary>
    public static StorageException Foreign(string path, string reason) => new($"{path} cannot be used and was left as it is. {reason}");

    // LiteDB meets damage with any exception: a null reference, an index out of range, a cast.
    private static bool IsOfLiteDb(Exception exception) => exception is LiteException
        || new StackTrace(exception).GetFrames().Any(frame => frame.GetMethod()?.DeclaringType?.Assembly == typeof(LiteDatabase).Assembly);
}
