using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Discord.Client;

/// <summary>A message to create, made of components (resources/message, Create Message; components/reference).</summary>
public sealed record MessagePayload : InteractionResponseData
{
    /// <summary>The flag of a message that only one user sees.</summary>
    public const int Ephemeral = 1 << 6;

    /// <summary>The flag of a message that is made of components only. An edit cannot remove it.</summary>
    public const int IsComponentsV2 = 1 << 15;

    /// <summary>At most 40 with those within others, with texts of at most 4,000 characters together.</summary>
    public required IReadOnlyList<Component> Components { get; init; }

    /// <summary>Which mentions notify somebody; none by default.</summary>
    public AllowedMentions AllowedMentions { get; init; } = new([]);

    /// <summary><see cref="IsComponentsV2"/>, and <see cref="Ephemeral"/> for a private message.</summary>
    public int Flags { get; init; } = IsComponentsV2;

    /// <summary>Identifies the message, at most 25 characters.</summary>
    public string? Nonce { get; init; }

    /// <summary>If true, Discord responds to a nonce of the past few minutes with the message that already has it.</summary>
    public bool? EnforceNonce { get; init; }

    /// <summary>The message that this one replies to.</summary>
    public MessageReference? MessageReference { get; init; }

    /// <summary>Whether only one user sees it.</summary>
    [JsonIgnore]
    public bool IsPrivate => (Flags & Ephemeral) != 0;

    /// <summary>The message as an edit of another: who sees it cannot be changed.</summary>
    public MessagePayload AsEdit() => this with { Flags = IsComponentsV2 };

    /// <summary>The JSON as it is sent.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DiscordJson.Readable.MessagePayload);
}

/// <summary>Which mentions notify somebody (resources/message, Allowed Mentions Object).</summary>
/// <param name="Parse">The kinds of mentions that do.</param>
/// <param name="RepliedUser">Whether a reply notifies the author of the message that it replies to.</param>
public sealed record AllowedMentions(IReadOnlyList<string> Parse, bool? RepliedUser = null);

/// <summary>The message that another replies to (resources/message, Message Reference).</summary>
/// <param name="MessageId">The snowflake.</param>
/// <param name="FailIfNotExists">Whether the reply is refused if the message was deleted.</param>
public sealed record MessageReference(string MessageId, bool FailIfNotExists);
