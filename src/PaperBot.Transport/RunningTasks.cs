using System.Collections.Concurrent;

namespace PaperBot.Transport;

/// <summary>Work that goes on beside the loop that started it, so that stopping can wait for it. Safe for concurrent use.</summary>
public sealed class RunningTasks
{
    private readonly ConcurrentDictionary<Task, bool> _tasks = new();

    /// <summary>Takes work that has begun, and lets go of it when it has completed.</summary>
    public void Add(Task task)
    {
        _tasks.TryAdd(task, true);
        _ = task.ContinueWith(
            done => _tasks.TryRemove(done, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Completes when all of it has, with what is added meanwhile; throws what any of it throws.</summary>
    public async Task WhenAllAsync()
    {
        while (!_tasks.IsEmpty)
        {
            await Task.WhenAll(_tasks.Keys);
        }
    }
}
