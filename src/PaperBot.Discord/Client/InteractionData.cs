using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Discord.Client;

/// <summary>What a user typed or pressed (interactions/receiving-and-responding, Interaction Data).</summary>
/// <param name="Options">The subcommand of a command.</param>
/// <param name="CustomId">The id of a component.</param>
/// <param name="Values">The chosen values of a menu.</param>
public sealed record InteractionData(IReadOnlyList<InteractionOption>? Options, string? CustomId, IReadOnlyList<string>? Values)
{
    /// <summary>The type of the command (<see cref="ApplicationCommand.Type"/>); null for a component.</summary>
    public int? Type { get; init; }

    /// <summary>The components of a form with what was filled in.</summary>
    public IReadOnlyList<FilledComponent?>? Components { get; init; }

    /// <summary>The snowflake of the message on which a command was chosen.</summary>
    public string? TargetId { get; init; }

    /// <summary>What the ids stand for.</summary>
    public ResolvedData? Resolved { get; init; }

    /// <summary>The message on which a command was chosen.</summary>
    [JsonIgnore]
    public TargetMessage? Target => TargetId is { } id ? Resolved?.Messages?.GetValueOrDefault(id) : null;
}

/// <summary>A component of a form (components/reference, Label).</summary>
/// <param name="CustomId">The id of an input or a menu.</param>
/// <param name="Value">The text of an input.</param>
/// <param name="Values">What was chosen from a menu.</param>
/// <param name="Component">The input or menu of a label.</param>
public sealed record FilledComponent(string? CustomId, string? Value, IReadOnlyList<string?>? Values, FilledComponent? Component);

/// <summary>What the ids of an interaction stand for (interactions/receiving-and-responding, Resolved Data).</summary>
/// <param name="Messages">The messages by their ids.</param>
public sealed record ResolvedData(IReadOnlyDictionary<string, TargetMessage?>? Messages);

/// <summary>A message on which a command was chosen.</summary>
/// <param name="Content">Markdown.</param>
/// <param name="Embeds">The previews of links, and the embeds of bots.</param>
public sealed record TargetMessage(string? Content, IReadOnlyList<TargetEmbed?>? Embeds)
{
    private const int MaxEmbeds = 10;

    /// <summary>The content, and the titles and addresses of the embeds, a line each.</summary>
    [JsonIgnore]
    public string Text => string.Join('\n', new[] { Content }.Concat((Embeds ?? []).Take(MaxEmbeds).SelectMany(embed => new[] { embed?.Url, embed?.Title })).OfType<string>());
}

/// <summary>An embed of a message.</summary>
/// <param name="Title">The title.</param>
/// <param name="Url">The address that the title leads to.</param>
public sealed record TargetEmbed(string? Title, string? Url);

/// <summary>A subcommand, or an option of one.</summary>
/// <param name="Name">The English name.</param>
/// <param name="Value">The value of an option.</param>
/// <param name="Options">The options of a subcommand.</param>
public sealed record InteractionOption(string Name, JsonElement? Value, IReadOnlyList<InteractionOption>? Options)
{
    private const int MaxTextLength = 6_000;

    /// <summary>Whether it is the option that the user is typing.</summary>
    public bool Focused { get; init; }

    /// <summary>Whether it is a switch that is on.</summary>
    [JsonIgnore]
    public bool IsTrue => Value is { ValueKind: JsonValueKind.True };

    /// <summary>The value of a text or a number, at most 6,000 characters; empty for any other.</summary>
    [JsonIgnore]
    public string Text
    {
        get
        {
            try
            {
                var text = Value switch
                {
                    { ValueKind: JsonValueKind.String } value => value.GetString()!,
                    { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
                    _ => "",
                };
                return text.Length <= MaxTextLength ? text : text[..MaxTextLength];
            }
            catch (InvalidOperationException)
            {
                return ""; // Half of a character.
            }
        }
    }
}
