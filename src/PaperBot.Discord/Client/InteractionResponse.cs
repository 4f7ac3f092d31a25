using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Discord.Client;

/// <summary>The response to an interaction (interactions/receiving-and-responding, Interaction Response Object).</summary>
/// <param name="Type">The kind of response.</param>
/// <param name="Data">The data, or null.</param>
public sealed record InteractionResponse(InteractionResponseType Type, InteractionResponseData? Data = null)
{
    /// <summary>The JSON as it is sent.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DiscordJson.Readable.InteractionResponse);
}

/// <summary>The kinds of responses (interactions/receiving-and-responding, Interaction Callback Type).</summary>
public enum InteractionResponseType
{
    /// <summary>The response to a <see cref="InteractionType.Ping"/>: no data.</summary>
    Pong = 1,

    /// <summary>A new message: a <see cref="MessagePayload"/>.</summary>
    Message = 4,

    /// <summary>A new message that follows later; until then people see that the bot is working. A <see cref="DeferredData"/>.</summary>
    DeferredMessage = 5,

    /// <summary>A change of the pressed component's message that follows later: no data.</summary>
    DeferredUpdate = 6,

    /// <summary>A change of the pressed component's message: a <see cref="MessagePayload"/>.</summary>
    Update = 7,

    /// <summary>Choices of an option: <see cref="AutocompleteData"/>.</summary>
    Autocomplete = 8,

    /// <summary>A form: <see cref="FormData"/>.</summary>
    Form = 9,
}

/// <summary>The data of a response (interactions/receiving-and-responding, Interaction Callback Data).</summary>
[JsonDerivedType(typeof(MessagePayload))]
[JsonDerivedType(typeof(DeferredData))]
[JsonDerivedType(typeof(AutocompleteData))]
[JsonDerivedType(typeof(FormData))]
public abstract record InteractionResponseData;

/// <summary>The data of a deferred message.</summary>
/// <param name="Flags"><see cref="MessagePayload.Ephemeral"/>: the only flag that Discord accepts here.</param>
public sealed record DeferredData(int Flags) : InteractionResponseData;

/// <summary>A form, which Discord calls a modal (interactions/receiving-and-responding, Modal).</summary>
/// <param name="CustomId">What an interaction with it returns, 1 to 100 characters.</param>
/// <param name="Title">The heading, at most 45 characters.</param>
/// <param name="Components">Up to five labels, each with a text input or a select menu.</param>
public sealed record FormData(string CustomId, string Title, IReadOnlyList<Component> Components) : InteractionResponseData;

/// <summary>The choices of an option.</summary>
/// <param name="Choices">At most 25.</param>
public sealed record AutocompleteData(IReadOnlyList<OptionChoice> Choices) : InteractionResponseData;

/// <summary>A choice of an option (interactions/application-commands, Application Command Option Choice).</summary>
/// <param name="Name">What is shown, 1 to 100 characters.</param>
/// <param name="Value">What is filled in, 1 to 100 characters.</param>
public sealed record OptionChoice(string Name, string Value);
