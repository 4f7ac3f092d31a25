namespace PaperBot.Storage;

/// <summary>A database engine, chosen by its name in <see cref="StorageOptions.Engine"/>.</summary>
public interface IStorageEngine
{
    /// <summary>The name, such as <c>LiteDb</c>.</summary>
    string Name { get; }

    /// <summary>The usual extension of its files, such as <c>.litedb</c>.</summary>
    string Extension { get; }

    /// <summary>Whether a file that begins with these bytes (64, or all of a shorter file) is a database of this engine.</summary>
    bool Recognizes(ReadOnlySpan<byte> start);

    /// <summary>Opens a database, creates it if the file is missing or empty, and migrates its schema. Of one file, a process opens one at a time.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <exception cref="StorageException">The file is damaged, cannot be opened, or was written by a newer PaperBot. It is left as it is.</exception>
    IDatabase Open(string path);

    /// <summary>Reads a whole database and returns what is damaged in it; nothing if it is sound.</summary>
    /// <param name="path">The full path of a file that no process uses, such as a backup.</param>
    IReadOnlyList<string> Verify(string path);

    /// <summary>Replaces the database by a backup. The backup is verified before anything is changed; a damaged database is kept under another name.</summary>
    /// <param name="backup">The full path of the backup.</param>
    /// <param name="path">The full path of the database.</param>
    /// <param name="overwrite">Whether an existing database may be replaced.</param>
    /// <returns>Where the damaged database was put; null if there was none.</returns>
    /// <exception cref="StorageException">Nothing was changed.</exception>
    string? Restore(string backup, string path, bool overwrite);
}
