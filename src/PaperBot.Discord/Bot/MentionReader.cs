using PaperBot.Discord.Client;

namespace PaperBot.Discord.Bot;

/// <summary>Decides which messages the bot answers, and reads the command line of one.</summary>
internal static class MentionReader
{
    /// <summary>
    /// Finds the command line of a direct message, or of one that mentions the bot: the text without the mention; empty if there is nothing else. Null
    /// if the message is not for the bot: a reply to one of its messages mentions it too, but has no mention in its text.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="bot">The snowflake of the bot's user.</param>
    public static string? FindCommand(GatewayMessage message, string bot)
    {
        var content = message.Content ?? "";
        var text = content.Replace($"<@{bot}>", " ", StringComparison.Ordinal).Replace($"<@!{bot}>", " ", StringComparison.Ordinal);
        var isForBot = message.GuildId is null
            || (text.Length != content.Length && !message.MentionEveryone && message.Mentions?.Any(user => user?.Id == bot) == true);
        return message.IsValid && message.IsFromPerson && message.Author!.Id != bot && isForBot ? text.Trim().TrimStart(',', ':').TrimStart() : null;
    }
}
