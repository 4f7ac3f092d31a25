namespace PaperBot.Storage;

/// <summary>
/// The restore of a backup. What was posted since the backup is not known, so that for a week each message is looked for in its channel before it is
/// sent: it has the same key as the one that was posted. Its entries are looked for, too, since they may have been in one with others.
/// </summary>
/// <param name="BackedUp">When the backup was written.</param>
/// <param name="Restored">When it was restored.</param>
public sealed record Restoration(DateTimeOffset BackedUp, DateTimeOffset Restored)
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>What a store returns of a message that it has taken.</summary>
    /// <param name="message">The message.</param>
    /// <param name="now">The current time.</param>
    public OutboxMessage Apply(OutboxMessage message, DateTimeOffset now) => now - Restored > Window ? message : message with
    {
        Taken = message.Interrupted ? message.Taken : BackedUp,
        Since = message.Since < BackedUp ? message.Since : BackedUp,
        Interrupted = true,
        IsRestored = true,
    };
}
