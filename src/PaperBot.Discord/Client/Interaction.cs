using System.Text.Json;

namespace PaperBot.Discord.Client;

/// <summary>An action of a user (interactions/receiving-and-responding, Interaction Object).</summary>
/// <param name="Id">The snowflake.</param>
/// <param name="ApplicationId">The application's snowflake.</param>
/// <param name="Type">The kind of action.</param>
/// <param name="Token">Authorizes responses for 15 minutes. Secret.</param>
/// <param name="Locale">The user's language, such as <c>ko</c>.</param>
/// <param name="Data">What the user typed or pressed.</param>
/// <param name="Message">The message that a pressed component belongs to.</param>
public sealed record Interaction(
    string Id, string ApplicationId, InteractionType Type, string Token, string? Locale, InteractionData? Data, InteractionMessage? Message)
{
    /// <summary>The interaction without its token.</summary>
    public override string ToString() => $"Interaction {Id} of type {Type}";
}

/// <summary>The kinds of interactions (interactions/receiving-and-responding, Interaction Type).</summary>
public enum InteractionType
{
    /// <summary>Discord checks an endpoint.</summary>
    Ping = 1,

    /// <summary>A user has sent a slash command.</summary>
    Command = 2,

    /// <summary>A user has pressed a button, or chosen an option of a menu.</summary>
    Component = 3,

    /// <summary>A user is typing the option of a command.</summary>
    Autocomplete = 4,
}

/// <summary>The message of a pressed component.</summary>
/// <param name="Flags">The flags.</param>
public sealed record InteractionMessage(int Flags)
{
    /// <summary>Whether only one user sees the message.</summary>
    public bool IsEphemeral => (Flags & MessagePayload.Ephemeral) != 0;
}

/// <summary>What a user typed or pressed (interactions/receiving-and-responding, Interaction Data).</summary>
/// <param name="Options">The subcommand of a command.</param>
/// <param name="CustomId">The id of a component.</param>
/// <param name="Values">The chosen values of a menu.</param>
public sealed record InteractionData(IReadOnlyList<InteractionOption>? Options, string? CustomId, IReadOnlyList<string>? Values);

/// <summary>A subcommand, or an option of one.</summary>
/// <param name="Name">The English name.</param>
/// <param name="Value">The value of an option.</param>
/// <param name="Options">The options of a subcommand.</param>
public sealed record InteractionOption(string Name, JsonElement? Value, IReadOnlyList<InteractionOption>? Options)
{
    /// <summary>The value of a text option; empty for any other.</summary>
    public string Text => Value is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";
}
