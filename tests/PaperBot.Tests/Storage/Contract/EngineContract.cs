using System.Security.Cryptography;

namespace PaperBot.Tests.Storage.Contract;

/// <summary>Tests that all engines pass. Each test has an empty folder.</summary>
public abstract class EngineContract(EngineUnderTest engine) : IDisposable
{
    private static readonly string[] LockEndings = [".lock", ".bot", ".holder", ".turn"];

    private readonly List<IDatabase> _open = [];

    protected EngineUnderTest Engine => engine;

    protected TempFolder Folder { get; } = new();

    /// <summary>The path of the database.</summary>
    protected string Path => Folder[engine.FileName];

    /// <summary>Opens a database, as another process would if it is open already.</summary>
    /// <param name="path">The full path; null for that of <see cref="Path"/>.</param>
    protected IDatabase Open(string? path = null)
    {
        var database = engine.Engine.Open(path ?? Path);
        _open.Add(database);
        return database;
    }

    /// <summary>Imports documents, each with all of its entries.</summary>
    protected static void Save(IDatabase database, params Entry[] entries) => database.Entries.Import(import =>
    {
        foreach (var document in entries.GroupBy(entry => entry.Source))
        {
            foreach (var entry in document)
            {
                Notes.Save(import, entry);
            }

            Set(import, document.Key, [.. document.Select(entry => entry.Id.Value)]);
        }
    });

    /// <summary>Sets what a document contains, and withdraws what it no longer contains.</summary>
    protected static void Set(IImportTransaction import, EntrySource document, params string[] ids)
    {
        foreach (var released in import.SetDocument(document, DocumentFormat.Digest, [.. ids.Select(id => (new EntryId(id), (EntryContent?)null))]))
        {
            import.Withdraw(released);
        }
    }

    /// <summary>Reads the ids of all entries, in their order.</summary>
    protected static string Ids(IDatabase database) => string.Join(' ', database.Entries.ReadIds());

    /// <summary>The files of the folder with their bytes and times, without those of locks.</summary>
    private protected IReadOnlyList<string> Snapshot() =>
    [
        .. Directory.GetFiles(Folder.Path, "*", SearchOption.AllDirectories)
            .Where(file => !LockEndings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O} {Hash(file)}"),
    ];

    protected static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    public void Dispose()
    {
        _open.ForEach(database => database.Dispose());
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
