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

    private static readonly TimeSpan UntilPassed = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(10);

    /// <summary>A refusal in words.</summary>
    public static string Reason(RestAnswer answer) => answer switch
    {
        { Status: HttpStatusCode.Unauthorized } => Token,
        { Code: 10003 } => $"Discord knows no such channel ({answer.Said}). "
            + "Copy the channel's id again (Developer Mode, Copy Channel ID), and invite the bot to its server.",
        { Code: 10062 or 10015 } => $"Discord does not wait for this answer any more ({answer.Said}): "
            + "it has to begin within 3 seconds, and can be changed for 15 minutes.",
        { Status: HttpStatusCode.Forbidden } =>
            $"Discord does not let the bot in ({answer.Said}). Invite it to the server, and give it "
            + "View Channel, Send Messages, Embed Links and Read Message History in this channel.",
        { Status: HttpStatusCode.NotFound } =>
            $"Discord finds nothing there ({answer.Said}). If Discord:ApiUrl is set, leave it out for https://discord.com/api/v10/.",
        { Status: HttpStatusCode.TooManyRequests } => $"Discord asks to slow down ({answer.Said}).",
        { IsServerError: true } => $"Discord has a problem of its own ({answer.Said}).",
        _ => $"Discord does not take this ({answer.Said}).",
    };

    /// <summary>
    /// What became of a posted message, by the answer. A message is given up only where Discord complains of the message itself;
    /// everything else can be mended, and the message waits for it.
    /// </summary>
    public static PostOutcome Outcome(RestAnswer answer) => answer switch
    {
        { IsDone: true } => MessageId(answer.Body) is { } id
            ? new PostOutcome.Sent(id)
            : new PostOutcome.Unknown($"Discord's answer names no message ({answer.Said})."),
        { Status: HttpStatusCode.TooManyRequests } => new PostOutcome.NotSent(Reason(answer), answer.RetryAfter),
        { IsServerError: true } => new PostOutcome.Unknown(Reason(answer)),
        _ when IsAboutMessage(answer) => new PostOutcome.Rejected(Reason(answer)),
        _ => new PostOutcome.NotSent(Reason(answer), IsPassing(answer) ? UntilPassed : UntilMended),
    };

    /// <summary>What becomes of a message that is not even sent, because something has to be mended first.</summary>
    public static PostOutcome NotSentUntilMended(string reason) => new PostOutcome.NotSent(reason, UntilMended);

    /// <summary>An invalid form, an empty message, an explicit one, or one that is too large.</summary>
    private static bool IsAboutMessage(RestAnswer answer) =>
        answer.Code is 50035 or 50006 or 20009 or 40005 || answer.Status == HttpStatusCode.RequestEntityTooLarge;

    /// <summary>Sending is switched off for a while, Discord is overloaded, or the request took too long to arrive.</summary>
    private static bool IsPassing(RestAnswer answer) => answer.Code is 40004 or 130000 || answer.Status == HttpStatusCode.RequestTimeout;

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
