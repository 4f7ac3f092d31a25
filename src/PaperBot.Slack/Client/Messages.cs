using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Slack.Client;

/// <summary>What the acknowledgement of an envelope can contain.</summary>
[JsonDerivedType(typeof(ResponseMessage))]
[JsonDerivedType(typeof(ViewErrors))]
[JsonDerivedType(typeof(ViewResponse))]
public abstract record EnvelopeResponse
{
    /// <summary>The JSON that is sent to Slack.</summary>
    public abstract string ToJson();
}

/// <summary>A response to a command or a button (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).</summary>
/// <param name="ResponseType"><c>ephemeral</c>, seen by one user, or <c>in_channel</c>.</param>
/// <param name="ReplaceOriginal">Whether it replaces the message that contains the button.</param>
/// <param name="Text">What notifications and screen readers say: escaped, not empty, under 4,000 characters.</param>
/// <param name="Blocks">What is shown.</param>
public sealed record ResponseMessage(string? ResponseType, bool? ReplaceOriginal, string Text, IReadOnlyList<Block> Blocks) : EnvelopeResponse
{
    /// <summary>The id of the message in whose thread it is shown; null for the channel itself, and if it replaces a message.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Whether links get a preview: never.</summary>
    public bool UnfurlLinks { get; }

    /// <summary>Whether media get a preview: never.</summary>
    public bool UnfurlMedia { get; }

    /// <inheritdoc/>
    public override string ToJson() => JsonSerializer.Serialize(this, SlackJson.Instance.ResponseMessage);
}

/// <summary>A message for a channel (https://docs.slack.dev/reference/methods/chat.postMessage).</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="Text">What notifications and screen readers say: escaped, not empty, under 4,000 characters.</param>
/// <param name="Blocks">What is shown.</param>
/// <param name="Metadata">What people do not see; null for none.</param>
/// <param name="ThreadTs">The id of the message in whose thread it is posted; null for the channel itself.</param>
/// <param name="ClientMsgId">A UUID: Slack posts a message with the same one only once.</param>
/// <param name="Parse">How Slack parses the text: not at all.</param>
/// <param name="Mrkdwn">Whether Slack looks for markup in the text.</param>
/// <param name="UnfurlLinks">Whether links get a preview.</param>
/// <param name="UnfurlMedia">Whether media get a preview.</param>
public sealed record ChannelMessage(
    string Channel,
    string Text,
    IReadOnlyList<Block> Blocks,
    MessageMetadata? Metadata,
    string? ThreadTs = null,
    string? ClientMsgId = null,
    string Parse = "none",
    bool Mrkdwn = false,
    bool UnfurlLinks = false,
    bool UnfurlMedia = false)
{
    /// <summary>The JSON that is sent to Slack.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SlackJson.Instance.ChannelMessage);
}

/// <summary>The new content of a message (https://docs.slack.dev/reference/methods/chat.update). What is not sent again is taken from the message.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="Ts">The message's id.</param>
/// <param name="Text">What notifications and screen readers say: escaped, not empty, under 4,000 characters.</param>
/// <param name="Blocks">What is shown.</param>
/// <param name="Metadata">What people do not see.</param>
/// <param name="Parse">How Slack parses the text: not at all.</param>
public sealed record ChangedMessage(string Channel, string Ts, string Text, IReadOnlyList<Block> Blocks, MessageMetadata Metadata, string Parse = "none");

/// <summary>What an app attaches to a message (https://docs.slack.dev/messaging/message-metadata).</summary>
/// <param name="EventType">The kind of data.</param>
/// <param name="EventPayload">The data, an object.</param>
public sealed record MessageMetadata(string? EventType, JsonElement EventPayload);

/// <summary>
/// A message that one user of a channel sees (https://docs.slack.dev/reference/methods/chat.postEphemeral). Slack shows it in a thread only if somebody
/// has replied there before.
/// </summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="User">The user's id.</param>
/// <param name="Text">What notifications and screen readers say: escaped, not empty, under 4,000 characters.</param>
/// <param name="Blocks">What is shown.</param>
/// <param name="ThreadTs">The message that began the thread; null outside of threads.</param>
/// <param name="Parse">How Slack parses the text: not at all.</param>
public sealed record EphemeralMessage(string Channel, string User, string Text, IReadOnlyList<Block> Blocks, string? ThreadTs, string Parse = "none")
{
    /// <summary>The JSON that is sent to Slack.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SlackJson.Instance.EphemeralMessage);
}
