using PaperBot.Commands;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>The words that only Slack needs.</summary>
internal static class SlackWording
{
    /// <summary>The reply in a channel that is not one of <c>Slack:Channels</c>.</summary>
    public static LocalText NotHere { get; } = new("PaperBot does not answer in this channel.", "PaperBot은 이 채널에서는 답하지 않습니다.");
}
