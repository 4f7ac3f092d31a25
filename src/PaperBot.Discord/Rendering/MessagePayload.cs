using System.Text.Json.Serialization;
using PaperBot.Discord.Interactions;

namespace PaperBot.Discord.Rendering;

/// <summary>
/// A message as Discord takes it (resources/message, Create Message). Content, embeds and components are always sent,
/// so that an update clears what the message showed before.
/// </summary>
public sealed record MessagePayload : InteractionData
{
    /// <summary>The flag of a message that only its receiver sees.</summary>
    public const int Ephemeral = 64;

    /// <summary>Markdown, 2000 characters at most; empty where the embeds say everything.</summary>
    public string Content { get; init; } = "";

    /// <summary>Ten at most, of 6000 characters together.</summary>
    public IReadOnlyList<Embed> Embeds { get; init; } = [];

    /// <summary>Action rows, five at most.</summary>
    public IReadOnlyList<Component> Components { get; init; } = [];

    /// <summary>Who may be notified: always nobody.</summary>
    public AllowedMentions AllowedMentions { get; init; } = new([]);

    /// <summary><see cref="Ephemeral"/>, or null.</summary>
    public int? Flags { get; init; }

    /// <summary>Names the post; 25 characters at most.</summary>
    public string? Nonce { get; init; }

    /// <summary>True: Discord answers a nonce of the past few minutes with the message that it already has.</summary>
    public bool? EnforceNonce { get; init; }
}

/// <summary>Which mentions notify somebody.</summary>
/// <param name="Parse">The kinds of mention that do; always empty.</param>
public sealed record AllowedMentions(IReadOnlyList<string> Parse);

/// <summary>A framed part of a message (resources/message, Embed Object).</summary>
public sealed record Embed
{
    /// <summary>Markdown, 256 characters at most.</summary>
    public string? Title { get; init; }

    /// <summary>Where the title leads.</summary>
    public string? Url { get; init; }

    /// <summary>Markdown, 4096 characters at most.</summary>
    public string? Description { get; init; }

    /// <summary>Small print below.</summary>
    public EmbedFooter? Footer { get; init; }

    /// <summary>How much of the 6000 characters of a message it takes.</summary>
    [JsonIgnore]
    public int Length => (Title?.Length ?? 0) + (Description?.Length ?? 0) + (Footer?.Text.Length ?? 0);
}

/// <summary>The small print of an embed.</summary>
/// <param name="Text">Plain text, which Discord shows as it stands; 2048 characters at most.</param>
public sealed record EmbedFooter(string Text);
