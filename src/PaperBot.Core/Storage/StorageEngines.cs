namespace PaperBot.Storage;

/// <summary>The registered engines. A file that is not a database of the engine that is to open it is left as it is.</summary>
public sealed class StorageEngines(IEnumerable<IStorageEngine> engines)
{
    private const int StartLength = 64;

    private static readonly string[] Companions = [".*", "-*"];

    private readonly List<IStorageEngine> _engines = [.. engines];

    /// <summary>Finds an engine by its name in the settings, whatever its case; null if there is none.</summary>
    public IStorageEngine? Find(string name) => _engines.Find(engine => string.Equals(engine.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The names of the engines, to choose from.</summary>
    public string Names => string.Join(" or ", _engines.Select(engine => engine.Name));

    /// <summary>Opens the database of the settings, or creates it.</summary>
    /// <exception cref="StorageException">It cannot be opened, or there is a database of another engine.</exception>
    public IDatabase Open(StorageOptions options)
    {
        var engine = Get(options);
        var path = Path.GetFullPath(options.Path);
        RequireFile(path);
        RequireOwn(engine, path);
        if (!HasContent(path) && FindEarlier(engine, path) is var (other, file))
        {
            throw new StorageException(
                $"There is no database at {path} yet, but {file}, a database of the engine {other.Name}. {HowToMove(other, file, engine, path)} To begin with an empty database, move that file away.");
        }

        return engine.Open(path);
    }

    /// <summary>The engine of the settings.</summary>
    /// <exception cref="StorageException">There is no such engine.</exception>
    public IStorageEngine Get(StorageOptions options) => Find(options.Engine)
        ?? throw new StorageException($"Storage:Engine is '{options.Engine}'. Set it to {Names}.");

    /// <summary>Makes sure that a file, if there is one, is a database of an engine.</summary>
    /// <exception cref="StorageException">It is something else, or cannot be read.</exception>
    public void RequireOwn(IStorageEngine engine, string path)
    {
        if (!HasContent(path) || engine.Recognizes(ReadStart(path)))
        {
            return;
        }

        var other = _engines.Find(each => each.Recognizes(ReadStart(path)));
        throw new StorageException(other is null
            ? BackupList.FindNewest(path) is null
                ? $"{path} is not a database of PaperBot, and was left as it is. Set Storage:Path to another file, or move this one away; if it was a database once, restore a backup."
                : DamagedDatabase.Message(path, "it does not begin as a database")
            : $"{path} is a database of the engine {other.Name}, but the engine is {engine.Name}. It was left as it is. {HowToMove(other, path, engine, Path.ChangeExtension(path, engine.Extension))}");
    }

    /// <summary>Makes sure that a database can be a file at a path, and that no file beside it, which would be written, is a link to another.</summary>
    /// <exception cref="StorageException">It cannot, or one is.</exception>
    public static void RequireFile(string path)
    {
        if (Path.GetFileName(path) == "" || Directory.Exists(path))
        {
            throw new StorageException($"{path} is a folder. Set Storage:Path to a file, such as {Path.Combine(path, "paperbot.litedb")}.");
        }

        if (File.Exists(Path.GetDirectoryName(path)))
        {
            throw new StorageException($"{Path.GetDirectoryName(path)} is a file, so that it cannot contain {Path.GetFileName(path)}. Set Storage:Path to a file in a folder.");
        }

        if (SpecialFile.Is(path))
        {
            throw new StorageException($"{path} is a pipe or a device, or an empty file that cannot be told from one. Set Storage:Path to another file.");
        }

        if (FindLink(path) is { } link)
        {
            throw new StorageException($"{link.FullName} is a link, so that writing to it would change another file. Find out who made it, and delete it.");
        }
    }

    private static FileSystemInfo? FindLink(string path)
    {
        try
        {
            var folder = new DirectoryInfo(Path.GetDirectoryName(path)!);
            return !folder.Exists ? null : Companions.SelectMany(ending => folder.EnumerateFileSystemInfos(Path.GetFileName(path) + ending))
                .SelectMany(item => item is DirectoryInfo { LinkTarget: null } below ? below.EnumerateFileSystemInfos() : [item])
                .FirstOrDefault(item => item.LinkTarget is not null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{path} cannot be used: {exception.Message} Let PaperBot's user read and write the folder, or set Storage:Path to a file in another one.", exception);
        }
    }

    private (IStorageEngine Engine, string File)? FindEarlier(IStorageEngine engine, string path)
    {
        foreach (var other in _engines.Where(other => other != engine))
        {
            var file = Path.ChangeExtension(path, other.Extension);
            if (HasContent(file) && other.Recognizes(ReadStart(file)))
            {
                return (other, file);
            }
        }

        return null;
    }

    private static string HowToMove(IStorageEngine other, string file, IStorageEngine engine, string path) =>
        $"To go on with it, set Storage:Engine to {other.Name} and Storage:Path to {file}; to move to {engine.Name}, run 'paperbot copy --to {engine.Name} --path {path} --Storage:Engine={other.Name} --Storage:Path={file}' once.";

    private static bool HasContent(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    private static byte[] ReadStart(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var start = new byte[StartLength];
            return start[..file.ReadAtLeast(start, StartLength, throwOnEndOfStream: false)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{path} cannot be read: {exception.Message} Let PaperBot's user read and write it.", exception);
        }
    }
}
