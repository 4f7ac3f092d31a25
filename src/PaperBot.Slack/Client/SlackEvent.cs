namespace PaperBot.Slack.Client;

/// <summary>What a user did.</summary>
public abstract record SlackEvent;

/// <summary>A typed slash command (https://docs.slack.dev/interactivity/implementing-slash-commands).</summary>
/// <param name="Text">The text after the command.</param>
/// <param name="UserId">The user who typed it.</param>
/// <param name="ResponseUrl">The address for later responses.</param>
public sealed record SlashCommand(string? Text, string? UserId, string? ResponseUrl) : SlackEvent;

/// <summary>The use of an element of a message (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload).</summary>
/// <param name="Type">The kind of interaction; <c>block_actions</c> for a pressed button.</param>
/// <param name="User">The user.</param>
/// <param name="ResponseUrl">The address for responses.</param>
/// <param name="Container">The message that contains the element.</param>
/// <param name="Actions">What was used; one button at a time.</param>
public sealed record Interaction(
    string? Type, InteractionUser? User, string? ResponseUrl, InteractionContainer? Container, IReadOnlyList<PressedButton>? Actions)
    : SlackEvent;

/// <summary>The user of an interaction.</summary>
public sealed record InteractionUser(string? Id);

/// <summary>The message of an interaction.</summary>
/// <param name="IsEphemeral">Whether only one user sees the message.</param>
public sealed record InteractionContainer(bool IsEphemeral);

/// <summary>A pressed <see cref="ButtonElement"/>.</summary>
public sealed record PressedButton(string? ActionId, string? Value);
