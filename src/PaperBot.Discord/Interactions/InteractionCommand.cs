using System.Text.Json;
using PaperBot.Discord.Rendering;

namespace PaperBot.Discord.Interactions;

/// <summary>What a user has asked for, by typing or by pressing.</summary>
/// <param name="Text">The command line without <c>/paper</c>.</param>
/// <param name="Pressed">True if it was pressed: then the answer is private.</param>
/// <param name="Replaces">True if the answer takes the place of the message that holds the component.</param>
internal sealed record InteractionCommand(string Text, bool Pressed, bool Replaces)
{
    /// <summary>Reads what was asked for; null where a component is not one of ours, or from an earlier version.</summary>
    public static InteractionCommand? Find(Interaction interaction) =>
        interaction.Type == Interaction.Component ? OfComponent(interaction) : OfSlashCommand(interaction.Data);

    /// <summary>The subcommand's name and what was typed of its option so far.</summary>
    public static (string Name, string Typed) Typed(InteractionInput? input)
    {
        var subcommand = input?.Options is [var first, ..] ? first : null;
        var value = subcommand?.Options is [var option, ..] ? option.Value : null;
        return (subcommand?.Name ?? "", value is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "");
    }

    private static InteractionCommand OfSlashCommand(InteractionInput? input)
    {
        var (name, typed) = Typed(input);
        return new InteractionCommand($"{name} {typed}".Trim(), Pressed: false, Replaces: false);
    }

    private static InteractionCommand? OfComponent(Interaction interaction)
    {
        if (ButtonId.Find(interaction.Data?.CustomId ?? "") is not { } id)
        {
            return null;
        }

        // What stands in a channel stays as it is for everybody else.
        var replaces = id.Replaces && interaction.Message is { IsPrivate: true };
        var chosen = interaction.Data?.Values is [var value, ..] ? value : id.Command;
        return new InteractionCommand(chosen, Pressed: true, replaces);
    }
}
