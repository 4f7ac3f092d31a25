using System.Collections.Concurrent;

namespace PaperBot.Slack.SocketMode;

/// <summary>Work that goes on beside the loop that started it, so that stopping can wait for it.</summary>
internal sealed class RunningTasks
{
    private readonly ConcurrentDictionary<Task, bool> _tasks = new();

    /// <summary>Takes work that has begun.</summary>
    public void Add(Task task)
    {
        _tasks.TryAdd(task, true);
        _ = task.ContinueWith(done => _tasks.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Completes when all of it has; throws what any of it threw.</summary>
    public Task WhenAllAsync() => Task.WhenAll(_tasks.Keys);
}
