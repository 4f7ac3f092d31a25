namespace PaperBot.Replies;

/// <summary>The section <c>Replies</c> of the settings.</summary>
internal sealed record ReplyOptions
{
    /// <summary>Who sees the reply to a command: <c>Private</c> for the user, <c>Shared</c> for the channel. A miss is always private.</summary>
    public ReplyVisibility Visibility { get; init; } = ReplyVisibility.Private;

    /// <summary>The number of entries on a page, 1 to 10.</summary>
    public int PageSize { get; init; } = 5;

    /// <summary>The IANA time zone of <c>today</c>, such as <c>Asia/Seoul</c>; empty for the machine's time zone.</summary>
    public string TimeZone { get; init; } = "";
}

internal enum ReplyVisibility
{
    Private,
    Shared,
}
