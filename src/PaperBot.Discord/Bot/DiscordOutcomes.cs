using System.Net;
using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot;

/// <summary>What a failed call means for a message (topics/opcodes-and-status-codes; topics/rate-limits).</summary>
internal static class DiscordOutcomes
{
    // A network in front of Discord that blocks the address may not say for how long.
    private static readonly TimeSpan BlockDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan OutageDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UnknownErrorDelay = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The outcome of posting, changing or deleting a message. It is rejected only if Discord refuses the message itself, and blocked if a person must change
    /// something; everything else passes.
    /// </summary>
    public static PostOutcome Of(DiscordException error) => error switch
    {
        { MayHaveSucceeded: true } => new PostOutcome.Unknown(DiscordErrors.Explain(error), error.RetryAfter),
        { Response: { } response } => Of(response, error),
        _ => new PostOutcome.NotSent(DiscordErrors.Explain(error), error.RetryAfter) { IsForAll = error.IsForAll },
    };

    /// <summary>The outcome of looking for a message that could not be done.</summary>
    public static FindOutcome OfFinding(DiscordException error) => Of(error) switch
    {
        PostOutcome.Blocked { IsForAll: false } blocked => new FindOutcome.Blocked(blocked.Reason),
        _ => new FindOutcome.Unknown(DiscordErrors.Explain(error), error.RetryAfter),
    };

    private static PostOutcome Of(RestResponse refusal, DiscordException error)
    {
        var reason = DiscordErrors.Explain(error);
        return refusal switch
        {
            { Status: HttpStatusCode.Unauthorized } => new PostOutcome.Blocked(reason, IsForAll: true) { Korean = DiscordErrors.ExplainInKorean(error) },
            { IsRateLimited: true } => new PostOutcome.NotSent(reason, refusal.RetryAfter ?? BlockDelay) { IsForAll = error.IsForAll },

            // An invalid form, an empty message, explicit content, a message that is too large, automatic moderation of the text or title, a harmful link.
            { Code: 50035 or 50006 or 20009 or 40005 or 200000 or 200001 or 240000 } or { Status: HttpStatusCode.RequestEntityTooLarge } =>
                new PostOutcome.Rejected(reason),

            // A message that is gone or of somebody else, and a person who accepts no direct messages.
            { Code: 10008 or 50005 or 50007 } => new PostOutcome.Rejected(reason),

            // Sending is turned off for a while, Discord is overloaded, the network in front of it blocks the address, or the request took too long to arrive.
            { Code: 40004 or 130000 or 40333 } or { Status: HttpStatusCode.RequestTimeout } or { IsServerError: true } => new PostOutcome.NotSent(reason, OutageDelay),

            // An unknown channel, one of another type, a missing tag, a locked or archived thread, too many threads, or a missing permission.
            { Code: 10003 or 50008 or 40058 or 50024 or 40066 or 40067 or 50083 or 160005 or 160006 or 160007 }
                or { Status: HttpStatusCode.Forbidden, IsRefusalOfApi: true } => new PostOutcome.Blocked(reason) { Korean = DiscordErrors.ExplainInKorean(error) },
            _ => new PostOutcome.NotSent(reason, UnknownErrorDelay),
        };
    }
}
