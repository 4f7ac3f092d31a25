namespace PaperBot.Platforms;

/// <summary>The outcome of posting a message.</summary>
public abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>The message is in the channel.</summary>
    /// <param name="MessageId">The platform's id of the message.</param>
    public sealed record Sent(string MessageId) : PostOutcome;

    /// <summary>The message is certainly not in the channel and can be tried again: a rate limit, a refused connection, a bot not yet invited.</summary>
    /// <param name="Reason">What is wrong, and how to fix it.</param>
    /// <param name="RetryAfter">The minimum time to wait; null if the caller decides.</param>
    public sealed record NotSent(string Reason, TimeSpan? RetryAfter = null) : PostOutcome;

    /// <summary>The message is not in the channel, and the platform will never accept it.</summary>
    /// <param name="Reason">What is wrong, and how to fix it.</param>
    public sealed record Rejected(string Reason) : PostOutcome;

    /// <summary>The message may be in the channel, since the response was lost. Look for it before trying again.</summary>
    /// <param name="Reason">What happened.</param>
    /// <param name="RetryAfter">The minimum time to wait before looking; null if the caller decides.</param>
    public sealed record Unknown(string Reason, TimeSpan? RetryAfter = null) : PostOutcome;
}
