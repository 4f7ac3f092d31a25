using System.Net;
using System.Text.Json;
using PaperBot.Platforms;

namespace PaperBot.Discord.Rest;

/// <summary>
/// What Discord's refusals mean, and how to mend what they complain of (topics/opcodes-and-status-codes, JSON Error Codes).
/// </summary>
internal static class Refusals
{
    /// <summary>Where the token does not work.</summary>
    public const string Token =
        "Discord refuses the token. Set Discord:Token to that of the Bot page of https://discord.com/developers/applications, and restart.";

    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(10);

    /// <summary>A refusal in words.</summary>
    public static string Reason(RestAnswer answer) => answer switch
    {
        { Status: HttpStatusCode.Unauthorized } => Token,
        { Code: 10003 } => $"Discord knows no such channel ({answer.Said}). "
            + "Copy the channel's id again (Developer Mode, Copy Channel ID), and invite the bot to its server.",
        { Status: HttpStatusCode.Forbidden } or { Status: HttpStatusCode.NotFound } =>
            $"Discord does not let the bot in ({answer.Said}). Invite it to the server, and give it "
            + "View Channel, Send Messages, Embed Links and Read Message History in this channel.",
        { Status: HttpStatusCode.TooManyRequests } => $"Discord asks to slow down ({answer.Said}).",
        { IsServerError: true } => $"Discord has a problem of its own ({answer.Said}).",
        _ => $"Discord does not take this ({answer.Said}).",
    };

    /// <summary>What became of a posted message, by the answer.</summary>
    public static PostOutcome Outcome(RestAnswer answer) => answer switch
    {
        { IsDone: true } => MessageId(answer.Body) is { } id
            ? new PostOutcome.Sent(id)
            : new PostOutcome.Unknown($"Discord's answer names no message ({answer.Said})."),
        { Status: HttpStatusCode.TooManyRequests } => new PostOutcome.NotSent(Reason(answer), answer.RetryAfter),
        { IsServerError: true } => new PostOutcome.Unknown(Reason(answer)),
        { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound } =>
            new PostOutcome.NotSent(Reason(answer), UntilMended),
        _ => new PostOutcome.Rejected(Reason(answer)),
    };

    /// <summary>A refused token, for a message that was not even sent.</summary>
    public static PostOutcome TokenOutcome { get; } = new PostOutcome.NotSent(Token, UntilMended);

    private static string? MessageId(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DiscordJson.Default.PostedMessage)?.Id;
        }
        catch (JsonException)
        {
            // The caller says what this means: the message may stand in the channel.
            return null;
        }
    }
}
