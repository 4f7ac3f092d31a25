namespace PaperBot.Terminal;

/// <summary>A check that has begun.</summary>
/// <param name="Area">What kind of thing is checked.</param>
/// <param name="Name">Which one.</param>
/// <param name="Items">What it finds.</param>
internal sealed record PendingCheck(string Area, string Name, Task<IReadOnlyList<CheckItem>> Items)
{
    private string Fix => Area == CheckItem.Storage ? "The database is large, or another process uses it." : "Check the network and what is asked.";

    /// <summary>Starts a check. What it throws is what it finds.</summary>
    public static PendingCheck Start(string area, string name, Func<Task<IReadOnlyList<CheckItem>>> check) => new(area, name, Task.Run(async () =>
    {
        try
        {
            return await check();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [CheckItem.Of(area, name, new(false, Failure.FindExpected(exception) ?? Failure.DescribeBug(exception)))];
        }
    }));

    /// <summary>Waits for what it finds, which is a failure if it takes longer than <paramref name="limit"/>. The check itself is not ended.</summary>
    /// <exception cref="OperationCanceledException">A person has ended the wait.</exception>
    public async Task<IReadOnlyList<CheckItem>> WaitAsync(CheckLimit limit)
    {
        try
        {
            return await Items.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!limit.IsCancelled)
        {
            return [CheckItem.Of(Area, Name, new(false, $"There was no answer within {limit.Seconds} s. {Fix} To wait longer, use --timeout."))];
        }
    }
}
