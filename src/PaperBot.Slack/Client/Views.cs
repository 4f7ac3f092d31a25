using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Slack.Client;

/// <summary>A modal or the app's own page (https://docs.slack.dev/reference/views), with at most 100 blocks.</summary>
/// <param name="Type"><c>modal</c> or <c>home</c>.</param>
/// <param name="Blocks">What is shown.</param>
public sealed record View(string Type, IReadOnlyList<Block> Blocks)
{
    /// <summary>The title of a modal, up to 24 characters.</summary>
    public PlainText? Title { get; init; }

    /// <summary>The label of a modal's submit button, up to 24 characters; null for none.</summary>
    public PlainText? Submit { get; init; }

    /// <summary>The label of a modal's close button, up to 24 characters.</summary>
    public PlainText? Close { get; init; }

    /// <summary>What it is for.</summary>
    public string? CallbackId { get; init; }

    /// <summary>What the app remembers with it, up to 3,000 characters.</summary>
    public string? PrivateMetadata { get; init; }
}

/// <summary>A line between blocks (https://docs.slack.dev/reference/block-kit/blocks/divider-block).</summary>
public sealed record DividerBlock : Block;

/// <summary>Something that a user fills in, with its label (https://docs.slack.dev/reference/block-kit/blocks/input-block).</summary>
/// <param name="BlockId">Identifies the block. What was filled in stays in an update whose block has the same.</param>
/// <param name="Label">The label.</param>
/// <param name="Element">The input.</param>
/// <param name="Hint">What is shown below it.</param>
public sealed record InputBlock(string BlockId, PlainText Label, FormElement Element, PlainText? Hint) : Block
{
    /// <summary>Whether it may stay empty; not sent if it may not.</summary>
    public bool? Optional { get; init; }
}

/// <summary>What a user fills in (https://docs.slack.dev/reference/block-kit/block-elements).</summary>
/// <param name="ActionId">Identifies the input.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextInput), "plain_text_input")]
[JsonDerivedType(typeof(SelectInput), "static_select")]
[JsonDerivedType(typeof(CheckboxesInput), "checkboxes")]
public abstract record FormElement(string ActionId);

/// <summary>An input of one line (https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element).</summary>
/// <param name="ActionId">Identifies the input.</param>
/// <param name="MaxLength">How much can be typed, up to 3,000 characters.</param>
/// <param name="Placeholder">What is shown as long as it is empty, up to 150 characters.</param>
/// <param name="FocusOnLoad">Whether the cursor is there when the view opens.</param>
public sealed record TextInput(string ActionId, int MaxLength, PlainText? Placeholder, bool FocusOnLoad) : FormElement(ActionId);

/// <summary>A menu of which one option is chosen.</summary>
/// <param name="ActionId">Identifies the input.</param>
/// <param name="Placeholder">What is shown before, up to 150 characters.</param>
/// <param name="Options">Up to 100 options with different values.</param>
public sealed record SelectInput(string ActionId, PlainText Placeholder, IReadOnlyList<SelectOption> Options) : FormElement(ActionId);

/// <summary>Options of which any can be chosen.</summary>
/// <param name="ActionId">Identifies the input.</param>
/// <param name="Options">Up to 10 options with different values.</param>
public sealed record CheckboxesInput(string ActionId, IReadOnlyList<SelectOption> Options) : FormElement(ActionId);

/// <summary>The acknowledgement of a submitted modal that shows another view in its place (https://docs.slack.dev/surfaces/modals#updating_response).</summary>
/// <param name="View">The view.</param>
public sealed record ViewResponse(View View) : EnvelopeResponse
{
    /// <summary>What happens with the modal.</summary>
    public string ResponseAction { get; } = "update";

    /// <inheritdoc/>
    public override string ToJson() => JsonSerializer.Serialize(this, SlackJson.Instance.ViewResponse);
}

/// <summary>The acknowledgement of a submitted modal that stays open with errors (https://docs.slack.dev/surfaces/modals#displaying_errors).</summary>
/// <param name="Errors">What is wrong, by the id of the block.</param>
public sealed record ViewErrors(IReadOnlyDictionary<string, string> Errors) : EnvelopeResponse
{
    /// <summary>What happens with the modal.</summary>
    public string ResponseAction { get; } = "errors";

    /// <inheritdoc/>
    public override string ToJson() => JsonSerializer.Serialize(this, SlackJson.Instance.ViewErrors);
}

/// <summary>The arguments of views.open.</summary>
internal sealed record OpenedView(string TriggerId, View View);

/// <summary>The arguments of views.update.</summary>
internal sealed record UpdatedView(string ViewId, string? Hash, View View);

/// <summary>The arguments of views.publish.</summary>
internal sealed record PublishedView(string UserId, View View);
