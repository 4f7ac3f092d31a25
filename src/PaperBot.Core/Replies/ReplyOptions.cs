namespace PaperBot.Replies;

/// <summary>The section <c>Replies</c> of the settings.</summary>
public sealed record ReplyOptions
{
    /// <summary>Who sees the answer to a command: <c>Private</c>, the asker; <c>Shared</c>, the channel. A miss is always private.</summary>
    public ReplyVisibility Visibility { get; init; } = ReplyVisibility.Private;

    /// <summary>How many entries stand on a page, 1 to 10.</summary>
    public int PageSize { get; init; } = 5;

    /// <summary>The IANA time zone in which <c>today</c> is meant, such as <c>Asia/Seoul</c>; empty for the machine's own.</summary>
    public string TimeZone { get; init; } = "";
}

/// <summary>Who sees an answer.</summary>
public enum ReplyVisibility
{
    /// <summary>The asker alone.</summary>
    Private,

    /// <summary>The channel.</summary>
    Shared,
}
