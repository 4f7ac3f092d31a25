using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot;

/// <summary>Checks whether the bot can post to a channel, with its threads, and find its messages there; names what must be changed (topics/permissions).</summary>
internal sealed class ChannelCheck(DiscordRestClient rest, TimeProvider time)
{
    private const int DirectMessages = 1;
    private const Permissions ToSeeAndFind = Permissions.ViewChannel | Permissions.ReadMessageHistory;

    // In the order and with the names of Discord's settings.
    private static readonly (Permissions Permission, string Name)[] Names =
    [
        (Permissions.ViewChannel, "View Channel"),
        (Permissions.SendMessages, "Send Messages"),
        (Permissions.SendMessagesInThreads, "Send Messages in Threads"),
        (Permissions.CreatePublicThreads, "Create Public Threads"),
        (Permissions.ReadMessageHistory, "Read Message History"),
    ];

    private volatile User? _bot;

    /// <summary>Checks a channel.</summary>
    /// <exception cref="DiscordException">Discord cannot be asked, or does not show the channel to the bot.</exception>
    public async Task<CheckResult> CheckAsync(string id, CancellationToken cancellationToken)
    {
        var channel = await rest.Channels.GetAsync(id, cancellationToken);
        var name = NameOf(channel);
        if (channel.Type == DirectMessages)
        {
            return new(true, "The bot can post to these direct messages.");
        }

        var place = channel.IsThread ? channel.ParentId : channel.Id;
        if (Needed(channel) is not { } needed || channel.GuildId is not { } guild || !Snowflake.IsValid(guild) || place is null || !Snowflake.IsValid(place))
        {
            return new(false, $"{name} is not a channel to post to (its type is {channel.Type}). Choose a text channel, a forum or a thread.");
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
            ? new(false, $"A moderator has timed the bot out in this server until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Choose Remove Timeout in the menu of the bot.")
            : missing != Permissions.None ? new(false, Describe(missing, channel.IsThread ? $"{NameOf(owner)}, to which the thread {name} belongs" : name))
            : channel.ThreadMetadata is { Locked: true } && !granted.HasFlag(Permissions.ManageThreads)
                ? new(false, $"The thread {name} is locked. Unlock it, or give the bot Manage Threads.")
            : channel.IsForum && ForumTags.FindProblem(channel) is { } problem ? new(false, problem)
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
        $"Give the bot {string.Join(", ", Names.Where(known => missing.HasFlag(known.Permission)).Select(known => known.Name))} in {place}: "
        + "Edit Channel, Permissions, add the bot or its role, and allow it there.";
}
