using System.Text.Json.Serialization;

namespace PaperBot.Slack.Client;

/// <summary>A text (https://docs.slack.dev/reference/block-kit/composition-objects/text-object).</summary>
/// <param name="Text">The text, not empty.</param>
public abstract record TextObject(string Text)
{
    /// <summary>The kind of the text object.</summary>
    public abstract string Type { get; }

    /// <summary>Whether <c>:names:</c> become emoji in plain text.</summary>
    public virtual bool? Emoji => null;

    /// <summary>Whether addresses and names in mrkdwn stay as they are, rather than become links.</summary>
    public virtual bool? Verbatim => null;
}

/// <summary>Text in which Slack parses nothing.</summary>
public sealed record PlainText(string Text) : TextObject(Text)
{
    /// <inheritdoc/>
    public override string Type => "plain_text";

    /// <inheritdoc/>
    public override bool? Emoji => false;
}

/// <summary>Text in which Slack looks for markup (https://docs.slack.dev/messaging/formatting-message-text).</summary>
public sealed record MrkdwnText(string Text) : TextObject(Text)
{
    /// <inheritdoc/>
    public override string Type => "mrkdwn";

    /// <inheritdoc/>
    public override bool? Verbatim => true;
}

/// <summary>What a person can press or choose (https://docs.slack.dev/reference/block-kit/block-elements).</summary>
/// <param name="ActionId">Identifies the element in its message.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ButtonElement), "button")]
[JsonDerivedType(typeof(SelectElement), "static_select")]
public abstract record ActionElement(string ActionId);

/// <summary>A button.</summary>
/// <param name="Text">The label, up to 75 characters.</param>
/// <param name="ActionId">Identifies the button in its message.</param>
/// <param name="Value">What comes back when it is pressed, up to 2,000 characters.</param>
public sealed record ButtonElement(PlainText Text, string ActionId, string Value) : ActionElement(ActionId);

/// <summary>A menu of which one option is chosen.</summary>
/// <param name="Placeholder">What is shown before, up to 150 characters.</param>
/// <param name="ActionId">Identifies the menu in its message.</param>
/// <param name="Options">Up to 100 options with different values.</param>
public sealed record SelectElement(PlainText Placeholder, string ActionId, IReadOnlyList<SelectOption> Options) : ActionElement(ActionId);

/// <summary>An option of a menu.</summary>
/// <param name="Text">The label, up to 75 characters.</param>
/// <param name="Value">What comes back when it is chosen, up to 150 characters.</param>
public sealed record SelectOption(PlainText Text, string Value);
