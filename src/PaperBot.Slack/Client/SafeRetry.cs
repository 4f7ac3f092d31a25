namespace PaperBot.Slack.Client;

/// <summary>
/// Repeats calls that surely did not happen. One that may have happened is not repeated: a person can ask again, but everybody sees a message that is
/// there twice.
/// </summary>
public static class SafeRetry
{
    private const int MaxCalls = 3;
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(15); // A person does not wait longer.

    /// <summary>Calls until the call succeeds, at most three times.</summary>
    /// <returns>The last call's failure; null if it succeeded.</returns>
    public static async Task<SlackFailure?> RunAsync(Func<Task<SlackFailure?>> call, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var calls = 1; ; calls++)
        {
            var failure = await call();
            TimeSpan? delay = failure switch
            {
                SlackFailure.RateLimited limited => limited.RetryAfter,
                SlackFailure.NotSent => TimeSpan.FromSeconds(calls),
                _ => null,
            };
            if (delay is not { } wait || wait > MaxDelay || calls == MaxCalls)
            {
                return failure;
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }
}
