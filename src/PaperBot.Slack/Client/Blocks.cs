using System.Text.Json.Serialization;

namespace PaperBot.Slack.Client;

/// <summary>A block of a message, a modal or the Home tab (https://docs.slack.dev/reference/block-kit/blocks).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RichTextBlock), "rich_text")]
[JsonDerivedType(typeof(SectionBlock), "section")]
[JsonDerivedType(typeof(ContextBlock), "context")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
[JsonDerivedType(typeof(DividerBlock), "divider")]
[JsonDerivedType(typeof(InputBlock), "input")]
[JsonDerivedType(typeof(CardBlock), "card")]
[JsonDerivedType(typeof(ContainerBlock), "container")]
[JsonDerivedType(typeof(DataVisualizationBlock), "data_visualization")]
public abstract record Block;

/// <summary>Text with styles and links, shown exactly as it is: Slack looks for no markup, mentions or emoji in it.</summary>
/// <param name="Elements">Its sections and lists.</param>
public sealed record RichTextBlock(IReadOnlyList<RichTextPart> Elements) : Block;

/// <summary>A text.</summary>
/// <param name="Text">The text, up to 3,000 characters.</param>
/// <param name="Expand">Whether a long text is shown at once, without a link that shows the rest.</param>
public sealed record SectionBlock(TextObject Text, bool? Expand = null) : Block;

/// <summary>Small grey text.</summary>
/// <param name="Elements">Up to 10 texts.</param>
public sealed record ContextBlock(IReadOnlyList<TextObject> Elements) : Block;

/// <summary>A row of buttons and menus.</summary>
/// <param name="Elements">Up to 25 elements.</param>
public sealed record ActionsBlock(IReadOnlyList<ActionElement> Elements) : Block;

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
/// <param name="Strike">Whether the text is struck through.</param>
public sealed record RichTextStyle(bool? Bold = null, bool? Italic = null, bool? Code = null, bool? Strike = null)
{
    /// <summary>Bold text that is struck through.</summary>
    public static RichTextStyle Withdrawn { get; } = new(Bold: true, Strike: true);

    /// <summary>Bold text.</summary>
    public static RichTextStyle Strong { get; } = new(Bold: true);
}
