using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Slack.Client;

/// <summary>What a user did. Who did it where is in its <see cref="EnvelopeOrigin"/>.</summary>
public abstract record SlackEvent
{
    /// <summary>The address for responses. Secret: whoever knows it can respond.</summary>
    public string? ResponseUrl { get; init; }

    /// <summary>Reads what an envelope contains.</summary>
    /// <param name="type">The type of the envelope.</param>
    /// <param name="payload">What it contains.</param>
    /// <param name="unreadable">Is told why it does not match its type.</param>
    /// <returns>What happened; null for an event that this client does not know or cannot read.</returns>
    internal static SlackEvent? Read(string? type, JsonElement payload, Action<Exception> unreadable)
    {
        try
        {
            return payload.ValueKind == JsonValueKind.Undefined ? null : type switch
            {
                "slash_commands" => payload.Deserialize(SlackJson.Instance.SlashCommand),
                "interactive" => PayloadReader.ReadInteraction(payload),
                "events_api" => PayloadReader.ReadEvent(payload),
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            unreadable(e);
            return null;
        }
    }

    /// <summary>The kind of event, without what the user wrote and where responses go.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>A typed slash command (https://docs.slack.dev/interactivity/implementing-slash-commands).</summary>
/// <param name="Text">The text after the command.</param>
/// <param name="TriggerId">Opens a modal within 3 seconds.</param>
public sealed record SlashCommand(string? Text, string? TriggerId = null) : SlackEvent;

/// <summary>The use of an element of a message (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload).</summary>
/// <param name="Type">The kind of interaction; <c>block_actions</c> for a pressed button.</param>
/// <param name="Container">The message that contains the element.</param>
/// <param name="Actions">What was used; one button at a time.</param>
/// <param name="TriggerId">Opens a modal within 3 seconds.</param>
public sealed record Interaction(string? Type, InteractionContainer? Container, IReadOnlyList<PressedButton>? Actions, string? TriggerId = null) : SlackEvent;

/// <summary>The message of an interaction.</summary>
/// <param name="IsEphemeral">Whether only one user sees the message.</param>
/// <param name="MessageTs">The message's id.</param>
/// <param name="ThreadTs">The id of the first message of the thread that the message is in; null if it is in none.</param>
public sealed record InteractionContainer(bool IsEphemeral, string? MessageTs = null, string? ThreadTs = null)
{
    /// <summary>The thread in which the message is shown; null for one in the channel itself, even if a thread began with it.</summary>
    [JsonIgnore]
    public string? Thread => ThreadTs == MessageTs ? null : ThreadTs;
}

/// <summary>A pressed <see cref="ButtonElement"/>, or a <see cref="SelectElement"/> of which an option was chosen.</summary>
public sealed record PressedButton(string? ActionId, string? Value, ChosenOption? SelectedOption = null)
{
    /// <summary>The value of the button or of the option.</summary>
    public string? Chosen => SelectedOption is null ? Value : SelectedOption.Value;
}

/// <summary>A chosen <see cref="SelectOption"/>.</summary>
public sealed record ChosenOption(string? Value);
