using System.Runtime.InteropServices;

namespace PaperBot.Search;

internal sealed class PostingMap<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, int[]> _postings = [];

    public PostingMap(int count, Func<int, IEnumerable<TKey>> keys)
    {
        // Most titles have one entry: a list for each of them would take most of the time.
        var lists = new Dictionary<TKey, List<int>>();
        for (var position = 0; position < count; position++)
        {
            foreach (var key in keys(position))
            {
                ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, key, out var isKnown);
                if (!isKnown)
                {
                    first = [position];
                    continue;
                }

                var positions = CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _) ??= [first![0]];
                if (positions[^1] != position)
                {
                    positions.Add(position);
                }
            }
        }

        foreach (var (key, positions) in lists)
        {
            _postings[key] = [.. positions];
        }
    }

    /// <summary>The posting list of a key; empty if no entry has the key.</summary>
    public int[] this[TKey key] => _postings.GetValueOrDefault(key, []);
}
