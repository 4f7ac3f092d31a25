using PaperBot.Commands;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>The words that only Slack needs.</summary>
internal static class SlackWording
{
    /// <summary>The reply in a channel that is not one of <c>Slack:Channels</c>.</summary>
    public static LocalText NotHere { get; } = new("PaperBot does not answer in this channel.", "PaperBot은 이 채널에서는 답하지 않습니다.");

    /// <summary>Why a guest may not subscribe a channel.</summary>
    public static LocalText NotMemberOfWorkspace { get; } = new(
        "Guests and people of other workspaces cannot subscribe a channel. Ask a member of the workspace to do it.",
        "게스트와 다른 워크스페이스 사람은 채널을 구독할 수 없습니다. 워크스페이스 멤버에게 부탁하세요.");

    /// <summary>Why a person who is not one of <c>Slack:Subscribers</c> may not subscribe a channel.</summary>
    public static LocalText NotListed { get; } = new(
        "Only some people may subscribe channels here. Whoever runs PaperBot can add you to Slack:Subscribers.",
        "이곳에서는 정해진 사람만 채널을 구독할 수 있습니다. PaperBot 운영자가 Slack:Subscribers에 추가할 수 있습니다.");

    /// <summary>Why it is not known whether a person may subscribe a channel.</summary>
    public static LocalText PersonUnknown { get; } = new(
        "Slack does not say now whether you are a member of this workspace. Please try again in a minute.",
        "워크스페이스 멤버인지 지금은 Slack에서 확인할 수 없습니다. 잠시 후 다시 시도하세요.");

    /// <summary>The menu of a summary's entries.</summary>
    public static LocalText ReadEntry { get; } = new("Read…", "읽기…");

    /// <summary>What the bars of a chart count.</summary>
    public static LocalText Entries { get; } = new("Entries", "항목 수");

    /// <summary>Who shared a reply; <c>{0}</c> is the person.</summary>
    public static LocalText SharedBy { get; } = new("Shared by {0}", "{0} 님이 공유함");

    /// <summary>Who started a discussion; <c>{0}</c> is the person.</summary>
    public static LocalText StartedBy { get; } = new("{0} wants to discuss this", "{0} 님이 토론을 시작함");

    /// <summary>The word to whoever started a discussion.</summary>
    public static LocalText DiscussionStarted { get; } = new("The discussion is in the message's thread.", "메시지의 스레드에서 토론을 시작했습니다.");

    /// <summary>The word to whoever wants to start a discussion that there is.</summary>
    public static LocalText DiscussionExists { get; } = new("The discussion is already in the message's thread.", "이미 메시지의 스레드에서 토론하고 있습니다.");

    /// <summary>Why the bot cannot post to the channel.</summary>
    public static LocalText NotMember { get; } = new(
        "PaperBot is not in this channel. Type /invite @PaperBot, and press the button again.", "PaperBot이 이 채널에 없습니다. /invite @PaperBot을 입력한 뒤 버튼을 다시 누르세요.");

    /// <summary>That a reply was not posted to the channel; <c>{0}</c> is Slack's reason.</summary>
    public static LocalText NotPosted { get; } = new("Slack did not post this to the channel ({0}).", "Slack이 채널에 올리지 않았습니다({0}).");

    /// <summary>That it is not known whether a reply was posted to the channel.</summary>
    public static LocalText PerhapsPosted { get; } = new(
        "Slack did not confirm this. Look whether it is in the channel before you press the button again.", "Slack의 확인을 받지 못했습니다. 버튼을 다시 누르기 전에 채널에 올라왔는지 확인하세요.");

    /// <summary>What follows a response that has not arrived, or may not have.</summary>
    public static LocalText NotDelivered { get; } =
        new("An answer to you may not have arrived. If you do not see it, please try again.", "답변이 도착하지 않았을 수 있습니다. 보이지 않으면 다시 시도하세요.");
}
