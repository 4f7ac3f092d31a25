namespace PaperBot.Transport;

/// <summary>Waits for tasks with a limit.</summary>
public static class TaskCompletion
{
    /// <summary>Waits until a task has completed or failed, or the limit is over. The task is not canceled.</summary>
    /// <returns>Whether the task has completed or failed.</returns>
    public static async Task<bool> CompletesWithinAsync(this Task work, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!work.IsCompleted)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(work, Task.Delay(limit, time, over.Token));
            await over.CancelAsync();
        }

        return work.IsCompleted;
    }
}
