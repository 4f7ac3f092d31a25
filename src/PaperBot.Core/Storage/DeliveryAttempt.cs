using PaperBot.Platforms;

namespace PaperBot.Storage;

/// <summary>An attempt of the ledger: one call that PaperBot made about a message. Equal ones in a row are counted, the first and the last time kept.</summary>
/// <param name="Key">The message.</param>
/// <param name="At">When the call ended.</param>
/// <param name="Action">What the call was to do.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Detail">The reason or the platform's id of the message, for people to read; null if there is nothing to say.</param>
public sealed record DeliveryAttempt(IdempotencyKey Key, DateTimeOffset At, AttemptAction Action, AttemptOutcome Outcome, string? Detail)
{
    /// <summary>How often it was made in a row with the same outcome and detail.</summary>
    public int Count { get; init; } = 1;

    /// <summary>When the first of them ended.</summary>
    public DateTimeOffset First { get; init; } = At;
}

/// <summary>What a call to a platform is to do.</summary>
public enum AttemptAction
{
    /// <summary>Post the message.</summary>
    Post,

    /// <summary>Look whether the message is in the channel.</summary>
    Find,

    /// <summary>Change the message.</summary>
    Update,

    /// <summary>Delete a later copy of the message.</summary>
    Delete,
}

/// <summary>What came of a call to a platform.</summary>
public enum AttemptOutcome
{
    /// <summary>It was done, or the message was found.</summary>
    Done,

    /// <summary>The message is certainly not in the channel.</summary>
    NotThere,

    /// <summary>It was certainly not done, and will be tried again.</summary>
    Postponed,

    /// <summary>It is not known whether it was done.</summary>
    Unknown,

    /// <summary>The platform will never do it.</summary>
    Rejected,
}
