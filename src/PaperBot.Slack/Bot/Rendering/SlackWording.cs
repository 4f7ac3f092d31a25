using PaperBot.Commands;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>The words that only Slack needs.</summary>
internal static class SlackWording
{
    /// <summary>The reply in a channel that is not one of <c>Slack:Channels</c>.</summary>
    public static LocalText NotHere { get; } = new("PaperBot does not answer in this channel.", "PaperBot은 이 채널에서는 답하지 않습니다.");

    /// <summary>What follows a response that has not arrived, or may not have.</summary>
    public static LocalText NotDelivered { get; } =
        new("An answer to you may not have arrived. If you do not see it, please try again.", "답변이 도착하지 않았을 수 있습니다. 보이지 않으면 다시 시도하세요.");
}
