namespace PaperBot.Tests;

/// <summary>An index that cannot be opened.</summary>
internal sealed class BrokenIndex : IEntryIndex
{
    public string Problem { get; set; } = "The index is damaged.";

    public bool IsShowingSamples => false;

    public bool IsLoaded { get; set; } = true;

    public int? Progress { get; set; }

    public IIndexSnapshot Open() => throw new IndexException(Problem);

    public bool Refresh() => throw new IndexException(Problem);
}
