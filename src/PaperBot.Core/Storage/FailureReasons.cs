namespace PaperBot.Storage;

/// <summary>Why deliveries fail because a person wanted that: nothing is wrong then.</summary>
public static class FailureReasons
{
    /// <summary>What was pending was cancelled.</summary>
    public const string Cancelled = "Cancelled.";

    /// <summary>The subscription was removed.</summary>
    public const string Unsubscribed = "The channel unsubscribed before it was posted.";

    /// <summary>A reason in a language, if it is one of these.</summary>
    public static string In(Locale locale, string reason) => (locale, reason) switch
    {
        (Locale.Korean, Cancelled) => "취소했습니다.",
        (Locale.Korean, Unsubscribed) => "올리기 전에 채널이 구독을 취소했습니다.",
        _ => reason,
    };

    /// <summary>Whether a person wanted that it is not posted.</summary>
    public static bool IsWanted(string? reason) => reason is Cancelled or Unsubscribed;
}
