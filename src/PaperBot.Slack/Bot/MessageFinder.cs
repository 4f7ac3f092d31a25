using System.Text.Json;
using PaperBot.Platforms;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>
/// Finds a message by the idempotency key in its metadata (https://docs.slack.dev/reference/methods/conversations.history), where people do
/// not see it.
/// </summary>
internal sealed class MessageFinder(SlackApiClient client)
{
    private const int MaxPages = 50;
    private const string EventType = "paperbot_delivery";

    /// <summary>The metadata by which a message is found.</summary>
    public static MessageMetadata CreateMetadata(IdempotencyKey key) =>
        new(EventType, JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["key"] = key.Value }));

    /// <inheritdoc cref="IChatPlatform.FindMessageAsync"/>
    public async Task<PostOutcome> FindAsync(string channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var cursor = "";
        for (var page = 0; page < MaxPages; page++)
        {
            var result = await client.GetHistoryAsync(channel, since, cursor, cancellationToken);
            if (!result.IsDone)
            {
                return SlackErrors.ToFindOutcome(result.Failure);
            }

            if (result.Value.Messages.OfType<HistoryMessage>().FirstOrDefault(message => HasKey(message.Metadata, key)) is { } found)
            {
                return new PostOutcome.Sent(found.Ts);
            }

            cursor = result.Value.NextCursor;
            if (cursor is "")
            {
                return result.Value.HasMore
                    ? new PostOutcome.Unknown("conversations.history has more messages, but returned no cursor")
                    : new PostOutcome.NotSent("the channel does not contain the message");
            }
        }

        return new PostOutcome.Unknown($"the channel has too many messages since {since:u} to read them all");
    }

    private static bool HasKey(MessageMetadata? metadata, IdempotencyKey key) =>
        metadata is { EventType: EventType, EventPayload: { ValueKind: JsonValueKind.Object } payload }
        && payload.TryGetProperty("key", out var found) && found.ValueKind == JsonValueKind.String && found.GetRawText() == $"\"{key}\"";
}
