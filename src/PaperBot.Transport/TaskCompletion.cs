namespace PaperBot.Transport;

/// <summary>Waits for work that goes on when the wait is over.</summary>
public static class TaskCompletion
{
    /// <summary>Waits until the work has completed, failed or not, or the time is over. The work is not cancelled.</summary>
    /// <returns>Whether it has completed.</returns>
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
