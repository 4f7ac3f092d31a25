using System.Text.Json;
using PaperBot.Discord.Rendering;

namespace PaperBot.Discord.Interactions;

/// <summary>Something that a user did with the bot (interactions/receiving-and-responding, Interaction Object).</summary>
/// <param name="Id">Its snowflake.</param>
/// <param name="ApplicationId">The application's snowflake.</param>
/// <param name="Type">What was done: one of the constants.</param>
/// <param name="Token">Lets answer it for 15 minutes. Secret.</param>
/// <param name="Locale">The user's language, such as <c>ko</c>.</param>
/// <param name="Data">What was typed or pressed.</param>
/// <param name="Message">The message that a pressed component belongs to.</param>
public sealed record Interaction(
    string Id, string ApplicationId, int Type, string Token, string? Locale, InteractionInput? Data, InteractionMessage? Message)
{
    /// <summary>A slash command was sent.</summary>
    public const int Command = 2;

    /// <summary>A button was pressed, or an option of a menu chosen.</summary>
    public const int Component = 3;

    /// <summary>Completions are wanted.</summary>
    public const int Autocomplete = 4;

    /// <summary>Says which it is, and never its token.</summary>
    public override string ToString() => $"Interaction {Id} of type {Type}";
}

/// <summary>The message of a pressed component.</summary>
/// <param name="Flags">Its flags.</param>
public sealed record InteractionMessage(int Flags)
{
    /// <summary>Whether only one user sees it.</summary>
    public bool IsPrivate => (Flags & MessagePayload.Ephemeral) != 0;
}

/// <summary>What was typed or pressed.</summary>
/// <param name="Options">Of a command: the subcommand.</param>
/// <param name="CustomId">Of a component: its id.</param>
/// <param name="Values">Of a menu: what was chosen.</param>
public sealed record InteractionInput(IReadOnlyList<InteractionOption>? Options, string? CustomId, IReadOnlyList<string>? Values);

/// <summary>A subcommand, or an option of one.</summary>
/// <param name="Name">Its English name.</param>
/// <param name="Value">What was typed, of an option.</param>
/// <param name="Options">The options of a subcommand.</param>
public sealed record InteractionOption(string Name, JsonElement? Value, IReadOnlyList<InteractionOption>? Options);
