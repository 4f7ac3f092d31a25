namespace PaperBot.Fakes;

/// <summary>The limit of each wait in a test. It measures nothing: it makes a test that would hang fail.</summary>
public static class WaitLimit
{
    /// <summary>Far more than anything takes, also on a busy machine.</summary>
    public static TimeSpan Value { get; } = TimeSpan.FromMinutes(3);

    /// <summary>Waits for a task that is expected to complete.</summary>
    /// <exception cref="TimeoutException">It did not complete within <see cref="Value"/>.</exception>
    public static Task WithinLimitAsync(this Task task) => task.WaitAsync(Value);

    /// <inheritdoc cref="WithinLimitAsync(Task)"/>
    public static Task<T> WithinLimitAsync<T>(this Task<T> task) => task.WaitAsync(Value);
}
