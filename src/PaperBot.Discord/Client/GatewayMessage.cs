using System.Text.Json.Serialization;

namespace PaperBot.Discord.Client;

/// <summary>
/// A message that somebody wrote (events/gateway-events, Message Create). Without the privileged intent, Discord leaves out the content of those that
/// neither mention the bot nor are direct messages to it.
/// </summary>
/// <param name="Id">The snowflake.</param>
/// <param name="ChannelId">The snowflake of the channel or thread.</param>
/// <param name="Type">The type (resources/message, Message Types).</param>
/// <param name="Content">Markdown.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Mentions">The users whom it mentions.</param>
public sealed record GatewayMessage(
    [property: JsonRequired] string Id,
    [property: JsonRequired] string ChannelId,
    int Type,
    string? Content,
    MessageAuthor? Author,
    IReadOnlyList<InteractionUser?>? Mentions)
{
    /// <summary>The guild; null for direct messages.</summary>
    public string? GuildId { get; init; }

    /// <summary>The webhook that wrote it; null for people and bots.</summary>
    public string? WebhookId { get; init; }

    /// <summary>Whether it mentions everybody.</summary>
    public bool MentionEveryone { get; init; }

    /// <summary>Whether a person wrote it, be it as a reply, and not Discord, a bot or a webhook.</summary>
    [JsonIgnore]
    public bool IsFromPerson => Type is 0 or 19 && WebhookId is null && Author is { Bot: false, Id: { } id } && Snowflake.IsValid(id);

    /// <summary>Whether it can be replied to: its ids become part of an address.</summary>
    [JsonIgnore]
    public bool IsValid => Snowflake.IsValid(Id) && Snowflake.IsValid(ChannelId) && (GuildId is null || Snowflake.IsValid(GuildId));
}

/// <summary>Who wrote a message (resources/user, User Object).</summary>
/// <param name="Id">The snowflake.</param>
/// <param name="Bot">Whether it is a bot.</param>
public sealed record MessageAuthor(string? Id, bool Bot);
