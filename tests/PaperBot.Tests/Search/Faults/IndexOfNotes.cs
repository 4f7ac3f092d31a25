using PaperBot.Filters;
using PaperBot.Tests.Search.Oracle;

namespace PaperBot.Tests.Search.Faults;

/// <summary>A store with some entries, and its index, which is stopped and started again.</summary>
internal sealed class IndexOfNotes : IDisposable
{
    private readonly TestCore _core;
    private EntryIndex? _index;

    public IndexOfNotes()
    {
        _core = new(Folder);
        var random = new Random(7);
        Add([.. Enumerable.Range(0, 30).Select(number => new RandomEntries(random).Create($"{number:D3}"))]);
        Path = Folder["notes.index"];
        Start();
        Stop();
    }

    public TempFolder Folder { get; } = new();

    /// <summary>The folder of the index.</summary>
    public string Path { get; set; }

    public RecordingLog Log { get; } = new();

    public EntryIndex Index => _index!;

    public TestCore Core => _core;

    /// <summary>How often the index was rebuilt because of damage.</summary>
    public int Rebuilds => Log.Lines.Items.Count(line => line.Text.Contains("is rebuilt from the store", StringComparison.Ordinal));

    public void Add(params Entry[] entries) => _core.Get<IEntryStore>().Import(import => entries.Count(entry => Notes.Save(import, entry)));

    /// <summary>Opens the index as a new process does.</summary>
    public void Start()
    {
        _index = new(_core.Get<IEntryStore>(), Path, [], TagAliases.None, Glossary.Default, _core.Time, new LogOf<EntryIndex>(Log));
        _index.Refresh();
    }

    public void Stop() => _index?.Dispose();

    /// <summary>Requires that each kind of look-up finds what is stored.</summary>
    public void ShouldBeRight()
    {
        using var entries = Index.Open();
        new LookupComparison(entries, new(_core.Get<IEntryStore>().ReadChanged(-1), TagAliases.None), new(3)).Run(TagAliases.None, questions: 3);
    }

    public void Dispose()
    {
        Stop();
        _core.Dispose();
        Folder.Dispose();
    }
}
