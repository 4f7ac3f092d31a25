using PaperBot.Storage;

namespace PaperBot.Index;

/// <summary>The state of the index that an import leads to, made while the import is being committed.</summary>
/// <param name="Import">What the import changes.</param>
/// <param name="Before">The state that it is made from.</param>
/// <param name="After">The state that it is made to.</param>
public sealed record IndexUpdate(StoreChanges Import, IndexSnapshot Before, Task<IndexSnapshot> After);
