using System.Collections;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Lookup;

/// <summary>Entries whose reading may find that the index is damaged.</summary>
internal sealed class GuardedEntries(IReadOnlyList<Entry> entries, DamageGuard guard) : IReadOnlyList<Entry>
{
    public int Count => entries.Count;

    public Entry this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, entries.Count);
            return guard.Run(() => entries[index]);
        }
    }

    public IEnumerator<Entry> GetEnumerator()
    {
        using var each = guard.Run(entries.GetEnumerator);
        while (guard.Run(each.MoveNext))
        {
            yield return each.Current;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
