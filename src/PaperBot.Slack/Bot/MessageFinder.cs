using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using PaperBot.Platforms;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>
/// Finds a message by the idempotency key in its metadata (https://docs.slack.dev/messaging/message-metadata), where people do not see it, in a channel or
/// a thread. Where Slack allows one page a minute, a search goes on from page to page each time it is tried again.
/// </summary>
internal sealed class MessageFinder(SlackApiClient client, TimeProvider time)
{
    /// <summary>Why it is not known what else is in a channel.</summary>
    public const string NoCursor = "Slack has more messages, but returned no cursor";

    /// <summary>By how much the times differ at most from which the same messages are read.</summary>
    public static readonly TimeSpan SameTime = TimeSpan.FromMinutes(1);

    private const int MaxPages = 200;
    private const int MaxSearches = 10_000;
    private const string EventType = "paperbot_delivery";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<(string Channel, string? Thread, IdempotencyKey Key), Search> _begun = new();

    /// <summary>The metadata by which a message is found.</summary>
    public static MessageMetadata CreateMetadata(IdempotencyKey key) =>
        new(EventType, JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["key"] = key.Value }));

    /// <inheritdoc cref="IChatPlatform.FindAsync"/>
    public async Task<FindOutcome> FindAsync(PostTarget target, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var id = (target.Channel.Channel, target.Thread(), key);
        var search = _begun.TryRemove(id, out var begun) && begun.Since - since < SameTime && begun.Expires > time.GetUtcNow()
            ? begun
            : new Search(since, time.GetUtcNow() + Lifetime, "", 0, []);
        while (search.Pages < MaxPages)
        {
            var result = await client.GetHistoryAsync(target.Channel.Channel, target.Thread(), search.Since, search.Cursor, cancellationToken);
            if (!result.IsDone)
            {
                Keep(id, search, result.Failure);
                return new PostErrors(client.BotName).Find(result.Failure);
            }

            string[] found = [.. result.Value.Messages.OfType<HistoryMessage>().Where(message => HasKey(message, key)).Select(message => message.Ts)];
            search = search with { Cursor = result.Value.NextCursor, Pages = search.Pages + 1, Found = [.. search.Found.Union(found)] };
            if (search.Cursor is "")
            {
                return result.Value.HasMore ? new FindOutcome.Unknown(NoCursor)
                    : search.Found is [] ? new FindOutcome.NotThere()
                    : new FindOutcome.Found([.. search.Found.OrderBy(ts => decimal.Parse(ts, CultureInfo.InvariantCulture))]);
            }
        }

        return new FindOutcome.Unknown($"the channel has too many messages since {since:u} to read them all");
    }

    /// <summary>Forgets how far a message was looked for, since it is posted again.</summary>
    public void Forget(PostTarget target, IdempotencyKey key) => _begun.TryRemove((target.Channel.Channel, target.Thread(), key), out _);

    // A cursor that Slack does not know any more must not be used again.
    private void Keep((string Channel, string? Thread, IdempotencyKey Key) id, Search search, SlackFailure failure)
    {
        if (failure is SlackFailure.Refused || search.Pages == 0)
        {
            return;
        }

        if (_begun.Count >= MaxSearches)
        {
            _begun.Clear();
        }

        _begun[id] = search;
    }

    /// <summary>The key of a message of the app, as it is written there; null if it has none.</summary>
    public static IdempotencyKey? FindKey(SlackApiClient client, HistoryMessage message) =>
        (message.AppId is null || client.App is null || message.AppId == client.App)
        && decimal.TryParse(message.Ts, CultureInfo.InvariantCulture, out _)
        && message.Metadata is { EventType: EventType, EventPayload: { ValueKind: JsonValueKind.Object } payload }
        && payload.TryGetProperty("key", out var found) && found.ValueKind == JsonValueKind.String ? new(found.GetRawText()[1..^1]) : null;

    private bool HasKey(HistoryMessage message, IdempotencyKey key) => FindKey(client, message) == key;

    private sealed record Search(DateTimeOffset Since, DateTimeOffset Expires, string Cursor, int Pages, IReadOnlyList<string> Found);
}
