namespace PaperBot.Tests;

/// <summary>An index that cannot be opened.</summary>
internal sealed class BrokenIndex : IEntryIndex
{
    public const string Reason = "The index is damaged.";

    public bool IsShowingSamples => false;

    public bool IsLoaded { get; set; } = true;

    public int? Progress { get; set; }

    public string? Problem { get; set; }

    /// <summary>What a refresh does.</summary>
    public Func<bool> Refreshing { get; set; } = () => throw new IndexException(Reason);

    /// <summary>What opening it does.</summary>
    public Func<IIndexSnapshot> Opening { get; set; } = () => throw new IndexException(Reason);

    public IIndexSnapshot Open() => Opening();

    public IIndexSnapshot OpenCancellable(CancellationToken cancellationToken) => Open();

    public bool Refresh() => Refreshing();
}
