namespace PaperBot.Slack.Client;

/// <summary>What a user did.</summary>
internal abstract record SlackEvent;

/// <summary>A slash command with the text after it (https://docs.slack.dev/interactivity/implementing-slash-commands).</summary>
internal sealed record SlashCommand(string? Text, string? UserId, string? ResponseUrl) : SlackEvent;

/// <summary>
/// The use of an element of a message (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload): <c>block_actions</c> for
/// a pressed button, with one action.
/// </summary>
internal sealed record Interaction(
    string? Type, InteractionUser? User, string? ResponseUrl, InteractionContainer? Container, IReadOnlyList<PressedButton>? Actions)
    : SlackEvent;

/// <summary>The user of an interaction.</summary>
internal sealed record InteractionUser(string? Id);

/// <summary>The message of an interaction; if it is ephemeral, only one user sees it.</summary>
internal sealed record InteractionContainer(bool IsEphemeral);

/// <summary>A pressed <see cref="ButtonElement"/>.</summary>
internal sealed record PressedButton(string? ActionId, string? Value);
