using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PaperBot.Platforms;
using PaperBot.Replies;

namespace PaperBot.Slack.Rendering;

/// <summary>The exact JSON that goes to Slack for a reply.</summary>
public static class SlackPayloads
{
    /// <summary>The name under which a post's <see cref="IdempotencyKey"/> stands in its metadata.</summary>
    internal const string DeliveryEvent = "paperbot_delivery";

    // Writes letters of every language as they are, so that `ask` prints them readably.
    private static readonly PayloadJson Json =
        new(new JsonSerializerOptions(PayloadJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The answer to a slash command, in an acknowledgement or for a <c>response_url</c>.</summary>
    public static string SlashResponse(Reply reply)
    {
        var message = SlackRenderer.Render(reply);
        return Write(new ResponsePayload(reply.Private ? "ephemeral" : "in_channel", null, message.Text, message.Blocks));
    }

    /// <summary>The answer to a pressed button, for its <c>response_url</c>: in the place of the button's message, or private.</summary>
    public static string ButtonResponse(Reply reply, bool replaces)
    {
        var message = SlackRenderer.Render(reply);
        return Write(new ResponsePayload(replaces ? null : "ephemeral", replaces, message.Text, message.Blocks));
    }

    /// <summary>
    /// A post for <c>chat.postMessage</c> (https://docs.slack.dev/reference/methods/chat.postMessage), with the key in its metadata,
    /// where people do not see it.
    /// </summary>
    public static string Post(string channel, Reply reply, IdempotencyKey key)
    {
        var message = SlackRenderer.Render(reply);
        var metadata = new PostMetadata(DeliveryEvent, new DeliveryPayload(key.Value));
        return JsonSerializer.Serialize(new PostPayload(channel, message.Text, message.Blocks, metadata), Json.PostPayload);
    }

    private static string Write(ResponsePayload payload) => JsonSerializer.Serialize(payload, Json.ResponsePayload);
}

internal sealed record ResponsePayload(string? ResponseType, bool? ReplaceOriginal, string Text, IReadOnlyList<Block> Blocks);

internal sealed record PostPayload(string Channel, string Text, IReadOnlyList<Block> Blocks, PostMetadata Metadata)
{
    public string Parse { get; } = "none";

    public bool Mrkdwn { get; }

    public bool UnfurlLinks { get; }

    public bool UnfurlMedia { get; }
}

internal sealed record PostMetadata(string EventType, DeliveryPayload EventPayload);

internal sealed record DeliveryPayload(string Key);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ResponsePayload))]
[JsonSerializable(typeof(PostPayload))]
internal sealed partial class PayloadJson : JsonSerializerContext;
