using System.Globalization;
using System.Text.Json;
using PaperBot.Platforms;
using PaperBot.Slack.Rendering;

namespace PaperBot.Slack.WebApi;

/// <summary>Looks for a post by the key in its metadata (https://docs.slack.dev/reference/methods/conversations.history).</summary>
public sealed class PostSearch(SlackWebApi api)
{
    private const int MaxPages = 50;
    private static readonly TimeSpan TimeToMend = TimeSpan.FromMinutes(10);

    /// <summary>
    /// <see cref="PostOutcome.Sent"/> if the channel holds it, <see cref="PostOutcome.NotSent"/> if all was read and it is not there,
    /// <see cref="PostOutcome.Rejected"/> if the bot may not read the channel, and <see cref="PostOutcome.Unknown"/> otherwise.
    /// </summary>
    public async Task<PostOutcome> FindAsync(string channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var oldest = since.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var cursor = "";
        for (var page = 0; page < MaxPages; page++)
        {
            var result = await ReadAsync(channel, oldest, cursor, cancellationToken);
            if (result is not SlackResult.Answered answered)
            {
                return Unread(result);
            }

            var history = answered.Read(WebApiJson.Default.History);
            if (history?.Messages is not { } messages)
            {
                return new PostOutcome.Unknown("conversations.history answered without messages");
            }

            if (messages.FirstOrDefault(message => Carries(message, key)) is { } found)
            {
                return new PostOutcome.Sent(found.Ts);
            }

            cursor = history.ResponseMetadata?.NextCursor ?? "";
            if (cursor is "")
            {
                return history.HasMore
                    ? new PostOutcome.Unknown("conversations.history has more, and does not say where")
                    : new PostOutcome.NotSent("the channel does not hold this post");
            }
        }

        return new PostOutcome.Unknown($"the channel has too many messages since {since:u} to read them all");
    }

    private static PostOutcome Unread(SlackResult result) => result switch
    {
        SlackResult.RateLimited limited => new PostOutcome.Unknown(SlackReasons.Of(result), limited.RetryAfter),
        SlackResult.Refused refused when SlackReasons.IsAboutReading(refused.Error) => new PostOutcome.Rejected(SlackReasons.Of(result)),
        SlackResult.Refused refused when !SlackReasons.IsUncertain(refused.Error) =>
            new PostOutcome.Unknown(SlackReasons.Of(result), TimeToMend),
        _ => new PostOutcome.Unknown(SlackReasons.Of(result)),
    };

    private Task<SlackResult> ReadAsync(string channel, string oldest, string cursor, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, string>
        {
            ["channel"] = channel,
            ["oldest"] = oldest,
            ["inclusive"] = "true",
            ["include_all_metadata"] = "true",
            ["limit"] = "200",
        };
        if (cursor is not "")
        {
            arguments["cursor"] = cursor;
        }

        return api.CallAsync("conversations.history", arguments, cancellationToken);
    }

    private static bool Carries(HistoryMessage message, IdempotencyKey key) =>
        message.Metadata is { EventType: SlackPayloads.DeliveryEvent, EventPayload: { ValueKind: JsonValueKind.Object } payload }
        && payload.TryGetProperty("key", out var found) && found.ValueKind == JsonValueKind.String && found.ValueEquals(key.Value);
}
