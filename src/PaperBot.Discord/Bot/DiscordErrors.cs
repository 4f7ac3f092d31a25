using System.Net;
using PaperBot.Discord.Client;

namespace PaperBot.Discord.Bot;

/// <summary>What Discord's errors mean, and how to fix them (topics/opcodes-and-status-codes).</summary>
internal static class DiscordErrors
{
    private const string InvalidToken =
        "Discord refuses the token. Set Discord:Token to that of the Bot page of https://discord.com/developers/applications, and restart.";

    /// <summary>Whether the bot has no access to what it requested, or it does not exist.</summary>
    public static bool IsAccessDenied(DiscordException exception) =>
        exception.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;

    /// <summary>What is wrong and how to fix it, for people.</summary>
    public static string Explain(DiscordException exception) =>
        exception.Response is { } response ? Explain(response, Shortening.AtWord(response.Description, 500)) : exception.CloseCode switch
        {
            4004 => InvalidToken,
            4010 => "Discord refuses the number of the shard (4010). Set Discord:Shards to auto, and restart.",
            4011 => "The bot is in more servers than its connections support (4011). Set Discord:Shards to auto, and restart.",
            4012 => "Discord no longer supports version 10 of its gateway (4012). Update PaperBot.",
            (4013 or 4014) and var code =>
                $"Discord refuses the intents ({code}), although PaperBot requests only Guilds, Guild Messages and Direct Messages, which every bot may have. Check the Bot page of the application.",
            _ => exception.Message,
        };

    private static string Explain(RestResponse response, string description) => response switch
    {
        { Status: HttpStatusCode.Unauthorized } => InvalidToken,
        { Code: 10003 } => $"Discord knows no such channel ({description}): it was deleted, or its id is wrong. "
            + "Copy the channel's id again (Developer Mode, Copy Channel ID), and invite the bot to its server.",
        { Code: 10062 or 10015 } => $"Discord no longer accepts a response to this interaction ({description}): "
            + "it must begin within 3 seconds, and can be changed for 15 minutes.",
        { Code: 10008 } => $"The message is no longer there: a person deleted it ({description}).",
        { Code: 160005 or 50083 } => $"The thread is locked or archived ({description}). Unlock it, or give the bot Manage Threads.",
        { Code: 160006 or 160007 } => $"The server has as many active threads as Discord allows ({description}). Close some of them.",
        { Code: 50008 or 40058 or 50024 } => $"Discord does not allow messages in a channel of this type ({description}). Choose a text channel, a forum or a thread.",
        { Code: 40066 or 40067 } => $"The forum requires a tag ({description}). Add the tag \"papers\" to it, which everybody may use, or switch off Require Tags.",
        { Code: 50007 } => $"The person does not accept direct messages of the bot ({description}).",
        { Status: HttpStatusCode.Forbidden, IsRefusalOfApi: true } =>
            $"Discord denies the bot access ({description}). Invite it to the server, and give it "
            + "View Channel, Send Messages and Read Message History in this channel.",
        { Status: HttpStatusCode.NotFound } =>
            $"Discord found nothing at this address ({description}). If Discord:ApiUrl is set, remove it to use https://discord.com/api/v10/.",
        { IsRateLimited: true } => $"Discord asks to slow down ({description}).",
        { IsServerError: true } => $"Discord has an internal error ({description}).",
        _ => $"Discord refused the request ({description}).",
    };
}
