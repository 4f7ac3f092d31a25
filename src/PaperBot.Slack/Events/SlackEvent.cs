using System.Text.Json.Serialization;

namespace PaperBot.Slack.Events;

/// <summary>Somebody typed <c>/paper …</c> (https://docs.slack.dev/interactivity/implementing-slash-commands).</summary>
/// <param name="Text">What stands behind the command.</param>
/// <param name="UserId">Who typed it.</param>
/// <param name="ResponseUrl">Where later answers go.</param>
public sealed record SlashCommand(string? Text, string? UserId, string? ResponseUrl);

/// <summary>Somebody used something in a message (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload).</summary>
/// <param name="Type">The kind of interaction; <c>block_actions</c> for a pressed button.</param>
/// <param name="User">Who used it.</param>
/// <param name="ResponseUrl">Where answers go.</param>
/// <param name="Container">The message in which it stands.</param>
/// <param name="Actions">What was used; one button at a time.</param>
public sealed record Interaction(
    string? Type, InteractionUser? User, string? ResponseUrl, InteractionContainer? Container, IReadOnlyList<PressedButton>? Actions);

/// <summary>Who interacts.</summary>
public sealed record InteractionUser(string? Id);

/// <summary>Where somebody interacts.</summary>
/// <param name="IsEphemeral">Whether nobody else sees the message.</param>
public sealed record InteractionContainer(bool IsEphemeral);

/// <summary>A pressed button, as <see cref="Rendering.ButtonElement"/> made it.</summary>
public sealed record PressedButton(string? ActionId, string? Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SlashCommand))]
[JsonSerializable(typeof(Interaction))]
internal sealed partial class EventJson : JsonSerializerContext;
