using PaperBot.Commands;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>The words that only Discord's form of a reply needs.</summary>
internal static class DiscordWording
{
    /// <summary>The description of <c>/paper</c> in Discord's list of commands.</summary>
    public static LocalText Paper { get; } = new("Look up papers of the digest", "다이제스트의 논문을 찾습니다");

    /// <summary>The placeholder of the menu of entries.</summary>
    public static LocalText OpenEntry { get; } = new("Open an entry…", "항목 열기…");

    /// <summary>The label of the button that shows the commands.</summary>
    public static LocalText Help { get; } = new("What can I ask?", "무엇을 물어볼 수 있나요?");

    /// <summary>The reply to somebody who is not served.</summary>
    public static LocalText NotServed { get; } = new(
        "PaperBot answers in the servers that it serves and, in direct messages, the members of those servers. Please ask there.",
        "PaperBot은 등록된 서버와, 그 서버 구성원의 다이렉트 메시지에서만 답합니다. 그곳에서 물어봐 주세요.");

    /// <summary>The reply to a button of an earlier version.</summary>
    public static LocalText OldButton { get; } =
        new("This button is from an earlier version. Please ask again with /paper.", "이전 버전의 버튼입니다. /paper 로 다시 물어봐 주세요.");
}
