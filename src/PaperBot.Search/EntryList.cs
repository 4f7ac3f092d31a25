using System.Collections;

namespace PaperBot.Search;

/// <summary>The entries at some positions of a snapshot. Counting and paging read only the entries that are shown.</summary>
internal sealed class EntryList(IndexSnapshot snapshot, int[] positions) : IReadOnlyList<Entry>
{
    public int Count => positions.Length;

    public Entry this[int index] => snapshot[positions[index]];

    public IEnumerator<Entry> GetEnumerator() => positions.Select(position => snapshot[position]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
