using System.Collections;

namespace PaperBot.Search;

/// <summary>The entries at some positions of a snapshot. Counting and paging read only the entries that are shown.</summary>
internal sealed class EntryList : IReadOnlyList<Entry>
{
    private readonly IndexSnapshot _snapshot;

    internal EntryList(IndexSnapshot snapshot, int[] positions) => (_snapshot, Positions) = (snapshot, positions);

    public int Count => Positions.Length;

    internal int[] Positions { get; }

    public Entry this[int index] => _snapshot[Positions[index]];

    public IEnumerator<Entry> GetEnumerator() => Positions.Select(position => _snapshot[position]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
