using LiteDB;

namespace PaperBot.Storage.LiteDb.Files;

/// <summary>
/// Reads a database that nobody changes in parts, each of which opens it again: LiteDB keeps every page in memory that it has read since.
/// </summary>
internal sealed class PartReader(Func<DatabaseFiles> open)
{
    public T Read<T>(Func<LiteDatabase, T> work) => DatabaseFiles.Use(open, files => work(files.Database));
}
