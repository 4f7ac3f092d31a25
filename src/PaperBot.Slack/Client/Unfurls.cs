namespace PaperBot.Slack.Client;

/// <summary>Previews of links in a message (https://docs.slack.dev/reference/methods/chat.unfurl).</summary>
/// <param name="Unfurls">The previews, by the link as it was written.</param>
public sealed record UnfurlRequest(IReadOnlyDictionary<string, Unfurl> Unfurls)
{
    /// <summary>Identifies the links, together with <see cref="Source"/>.</summary>
    public string? UnfurlId { get; init; }

    /// <summary>Where the links are: <c>composer</c> or <c>conversations_history</c>.</summary>
    public string? Source { get; init; }

    /// <summary>The channel of the message, if there is no <see cref="UnfurlId"/>.</summary>
    public string? Channel { get; init; }

    /// <summary>The message's id, if there is no <see cref="UnfurlId"/>.</summary>
    public string? Ts { get; init; }
}

/// <summary>The preview of a link.</summary>
/// <param name="Blocks">What is shown.</param>
public sealed record Unfurl(IReadOnlyList<Block> Blocks);
