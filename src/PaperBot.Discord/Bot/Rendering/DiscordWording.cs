using PaperBot.Commands;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>The words that only Discord's form of a reply needs.</summary>
internal static class DiscordWording
{
    /// <summary>The description of <c>/paper</c> in Discord's list of commands.</summary>
    public static LocalText Paper { get; } = new("Look up papers of the digest", "다이제스트의 논문을 찾습니다");

    /// <summary>The name of the command in the menu of a message, under Apps.</summary>
    public static LocalText LookUp { get; } = new("Look up papers", "논문 찾기");

    /// <summary>The label of the button that shows the commands.</summary>
    public static LocalText Help { get; } = new("What can I ask?", "무엇을 물어볼 수 있나요?");

    /// <summary>The reply to somebody who is not served.</summary>
    public static LocalText NotServed { get; } = new(
        "PaperBot answers in the servers that it serves and, in direct messages, the members of those servers. Please ask there.",
        "PaperBot은 등록된 서버와, 그 서버 구성원의 다이렉트 메시지에서만 답합니다. 그곳에서 물어봐 주세요.");

    /// <summary>The reply to a button of an earlier version.</summary>
    public static LocalText OldButton { get; } =
        new("This button is from an earlier version. Please ask again with /paper.", "이전 버전의 버튼입니다. /paper 로 다시 물어봐 주세요.");

    /// <summary>The reply to somebody who may not write where an entry would be shared.</summary>
    public static LocalText MayNotWrite { get; } = new(
        "You may not write in this channel, so you cannot share here.", "이 채널에 글을 쓸 권한이 없어 공유할 수 없습니다.");

    /// <summary>The reply where PaperBot may not write.</summary>
    public static LocalText BotMayNotWrite { get; } = new(
        "PaperBot may not write in this channel. Ask whoever manages it to give the bot Send Messages (in threads: Send Messages in Threads).",
        "PaperBot이 이 채널에 글을 쓸 수 없습니다. 채널 관리자에게 봇의 메시지 보내기 권한(스레드에서는 스레드에서 메시지 보내기)을 요청하세요.");

    /// <summary>The reply where only the members of a server that PaperBot does not serve would see what is shared.</summary>
    public static LocalText NoSharingHere { get; } = new(
        "PaperBot does not serve this server, so only you see its answers here.", "PaperBot이 서비스하지 않는 서버라 답변을 본인만 볼 수 있습니다.");

    /// <summary>What follows a message that Discord did not confirm.</summary>
    public static LocalText PerhapsSent { get; } = new(
        "Discord did not confirm this. Look whether it is in the channel before you press the button again.",
        "Discord의 확인을 받지 못했습니다. 버튼을 다시 누르기 전에 채널에 올라왔는지 확인하세요.");

    /// <summary>What follows a message that Discord did not accept.</summary>
    public static LocalText NotSent { get; } = new(
        "Discord did not accept this. Please press the button again later.", "Discord가 받지 않았습니다. 나중에 버튼을 다시 눌러 주세요.");

    /// <summary>Leads to the thread about an entry.</summary>
    public static LocalText Thread { get; } = new("The discussion is here:", "토론은 여기에서 이어집니다:");

    /// <summary>The reply where no thread can be started at a message.</summary>
    public static LocalText NoThreadHere { get; } = new(
        "A thread can only be started in a text channel of a server. In a thread or a direct message, just write below.",
        "스레드는 서버의 텍스트 채널에서만 만들 수 있습니다. 스레드나 다이렉트 메시지에서는 바로 아래에 이어서 쓰세요.");

    /// <summary>The reply to somebody who may not start threads.</summary>
    public static LocalText MayNotStartThreads { get; } = new(
        "You may not start threads in this channel. Ask whoever manages it for Create Public Threads.",
        "이 채널에서 스레드를 만들 권한이 없습니다. 채널 관리자에게 공개 스레드 만들기 권한을 요청하세요.");

