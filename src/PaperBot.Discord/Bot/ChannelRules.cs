using PaperBot.Commands;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Discord.Client;

namespace PaperBot.Discord.Bot;

/// <summary>What the rules of a channel allow whoever presses a button, and the bot (topics/permissions).</summary>
internal static class ChannelRules
{
    /// <summary>Why an entry cannot be shared there; null if it can.</summary>
    public static LocalText? FindProblemOfSharing(Interaction interaction)
    {
        var needed = interaction.Channel is { IsThread: true } ? Permissions.SendMessagesInThreads : Permissions.SendMessages;
        return interaction.GuildId is null ? null
            : !PermissionSet.Contains(interaction.Member?.Permissions, needed) ? DiscordWording.MayNotWrite
            : !PermissionSet.Contains(interaction.AppPermissions, needed) ? DiscordWording.BotMayNotWrite
            : null;
    }

    /// <summary>Why whoever acts there may not decide what is posted to the channel; null if they may.</summary>
    public static LocalText? FindProblemOfSubscribing(Interaction interaction) =>
        PermissionSet.Contains(interaction.Member?.Permissions, Permissions.ManageChannels | Permissions.ManageGuild) ? null : DiscordWording.MayNotSubscribe;

    /// <summary>Why no thread can be started at the message; null if one can.</summary>
    public static LocalText? FindProblemOfThread(Interaction interaction) => interaction switch
    {
        { GuildId: null } or { Channel: not { HasThreads: true } } or { Message: null or { IsEphemeral: true } } => DiscordWording.NoThreadHere,
        _ when !PermissionSet.Contains(interaction.Member?.Permissions, Permissions.CreatePublicThreads) => DiscordWording.MayNotStartThreads,
        _ when !PermissionSet.Contains(interaction.AppPermissions, Permissions.CreatePublicThreads) => DiscordWording.BotMayNotStartThreads,
        _ => null,
    };
}
