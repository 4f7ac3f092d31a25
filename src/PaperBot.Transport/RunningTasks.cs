using System.Collections.Concurrent;

namespace PaperBot.Transport;

/// <summary>Tracks tasks that run in the background, so that a shutdown can wait for them. Thread-safe.</summary>
public sealed class RunningTasks
{
    private readonly Lock _starting = new();
    private readonly ConcurrentDictionary<Task, bool> _tasks = new();

    /// <summary>Tracks a started task until it has completed.</summary>
    public void Add(Task task)
    {
        _tasks.TryAdd(task, true);
        _ = task.ContinueWith(
            done => _tasks.TryRemove(done, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Starts and tracks a task, unless <paramref name="limit"/> or more run.</summary>
    /// <returns>Whether it was started.</returns>
    public bool TryAdd(Func<Task> start, int limit)
    {
        lock (_starting)
        {
            if (_tasks.Count >= limit)
            {
                return false;
            }

            Add(start());
            return true;
        }
    }

    /// <summary>Completes when all tasks have, including those that are added in the meantime. Throws if a task fails.</summary>
    public async Task WhenAllAsync()
    {
        while (!_tasks.IsEmpty)
        {
            await Task.WhenAll(_tasks.Keys);
        }
    }
}
