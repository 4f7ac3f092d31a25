namespace PaperBot.Slack.Client;

/// <summary>
/// The use of an element of a modal or of the app's own page (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload). It has no
/// channel and no <c>response_url</c>.
/// </summary>
/// <param name="View">Where the element is.</param>
/// <param name="TriggerId">Opens a modal within 3 seconds.</param>
/// <param name="Actions">What was used; one element at a time.</param>
public sealed record ViewAction(ShownView? View, string? TriggerId, IReadOnlyList<PressedButton?>? Actions) : SlackEvent;

/// <summary>A modal was submitted (https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload).</summary>
/// <param name="View">The modal, with what was typed.</param>
public sealed record ViewSubmission(ShownView? View) : SlackEvent;

/// <summary>A shortcut was used that belongs to no message (https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload).</summary>
/// <param name="CallbackId">Which one.</param>
/// <param name="TriggerId">Opens a modal within 3 seconds.</param>
public sealed record GlobalShortcut(string? CallbackId, string? TriggerId) : SlackEvent;

/// <summary>A shortcut of a message was used (https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload).</summary>
/// <param name="CallbackId">Which one.</param>
/// <param name="Message">The message.</param>
public sealed record MessageShortcut(string? CallbackId, SlackMessageContent? Message) : SlackEvent;

/// <summary>What a view shows to a user, and what the user typed into it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type"><c>modal</c> or <c>home</c>.</param>
/// <param name="Hash">Its state, so that a change does not overwrite a later one.</param>
/// <param name="CallbackId">What it is for.</param>
/// <param name="PrivateMetadata">What the app remembers with it.</param>
/// <param name="State">What was typed.</param>
public sealed record ShownView(string? Id, string? Type, string? Hash, string? CallbackId, string? PrivateMetadata, ViewState? State);

/// <summary>What was typed into a view.</summary>
/// <param name="Values">The inputs, by the id of the block and that of the action.</param>
public sealed record ViewState(IReadOnlyDictionary<string, Dictionary<string, ViewValue?>?>? Values);

/// <summary>What was filled into an input.</summary>
/// <param name="Value">What was typed.</param>
/// <param name="SelectedOption">What was chosen of a menu.</param>
/// <param name="SelectedOptions">What was chosen of checkboxes.</param>
public sealed record ViewValue(string? Value, ChosenOption? SelectedOption = null, IReadOnlyList<ChosenOption?>? SelectedOptions = null)
{
    /// <summary>What was typed, or the values of what was chosen.</summary>
    public IEnumerable<string> All => new[] { Value, SelectedOption?.Value }.Concat(SelectedOptions?.Select(option => option?.Value) ?? []).OfType<string>();
}
