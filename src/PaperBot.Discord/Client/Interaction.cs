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
    private const string UserInstall = "1";

    /// <summary>The guild in which the user acted; null for direct messages.</summary>
    public string? GuildId { get; init; }

    /// <summary>The user as a member of the guild.</summary>
    public GuildMember? Member { get; init; }

    /// <summary>The user in direct messages.</summary>
    public InteractionUser? User { get; init; }

    /// <summary>The channel in which the user acted.</summary>
    public InteractionChannel? Channel { get; init; }

    /// <summary>Where the user acted (interactions/receiving-and-responding, Interaction Context Types).</summary>
    public InteractionContext? Context { get; init; }

    /// <summary>What the bot may do in the channel.</summary>
    public string? AppPermissions { get; init; }

    /// <summary>For whom the application is installed, by the type of the installation.</summary>
    public IReadOnlyDictionary<string, string?>? AuthorizingIntegrationOwners { get; init; }

    /// <summary>Whether the application is there because a user has installed it for themselves.</summary>
    [JsonIgnore]
    public bool IsUserInstalled => AuthorizingIntegrationOwners?.GetValueOrDefault(UserInstall) is { } user && Snowflake.IsValid(user);

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
/// <param name="Permissions">What the member may do in the channel.</param>
public sealed record GuildMember(InteractionUser? User, string? Permissions);

/// <summary>A channel in which a user acted.</summary>
/// <param name="Id">The snowflake.</param>
/// <param name="Type">The type (resources/channel, Channel Types).</param>
public sealed record InteractionChannel(string? Id, int Type)
{
    /// <summary>Whether it is one of the three kinds of threads.</summary>
    [JsonIgnore]
    public bool IsThread => Type is 10 or 11 or 12;

    /// <summary>Whether threads can be started at its messages: a text or announcement channel.</summary>
    [JsonIgnore]
    public bool HasThreads => Type is 0 or 5;
}

/// <summary>Where a user acted (interactions/receiving-and-responding, Interaction Context Types).</summary>
public enum InteractionContext
{
    /// <summary>In a guild.</summary>
    Guild = 0,

    /// <summary>In direct messages with the bot.</summary>
    BotMessages = 1,

    /// <summary>In messages of people without the bot.</summary>
    PrivateChannel = 2,
}

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

    /// <summary>A user has sent a form.</summary>
    Form = 5,
}

/// <summary>The message of a pressed component.</summary>
/// <param name="Id">The snowflake.</param>
/// <param name="Flags">The flags.</param>
public sealed record InteractionMessage(string? Id, int Flags)
{
    /// <summary>Whether only one user sees the message.</summary>
    [JsonIgnore]
    public bool IsEphemeral => (Flags & MessagePayload.Ephemeral) != 0;

    /// <summary>Whether it is made of components only, as messages of earlier versions are not.</summary>
    [JsonIgnore]
    public bool IsComponentsV2 => (Flags & MessagePayload.IsComponentsV2) != 0;
}
