using System.Text.Json.Serialization;

namespace PaperBot.Slack.Client;

/// <summary>
/// A block of a message (https://docs.slack.dev/reference/block-kit/blocks). Only the three kinds in which text is never parsed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RichTextBlock), "rich_text")]
[JsonDerivedType(typeof(ContextBlock), "context")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
[JsonDerivedType(typeof(DividerBlock), "divider")]
[JsonDerivedType(typeof(InputBlock), "input")]
public abstract record Block;

/// <summary>Text with styles and links, shown exactly as it is: Slack looks for no markup, mentions or emoji in it.</summary>
/// <param name="Elements">Its sections and lists.</param>
public sealed record RichTextBlock(IReadOnlyList<RichTextPart> Elements) : Block;

/// <summary>Small grey text.</summary>
/// <param name="Elements">Up to 10 texts.</param>
public sealed record ContextBlock(IReadOnlyList<PlainText> Elements) : Block;

/// <summary>A row of buttons.</summary>
/// <param name="Elements">Up to 25 buttons.</param>
public sealed record ActionsBlock(IReadOnlyList<ButtonElement> Elements) : Block;

/// <summary>A part of a rich text.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RichTextSection), "rich_text_section")]
[JsonDerivedType(typeof(RichTextList), "rich_text_list")]
[JsonDerivedType(typeof(RichTextQuote), "rich_text_quote")]
[JsonDerivedType(typeof(RichTextPreformatted), "rich_text_preformatted")]
public abstract record RichTextPart;

/// <summary>Running text.</summary>
/// <param name="Elements">Its runs, none of them empty.</param>
public sealed record RichTextSection(IReadOnlyList<Inline> Elements) : RichTextPart;

/// <summary>A quote.</summary>
/// <param name="Elements">Its runs, none of them empty.</param>
public sealed record RichTextQuote(IReadOnlyList<Inline> Elements) : RichTextPart;

/// <summary>A code block.</summary>
/// <param name="Elements">Its text, without styles.</param>
public sealed record RichTextPreformatted(IReadOnlyList<Inline> Elements) : RichTextPart;

/// <summary>A list.</summary>
/// <param name="Elements">Its rows.</param>
public sealed record RichTextList(IReadOnlyList<RichTextPart> Elements) : RichTextPart
{
    /// <summary>How rows are marked.</summary>
    public string Style { get; } = "bullet";
}

/// <summary>A run of text in one style.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Style">The style; null for plain text.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextInline), "text")]
[JsonDerivedType(typeof(LinkInline), "link")]
public abstract record Inline(string Text, RichTextStyle? Style);

/// <summary>Text without a link.</summary>
public sealed record TextInline(string Text, RichTextStyle? Style = null) : Inline(Text, Style);

/// <summary>Text with a link.</summary>
/// <param name="Url">An <c>http</c> or <c>https</c> address.</param>
/// <param name="Text">What is shown.</param>
/// <param name="Style">The style; null for plain text.</param>
public sealed record LinkInline(string Url, string Text, RichTextStyle? Style = null) : Inline(Text, Style);

/// <summary>The style of a run of text; what is null is not sent.</summary>
/// <param name="Bold">Whether the text is bold.</param>
/// <param name="Italic">Whether the text is italic.</param>
/// <param name="Code">Whether the text is code.</param>
public sealed record RichTextStyle(bool? Bold = null, bool? Italic = null, bool? Code = null)
{
    /// <summary>Bold text.</summary>
    public static RichTextStyle Strong { get; } = new(Bold: true);
}

/// <summary>Text in which Slack parses nothing.</summary>
public sealed record PlainText(string Text)
{
    /// <summary>The kind of the text object.</summary>
    public string Type { get; } = "plain_text";

    /// <summary>Whether <c>:names:</c> become emoji.</summary>
    public bool Emoji { get; }
}

/// <summary>A button.</summary>
/// <param name="Text">The label, up to 75 characters.</param>
/// <param name="ActionId">Identifies the button in its message.</param>
/// <param name="Value">What comes back when it is pressed, up to 2,000 characters.</param>
public sealed record ButtonElement(PlainText Text, string ActionId, string Value)
{
    /// <summary>The kind of the element.</summary>
    public string Type { get; } = "button";
}
