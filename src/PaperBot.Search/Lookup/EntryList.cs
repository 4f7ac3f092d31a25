using System.Collections;

namespace PaperBot.Search.Lookup;

/// <summary>Entries of a snapshot, which are read when they are asked for. Counting reads nothing; a page reads its own entries only.</summary>
/// <param name="count">How many there are.</param>
/// <param name="docsFrom">Some documents from a place on, at least <see cref="Window"/> if there are so many.</param>
/// <param name="read">Reads the entry of a document.</param>
internal sealed class EntryList(int count, Func<int, IEnumerable<int>> docsFrom, Func<int, Entry> read) : IReadOnlyList<Entry>
{
    /// <summary>How many documents are found at once.</summary>
    public const int Window = 64;

    private int _first;
    private int[] _docs = [];

    /// <summary>No entries.</summary>
    public static EntryList Empty { get; } = new(0, _ => [], _ => throw new InvalidOperationException());

    public int Count => count;

    public Entry this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
            if (index < _first || index >= _first + _docs.Length)
            {
                (_first, _docs) = (index, [.. docsFrom(index).Take(Window)]);
            }

            return read(_docs[index - _first]);
        }
    }

    public IEnumerator<Entry> GetEnumerator()
    {
        for (var index = 0; index < count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
