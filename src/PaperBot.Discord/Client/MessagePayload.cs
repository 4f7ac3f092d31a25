using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Discord.Client;

/// <summary>
/// A message to create (resources/message, Create Message). Content, embeds and components are always sent, so that an update clears what the
/// message showed before.
/// </summary>
public sealed record MessagePayload : InteractionResponseData
{
    /// <summary>The flag of a message that only one user sees.</summary>
    public const int Ephemeral = 64;

    /// <summary>Markdown, at most 2000 characters; may be empty if there are embeds.</summary>
    public string Content { get; init; } = "";

    /// <summary>At most ten, of 6000 characters together.</summary>
    public IReadOnlyList<Embed> Embeds { get; init; } = [];

    /// <summary>Action rows, at most five.</summary>
    public IReadOnlyList<Component> Components { get; init; } = [];

    /// <summary>Which mentions notify somebody; none by default.</summary>
    public AllowedMentions AllowedMentions { get; init; } = new([]);

    /// <summary><see cref="Ephemeral"/>, or null.</summary>
    public int? Flags { get; init; }

    /// <summary>Identifies the message, at most 25 characters.</summary>
    public string? Nonce { get; init; }

    /// <summary>If true, Discord responds to a nonce of the past few minutes with the message that already has it.</summary>
    public bool? EnforceNonce { get; init; }

    /// <summary>The JSON as it is sent.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DiscordJson.Readable.MessagePayload);
}

/// <summary>Which mentions notify somebody (resources/message, Allowed Mentions Object).</summary>
/// <param name="Parse">The kinds of mentions that do.</param>
public sealed record AllowedMentions(IReadOnlyList<string> Parse);

/// <summary>A framed part of a message (resources/message, Embed Object).</summary>
public sealed record Embed
{
    /// <summary>Markdown, at most 256 characters.</summary>
    public string? Title { get; init; }

    /// <summary>The address that the title links to.</summary>
    public string? Url { get; init; }

    /// <summary>Markdown, at most 4096 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Small print at the end.</summary>
    public EmbedFooter? Footer { get; init; }

    /// <summary>How many of a message's 6000 characters it uses.</summary>
    [JsonIgnore]
    public int Length => (Title?.Length ?? 0) + (Description?.Length ?? 0) + (Footer?.Text.Length ?? 0);
}

/// <summary>The small print of an embed.</summary>
/// <param name="Text">Plain text, at most 2048 characters.</param>
public sealed record EmbedFooter(string Text);
