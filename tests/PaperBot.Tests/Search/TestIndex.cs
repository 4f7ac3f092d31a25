using PaperBot.Filters;
using PaperBot.Search.Lookup;

namespace PaperBot.Tests.Search;

/// <summary>Snapshots of entries that are in no store.</summary>
internal static class TestIndex
{
    /// <summary>Creates an index in memory.</summary>
    /// <param name="entries">The entries, at least one.</param>
    /// <param name="aliases">The aliases of tags, or null for none.</param>
    public static IIndexSnapshot Create(IReadOnlyCollection<Entry> entries, TagAliases? aliases = null) => new IndexSnapshot(
        IndexState.InMemory(entries, aliases ?? TagAliases.None)!,
        aliases ?? TagAliases.None,
        Glossary.Default,
        exception => throw new InvalidOperationException("An index in memory cannot be damaged.", exception),
        CancellationToken.None);
}
