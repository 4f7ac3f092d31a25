namespace PaperBot.Storage;

/// <summary>Why deliveries fail because a person wanted that: nothing is wrong then.</summary>
public static class FailureReasons
{
    /// <summary>What was pending was cancelled.</summary>
    public const string Cancelled = "Cancelled.";

    /// <summary>The subscription was removed.</summary>
    public const string Unsubscribed = "The channel unsubscribed before it was posted.";

    /// <summary>Whether a person wanted that it is not posted.</summary>
    public static bool IsWanted(string? reason) => reason is Cancelled or Unsubscribed;
}
