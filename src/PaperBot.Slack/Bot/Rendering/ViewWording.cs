using PaperBot.Commands;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>The words of modals and of the app's own page.</summary>
internal static class ViewWording
{
    /// <summary>The title of the modal.</summary>
    public static LocalText Title { get; } = new("Look up papers", "논문 찾기");

    /// <summary>The button that looks up what was typed.</summary>
    public static LocalText Submit { get; } = new("Look up", "찾기");

    /// <summary>The button that closes the modal.</summary>
    public static LocalText Close { get; } = new("Close", "닫기");

    /// <summary>The label of the input.</summary>
    public static LocalText Question { get; } = new("What are you looking for?", "무엇을 찾을까요?");

    /// <summary>The example in the input while it is empty.</summary>
    public static LocalText Placeholder { get; } = new("tag moe", "태그 moe");

    /// <summary>What is shown below the input.</summary>
    public static LocalText Hint { get; } = new(
        "For example: tag moe -survey · date last friday · search attention · show 2405.04434 · help",
        "예: 태그 moe -survey · 날짜 지난 금요일 · 검색 어텐션 · 보기 2405.04434 · 도움말");

    /// <summary>What is shown while a command takes long.</summary>
    public static LocalText Looking { get; } = new("Looking it up…", "찾고 있습니다…");

    /// <summary>The reply to the global shortcut where <c>Slack:Channels</c> is set.</summary>
    public static LocalText OnlyInChannels { get; } = new("PaperBot answers only in some channels here. Ask there with /paper.", "PaperBot은 정해진 채널에서만 답합니다. 그곳에서 /paper 로 물어보세요.");

    /// <summary>The heading of the newest day if today has no entries.</summary>
    public static LocalText NothingToday { get; } = new("Nothing new today. The newest day:", "오늘은 새 논문이 없습니다. 가장 최근 날:");

    /// <summary>The heading of today's entries.</summary>
    public static LocalText Today { get; } = new("Today", "오늘");

    /// <summary>The heading of the subscriptions.</summary>
    public static LocalText Subscriptions { get; } = new("New papers are posted to", "새 논문이 올라오는 채널");

    /// <summary>The heading if there are no subscriptions.</summary>
    public static LocalText NoSubscriptions { get; } = new("New papers are posted to no public channel.", "새 논문이 올라오는 공개 채널이 없습니다.");

    /// <summary>All entries, where a filter is named.</summary>
    public static LocalText AllPapers { get; } = new("all papers", "모든 논문");

    /// <summary>A message for each entry.</summary>
    public static LocalText Each { get; } = new("each at once", "올라오는 즉시");

    /// <summary>One message a day.</summary>
    public static LocalText Daily { get; } = new("daily", "매일");

    /// <summary>One message a week.</summary>
    public static LocalText Weekly { get; } = new("weekly", "매주");
}
