namespace PaperBot.Tests.Storage.Contract;

/// <summary>What differs between the engines in the tests that all of them pass.</summary>
public abstract class EngineUnderTest
{
    public static EngineUnderTest LiteDb { get; } = new LiteDbUnderTest();

    public static EngineUnderTest Sqlite { get; } = new SqliteUnderTest();

    /// <summary>The engine.</summary>
    public IStorageEngine Engine => Create(null);

    /// <summary>Creates the engine with a clock; null for the system's.</summary>
    public abstract IStorageEngine Create(TimeProvider? time);

    /// <summary>The other one.</summary>
    public EngineUnderTest Other => this == LiteDb ? Sqlite : LiteDb;

    /// <summary>The name of a database file.</summary>
    public string FileName => $"paperbot{Engine.Extension}";

    /// <summary>The endings of the files that may be beside a database and have changes that are not in it yet.</summary>
    public abstract IReadOnlyList<string> Companions { get; }

    /// <summary>The settings of a database in a folder, as on the command line.</summary>
    public string[] Settings(TempFolder folder) => [$"--Storage:Engine={Engine.Name}", $"--Storage:Path={folder[FileName]}"];

    /// <summary>Writes a database of another program.</summary>
    public abstract void CreateForeign(string path);

    /// <summary>Makes a database one of a newer PaperBot.</summary>
    public abstract void MakeNewer(string path);

    /// <summary>Opens the states of a database, of which there are at most so many.</summary>
    internal abstract IStateStore OpenStates(string path, TimeProvider time, int limit);

    /// <summary>Opens a database on a disk that can be full.</summary>
    internal abstract SmallDisk OpenOnSmallDisk(string path);
}

/// <summary>A database on a disk that can be full.</summary>
internal abstract class SmallDisk(IDatabase database) : IDisposable
{
    public IDatabase Database => database;

    /// <summary>How much can be written until the disk is full, in steps of the engine's choice; null for any amount.</summary>
    public abstract int? Room { set; }

    public void Dispose() => database.Dispose();
}
