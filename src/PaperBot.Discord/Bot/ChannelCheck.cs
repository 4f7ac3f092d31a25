using PaperBot.Commands;
using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot;

/// <summary>Checks whether the bot can post to a channel, with its threads, and find its messages there; names what must be changed (topics/permissions).</summary>
internal sealed class ChannelCheck(DiscordRestClient rest, TimeProvider time)
{
    private const int DirectMessages = 1;
    private const Permissions ToSeeAndFind = Permissions.ViewChannel | Permissions.ReadMessageHistory;

    // In the order and with the names of Discord's settings.
    private static readonly (Permissions Permission, LocalText Name)[] Names =
    [
        (Permissions.ViewChannel, new("View Channel", "채널 보기")),
        (Permissions.SendMessages, new("Send Messages", "메시지 보내기")),
        (Permissions.SendMessagesInThreads, new("Send Messages in Threads", "스레드에서 메시지 보내기")),
        (Permissions.CreatePublicThreads, new("Create Public Threads", "공개 스레드 만들기")),
        (Permissions.ReadMessageHistory, new("Read Message History", "메시지 기록 보기")),
    ];

    private volatile User? _bot;

    /// <summary>Checks a channel.</summary>
    /// <exception cref="DiscordException">Discord cannot be asked, or does not show the channel to the bot.</exception>
    public Task<CheckResult> CheckAsync(string id, CancellationToken cancellationToken) => CheckAsync(id, isForHistory: false, cancellationToken);

    /// <summary>Checks only whether the bot can read what is in a channel.</summary>
    /// <exception cref="DiscordException">Discord cannot be asked, or does not show the channel to the bot.</exception>
    public Task<CheckResult> CheckHistoryAsync(string id, CancellationToken cancellationToken) => CheckAsync(id, isForHistory: true, cancellationToken);

    private async Task<CheckResult> CheckAsync(string id, bool isForHistory, CancellationToken cancellationToken)
    {
        var channel = await rest.Channels.GetAsync(id, cancellationToken);
        var name = NameOf(channel);
        if (channel.Type == DirectMessages)
        {
            return new(true, "The bot can post to these direct messages.");
        }

        var place = channel.IsThread ? channel.ParentId : channel.Id;
        if ((isForHistory ? ToSeeAndFind : Needed(channel)) is not { } needed || channel.GuildId is not { } guild || !Snowflake.IsValid(guild) || place is null || !Snowflake.IsValid(place))
        {
            return Refuse(
                $"{name} is not a channel to post to (its type is {channel.Type}). Choose a text channel, a forum or a thread.",
                $"{name} 채널에는 올릴 수 없습니다(종류 {channel.Type}). 텍스트 채널, 포럼, 스레드 가운데에서 고르세요.");
        }

        var bot = _bot ??= await rest.GetCurrentUserAsync(cancellationToken);
        if (!Snowflake.IsValid(bot.Id))
        {
            throw new DiscordException("Discord does not name the bot.");
        }

        var member = await rest.Channels.GetMemberAsync(guild, bot.Id, cancellationToken);
        var owner = channel.IsThread ? await rest.Channels.GetAsync(place, cancellationToken) : channel;
        var granted = ChannelPermissions.Compute(await rest.Channels.GetGuildAsync(guild, cancellationToken), bot.Id, member, owner, time.GetUtcNow());
        var missing = needed & ~granted;
        return missing != Permissions.None && member.CommunicationDisabledUntil is { } until && until > time.GetUtcNow()
            ? Refuse(
                $"A moderator has timed the bot out in this server until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Choose Remove Timeout in the menu of the bot.",
                $"관리자가 이 서버에서 봇을 {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC까지 타임아웃했습니다. 봇의 메뉴에서 타임아웃을 해제하세요.")
            : missing != Permissions.None
                ? Refuse(
                    Describe(missing, channel.IsThread ? $"{NameOf(owner)}, to which the thread {name} belongs" : name),
                    DescribeInKorean(missing, channel.IsThread ? $"{name} 스레드가 있는 {NameOf(owner)}" : name))
            : isForHistory ? new(true, $"The bot can read the history of {name}.")
            : channel.ThreadMetadata is { Locked: true } && !granted.HasFlag(Permissions.ManageThreads)
                ? Refuse($"The thread {name} is locked. Unlock it, or give the bot Manage Threads.", $"{name} 스레드가 잠겼습니다. 잠금을 풀거나 봇에게 스레드 관리 권한을 주세요.")
            : channel.IsForum && ForumTags.FindProblem(channel) is { } problem ? Refuse(problem.English, problem.Korean)
            : new(true, $"The bot can post to {name} and read its history.");
    }

    private static string NameOf(Channel channel) => $"#{DisplayText.CleanLine(channel.Name ?? channel.Id)}";

    private static Permissions? Needed(Channel channel) => channel switch
    {
        { IsThread: true } => ToSeeAndFind | Permissions.SendMessagesInThreads,
        { IsForum: true } => ToSeeAndFind | Permissions.SendMessages | Permissions.SendMessagesInThreads,
        { HasThreads: true } => ToSeeAndFind | Permissions.SendMessages | Permissions.SendMessagesInThreads | Permissions.CreatePublicThreads,
        _ => null,
    };

    private static string Describe(Permissions missing, string place) =>
        $"Give the bot {string.Join(", ", Names.Where(known => missing.HasFlag(known.Permission)).Select(known => known.Name.English))} in {place}: "
        + "Edit Channel, Permissions, add the bot or its role, and allow it there.";

    private static string DescribeInKorean(Permissions missing, string place) =>
        $"{place} 채널에서 봇에게 {string.Join(", ", Names.Where(known => missing.HasFlag(known.Permission)).Select(known => known.Name.Korean))} 권한을 주세요. "
        + "채널 편집의 권한에서 봇이나 봇의 역할을 추가하고 허용하면 됩니다.";

    private static CheckResult Refuse(string english, string korean) => new(false, english) { Korean = korean };
}
