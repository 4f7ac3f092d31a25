using System.Text.Json;
using System.Text.Json.Serialization;

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
    [property: JsonRequired] string Id,
    [property: JsonRequired] string ApplicationId,
    [property: JsonRequired] InteractionType Type,
    [property: JsonRequired] string Token,
    string? Locale,
    InteractionData? Data,
    InteractionMessage? Message)
{
    private const int MaxTokenLength = 1_000;

    /// <summary>The guild in which the user acted; null for direct messages.</summary>
    public string? GuildId { get; init; }

    /// <summary>The user as a member of the guild.</summary>
    public GuildMember? Member { get; init; }

    /// <summary>The user in direct messages.</summary>
    public InteractionUser? User { get; init; }

    /// <summary>The snowflake of the user; null if Discord does not name one.</summary>
    [JsonIgnore]
    public string? UserId => (Member?.User ?? User)?.Id is { } id && Snowflake.IsValid(id) ? id : null;

    /// <summary>Whether it can be responded to: its ids and its token become part of an address.</summary>
    [JsonIgnore]
    public bool IsValid => Snowflake.IsValid(Id) && Snowflake.IsValid(ApplicationId) && Token.Length is > 0 and <= MaxTokenLength;

    /// <summary>
    /// Responds to the interaction where it came from, and returns false if that is no longer possible; null if it came by the gateway, and is responded
    /// to over the API.
    /// </summary>
    [JsonIgnore]
    public Func<InteractionResponse, CancellationToken, Task<bool>>? Respond { get; init; }

    /// <summary>The interaction without its token.</summary>
    public override string ToString() => $"Interaction {Id} of type {Type}";
}

/// <summary>A member of a guild.</summary>
/// <param name="User">The user.</param>
public sealed record GuildMember(InteractionUser? User);

/// <summary>A user who acted.</summary>
/// <param name="Id">The snowflake.</param>
public sealed record InteractionUser(string? Id);

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
    private const int MaxTextLength = 6_000;

    /// <summary>The value of a text option, at most 6,000 characters; empty for any other.</summary>
    [JsonIgnore]
    public string Text
    {
        get
        {
            try
            {
                var text = Value is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";
                return text.Length <= MaxTextLength ? text : text[..MaxTextLength];
            }
            catch (InvalidOperationException)
            {
                return ""; // Half of a character.
            }
        }
    }
}
