using System.Net;
using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot;

/// <summary>What Discord's errors mean, and how to fix them (topics/opcodes-and-status-codes).</summary>
internal static class DiscordErrors
{
    /// <summary>How long a message waits for an error to be fixed.</summary>
    public static readonly TimeSpan FixDelay = TimeSpan.FromMinutes(10);

    private const string InvalidToken =
        "Discord refuses the token. Set Discord:Token to that of the Bot page of https://discord.com/developers/applications, and restart.";

    private static readonly TimeSpan OutageDelay = TimeSpan.FromMinutes(1);

    /// <summary>Whether the bot has no access to what it requested, or it does not exist.</summary>
    public static bool IsAccessDenied(DiscordException exception) =>
        exception.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;

    /// <summary>What is wrong and how to fix it, for people.</summary>
    public static string Explain(DiscordException exception) =>
        exception.Response is { } response ? Explain(response, Shortening.AtWord(response.Description, 500)) : exception.CloseCode switch
        {
            4004 => InvalidToken,
            (4010 or 4011) and var code =>
                $"The bot is in more servers than one connection supports ({code}). Remove it from those that do not need it.",
            4012 => "Discord no longer supports version 10 of its gateway (4012). Update PaperBot.",
            (4013 or 4014) and var code =>
                $"Discord refuses the intents ({code}), although PaperBot requests only Guilds, Guild Messages and Direct Messages, which every bot may have. Check the Bot page of the application.",
            _ => exception.Message,
        };

    /// <summary>Why a message was not created, or may not have been; null if it was.</summary>
    public static string? FindReason(CreateMessageResult result) => result switch
    {
        CreateMessageResult.NotCreated { Error: var error } => Explain(error),
        CreateMessageResult.Unknown { Error: var error } => Explain(error),
        _ => null,
    };

    /// <summary>
    /// The outcome of a post. A message is rejected only if Discord refuses the message itself; anything else can be fixed, and the message
    /// is sent then.
    /// </summary>
    public static PostOutcome ToPostOutcome(CreateMessageResult result) => result switch
    {
        CreateMessageResult.Created created => new PostOutcome.Sent(created.MessageId),
        CreateMessageResult.NotCreated { Error: { Response: { } response } error } => ToPostOutcome(response, Explain(error)),
        CreateMessageResult.NotCreated { Error: var error } => new PostOutcome.NotSent(Explain(error), error.RetryAfter),
        CreateMessageResult.Unknown { Error: var error } => new PostOutcome.Unknown(Explain(error)),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "An unknown result."),
    };

    /// <summary>The outcome of looking for a message when the channel could not be read.</summary>
    public static PostOutcome ToFindOutcome(DiscordException exception) => IsAccessDenied(exception)
        ? new PostOutcome.Rejected(Explain(exception))
        : new PostOutcome.Unknown(Explain(exception), exception.RetryAfter);

    private static PostOutcome ToPostOutcome(RestResponse refusal, string reason) => refusal switch
    {
        { IsRateLimited: true } => new PostOutcome.NotSent(reason, refusal.RetryAfter),

        // An invalid form, an empty message, explicit content, or a message that is too large.
        { Code: 50035 or 50006 or 20009 or 40005 } or { Status: HttpStatusCode.RequestEntityTooLarge } => new PostOutcome.Rejected(reason),

        // Sending is turned off for a while, Discord is overloaded, or the request took too long to arrive.
        { Code: 40004 or 130000 } or { Status: HttpStatusCode.RequestTimeout } => new PostOutcome.NotSent(reason, OutageDelay),
        _ => new PostOutcome.NotSent(reason, FixDelay),
    };

    private static string Explain(RestResponse response, string description) => response switch
    {
        { Status: HttpStatusCode.Unauthorized } => InvalidToken,
        { Code: 10003 } => $"Discord knows no such channel ({description}). "
            + "Copy the channel's id again (Developer Mode, Copy Channel ID), and invite the bot to its server.",
        { Code: 10062 or 10015 } => $"Discord no longer accepts a response to this interaction ({description}): "
            + "it must begin within 3 seconds, and can be changed for 15 minutes.",
        { Status: HttpStatusCode.Forbidden } =>
            $"Discord denies the bot access ({description}). Invite it to the server, and give it "
            + "View Channel, Send Messages and Read Message History in this channel.",
        { Status: HttpStatusCode.NotFound } =>
            $"Discord found nothing at this address ({description}). If Discord:ApiUrl is set, remove it to use https://discord.com/api/v10/.",
        { IsRateLimited: true } => $"Discord asks to slow down ({description}).",
        { IsServerError: true } => $"Discord has an internal error ({description}).",
        _ => $"Discord refused the request ({description}).",
    };
}
