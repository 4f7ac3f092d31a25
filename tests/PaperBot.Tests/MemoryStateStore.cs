using System.Collections.Concurrent;

namespace PaperBot.Tests;

/// <summary>States in memory, of a store that can be made to fail or to keep those waiting who use it.</summary>
internal sealed class MemoryStateStore : IStateStore, IDisposable
{
    private readonly ConcurrentDictionary<(string, string), StoredState> _states = [];
    private readonly ManualResetEventSlim _open = new(initialState: true);

    /// <summary>The message of all uses from now on; null to work again.</summary>
    public string? Fault { get; set; }

    /// <summary>What each use was for.</summary>
    public SignalLog<string> Uses { get; } = new();

    public void Block() => _open.Reset();

    public void Unblock() => _open.Set();

    public void Set(string kind, string key, string value, DateTimeOffset expires)
    {
        Use($"set {value}");
        _states[(kind, key)] = new(kind, key, value, expires);
    }

    public string? Find(string kind, string key, DateTimeOffset now)
    {
        Use($"find {key}");
        return _states.TryGetValue((kind, key), out var state) && state.Expires > now ? state.Value : null;
    }

    public void Remove(string kind, string key)
    {
        Use($"remove {key}");
        _states.TryRemove((kind, key), out _);
    }

    public void Dispose() => _open.Dispose();

    private void Use(string what)
    {
        Uses.Add(what);
        _open.Wait(WaitLimit.Value);
        if (Fault is { } fault)
        {
            throw new StorageException(fault) { IsTemporary = true };
        }
    }
}