    /// <summary>The reply where PaperBot may not start threads.</summary>
    public static LocalText BotMayNotStartThreads { get; } = new(
        "PaperBot may not start threads in this channel. Ask whoever manages it to give the bot View Channel and Create Public Threads.",
        "PaperBot이 이 채널에서 스레드를 만들 수 없습니다. 채널 관리자에게 봇의 채널 보기와 공개 스레드 만들기 권한을 요청하세요.");

    /// <summary>The reply to somebody who may not decide what is posted to a channel.</summary>
    public static LocalText MayNotSubscribe { get; } = new(
        "Only people with Manage Channels or Manage Server may decide what is posted here. Ask one of them.",
        "채널 관리 또는 서버 관리 권한이 있는 사람만 이곳에 무엇을 올릴지 정할 수 있습니다. 권한이 있는 사람에게 부탁하세요.");

    /// <summary>The reply to a mention that would decide what is posted: Discord says only of a command what the person may do.</summary>
    public static LocalText UseTheCommand { get; } = new(
        "Please type this as the command /paper, so that Discord tells PaperBot what you may do here.",
        "이곳에서의 권한을 확인할 수 있도록 /paper 명령으로 입력해 주세요.");

    /// <summary>The options of <c>/paper subscribe</c>: names and descriptions.</summary>
    public static LocalText ScheduleName { get; } = new("schedule", "주기");

    /// <inheritdoc cref="ScheduleName"/>
    public static LocalText Schedule { get; } = new("How often: daily if nothing is chosen", "얼마나 자주 올릴지. 고르지 않으면 매일");

    /// <inheritdoc cref="ScheduleName"/>
    public static LocalText TimeName { get; } = new("time", "시각");

    /// <inheritdoc cref="ScheduleName"/>
    public static LocalText Time { get; } = new("The time of day, such as 09:00", "올리는 시각. 예: 09:00");

    /// <inheritdoc cref="ScheduleName"/>
    public static LocalText ZoneName { get; } = new("zone", "시간대");

    /// <inheritdoc cref="ScheduleName"/>
    public static LocalText Zone { get; } = new("The time zone, such as Asia/Seoul", "시간대. 예: Asia/Seoul");

    /// <inheritdoc cref="ScheduleName"/>
    public static LocalText WeekdaysName { get; } = new("weekdays", "평일만");

    /// <inheritdoc cref="ScheduleName"/>
    public static LocalText Weekdays { get; } = new("Post nothing on Saturday and Sunday", "토요일과 일요일에는 올리지 않기");

    /// <inheritdoc cref="ScheduleName"/>
    public static LocalText QuietName { get; } = new("quiet", "조용한시간");

    /// <inheritdoc cref="ScheduleName"/>
    public static LocalText Quiet { get; } = new("Hours in which nothing is posted, such as 22:00-08:00", "아무것도 올리지 않는 시간. 예: 22:00-08:00");

    /// <inheritdoc cref="ScheduleName"/>
    public static LocalText MaxName { get; } = new("max", "최대");

    /// <inheritdoc cref="ScheduleName"/>
    public static LocalText Max { get; } = new("How many entries a day at most; the others wait for the next post", "하루에 올릴 최대 항목 수. 나머지는 다음에 올릴 때");

    /// <inheritdoc cref="ScheduleName"/>
    public static LocalText EmptyName { get; } = new("empty", "없을때");

    /// <inheritdoc cref="ScheduleName"/>
    public static LocalText Empty { get; } = new("Say so when there is nothing new", "새 항목이 없으면 알리기");

    /// <summary>What everybody sees of the reply to a mention that only the person may see.</summary>
    public static string AskPrivately(Locale locale, string command) => locale == Locale.Korean
        ? $"본인만 볼 수 있는 답변이니 대신 /paper {command} 명령을 써 주세요."
        : $"Only you may see this answer: please use /paper {command} instead.";

    /// <summary>The first line of what a person shared.</summary>
    public static string SharedBy(Locale locale, string person) => locale == Locale.Korean ? $"{person} 님이 공유함" : $"Shared by {person}";

    /// <summary>The placeholder of a menu that does with an entry what a button says.</summary>
    public static string OfAnEntry(Locale locale, string label) => locale == Locale.Korean ? $"항목 {label}…" : $"{label} an entry…";
}
