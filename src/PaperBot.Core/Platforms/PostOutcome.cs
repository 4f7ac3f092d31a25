namespace PaperBot.Platforms;

/// <summary>The outcome of posting, changing or deleting a message.</summary>
public abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>It is done: the message is in the channel.</summary>
    /// <param name="MessageId">The platform's id of the message.</param>
    public sealed record Sent(string MessageId) : PostOutcome;

    /// <summary>It is certainly not done and can be tried again by itself: a rate limit, an outage, a refused connection.</summary>
    /// <param name="Reason">What is wrong, and how to fix it.</param>
    /// <param name="RetryAfter">The minimum time to wait from the moment of the outcome; null if the caller decides.</param>
    public sealed record NotSent(string Reason, TimeSpan? RetryAfter = null) : PostOutcome
    {
        /// <summary>Whether the whole platform asks to wait, rather than this channel.</summary>
        public bool IsForAll { get; init; }
    }

    /// <summary>It is not done, and cannot be until a person changes something: a bot not invited, an archived channel, a revoked token.</summary>
    /// <param name="Reason">What is wrong, and how to fix it.</param>
    /// <param name="IsForAll">Whether it concerns the whole platform, such as its token, rather than this channel.</param>
    public sealed record Blocked(string Reason, bool IsForAll = false) : PostOutcome
    {
        /// <summary>The same as <see cref="Reason"/> for people who read Korean; null if there is no translation.</summary>
        public string? Korean { get; init; }
    }

    /// <summary>It is not done, and the platform will never accept this message.</summary>
    /// <param name="Reason">What is wrong, and how to fix it.</param>
    public sealed record Rejected(string Reason) : PostOutcome;

    /// <summary>It may be done, since the response was lost. A message is looked for before it is posted again.</summary>
    /// <param name="Reason">What happened.</param>
    /// <param name="RetryAfter">The minimum time to wait; null if the caller decides.</param>
    public sealed record Unknown(string Reason, TimeSpan? RetryAfter = null) : PostOutcome;
}

/// <summary>The outcome of looking for a message.</summary>
public abstract record FindOutcome
{
    private FindOutcome()
    {
    }

    /// <summary>It is there.</summary>
    /// <param name="MessageIds">The platform's ids of all messages with the key, the oldest first.</param>
    public sealed record Found(IReadOnlyList<string> MessageIds) : FindOutcome;

    /// <summary>All messages were read.</summary>
    /// <param name="Keys">The keys of those that the bot has posted.</param>
    public sealed record Read(IReadOnlySet<IdempotencyKey> Keys) : FindOutcome;

    /// <summary>It is certainly not there now.</summary>
    public sealed record NotThere : FindOutcome;

    /// <summary>The bot is not allowed to look, or the platform has no way to tell, until a person changes something.</summary>
    /// <param name="Reason">What is wrong, and how to fix it.</param>
    public sealed record Blocked(string Reason) : FindOutcome;

    /// <summary>The platform could not be asked now.</summary>
    /// <param name="Reason">What happened.</param>
    /// <param name="RetryAfter">The minimum time to wait; null if the caller decides.</param>
    public sealed record Unknown(string Reason, TimeSpan? RetryAfter = null) : FindOutcome;
}
