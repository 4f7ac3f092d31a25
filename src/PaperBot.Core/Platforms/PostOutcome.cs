namespace PaperBot.Platforms;

/// <summary>What became of a post.</summary>
public abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>It stands in the channel.</summary>
    /// <param name="MessageId">The platform's id of the message.</param>
    public sealed record Sent(string MessageId) : PostOutcome;

    /// <summary>It surely does not stand in the channel, and can be tried again: a rate limit, a refused connection, a bot not yet invited.</summary>
    /// <param name="Reason">What was said, and how to mend it.</param>
    /// <param name="RetryAfter">How long to wait at least; null leaves it to the caller.</param>
    public sealed record NotSent(string Reason, TimeSpan? RetryAfter = null) : PostOutcome;

    /// <summary>It does not stand in the channel, and this message never will be taken.</summary>
    /// <param name="Reason">What was said, and how to mend it.</param>
    public sealed record Rejected(string Reason) : PostOutcome;

    /// <summary>It may stand in the channel: the answer was lost. Look before trying again.</summary>
    /// <param name="Reason">What happened.</param>
    /// <param name="RetryAfter">How long to wait at least before looking; null leaves it to the caller.</param>
    public sealed record Unknown(string Reason, TimeSpan? RetryAfter = null) : PostOutcome;
}
