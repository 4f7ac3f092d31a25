using System.Text.Json;

namespace PaperBot.Discord.Client;

/// <summary>
/// An action of a user (interactions/receiving-and-responding, Interaction Object). The token authorizes responses for 15 minutes, and is
/// secret. The locale is the user's, such as <c>ko</c>; the message is that of a pressed component.
/// </summary>
internal sealed record Interaction(
    string Id, string ApplicationId, InteractionType Type, string Token, string? Locale, InteractionData? Data, InteractionMessage? Message)
{
    /// <summary>The interaction without its token.</summary>
    public override string ToString() => $"Interaction {Id} of type {Type}";
}

/// <summary>The kinds of interactions (interactions/receiving-and-responding, Interaction Type).</summary>
internal enum InteractionType
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
internal sealed record InteractionMessage(int Flags)
{
    /// <summary>Whether only one user sees the message.</summary>
    public bool IsEphemeral => (Flags & MessagePayload.Ephemeral) != 0;
}

/// <summary>
/// The subcommand that a user typed, or the component that was pressed with the values chosen from a menu
/// (interactions/receiving-and-responding, Interaction Data).
/// </summary>
internal sealed record InteractionData(IReadOnlyList<InteractionOption>? Options, string? CustomId, IReadOnlyList<string>? Values);

/// <summary>A subcommand with its options, or an option with its value. The name is the English one.</summary>
internal sealed record InteractionOption(string Name, JsonElement? Value, IReadOnlyList<InteractionOption>? Options)
{
    /// <summary>The value of a text option; empty for any other.</summary>
    public string Text => Value is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";
}
