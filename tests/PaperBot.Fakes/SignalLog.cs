namespace PaperBot.Fakes;

/// <summary>What a fake server has seen, in order. Tests wait for an item instead of sleeping.</summary>
public sealed class SignalLog<T>
{
    private readonly Lock _lock = new();
    private readonly List<T> _items = [];
    private readonly List<(Func<T, bool> Wanted, TaskCompletionSource<T> Found)> _waiting = [];

    /// <summary>Raised with each item when it was added.</summary>
    public event Action<T>? Added;

    /// <summary>Everything seen so far.</summary>
    public IReadOnlyList<T> Items
    {
        get
        {
            lock (_lock)
            {
                return [.. _items];
            }
        }
    }

    /// <summary>Adds an item, and wakes those who wait for it.</summary>
    public void Add(T item)
    {
        lock (_lock)
        {
            _items.Add(item);
            foreach (var (_, found) in _waiting.Where(waiting => waiting.Wanted(item)))
            {
                found.TrySetResult(item);
            }

            _waiting.RemoveAll(waiting => waiting.Found.Task.IsCompleted);
        }

        Added?.Invoke(item);
    }

    /// <summary>Forgets everything seen so far, or what is no longer wanted.</summary>
    public void Clear(Predicate<T>? unwanted = null)
    {
        lock (_lock)
        {
            _items.RemoveAll(unwanted ?? (_ => true));
        }
    }

    /// <summary>The first item, of the past or to come, that is wanted.</summary>
    /// <exception cref="TimeoutException">None came within <see cref="WaitLimit.Value"/>.</exception>
    public Task<T> FirstAsync(Func<T, bool> wanted) => NthAsync(1, wanted);

    /// <summary>The item that is the <paramref name="n"/>th wanted one, from 1, of the past or to come.</summary>
    /// <exception cref="TimeoutException">It did not come within <see cref="WaitLimit.Value"/>.</exception>
    public async Task<T> NthAsync(int n, Func<T, bool> wanted)
    {
        var found = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            var past = _items.Where(wanted).ToList();
            if (past.Count >= n)
            {
                return past[n - 1];
            }

            var missing = n - past.Count;
            _waiting.Add((item => wanted(item) && --missing == 0, found));
        }

        return await found.Task.WithinLimitAsync();
    }
}
