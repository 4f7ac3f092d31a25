namespace PaperBot.Replies;

/// <summary>How a run of text looks.</summary>
[Flags]
public enum TextLook
{
    /// <summary>Plainly.</summary>
    None = 0,

    /// <summary>Bold.</summary>
    Bold = 1,

    /// <summary>Italic.</summary>
    Italic = 2,

    /// <summary>As code within a line.</summary>
    Code = 4,

    /// <summary>As a line of a quote.</summary>
    Quote = 8,

    /// <summary>As a line of a code block.</summary>
    CodeBlock = 16,
}

/// <summary>Text in one look.</summary>
/// <param name="Text">Plain text, not empty; a renderer escapes it.</param>
/// <param name="Look">How it looks.</param>
/// <param name="Url">Where it leads, as the document says it (<c>http</c> or <c>https</c>, unchecked otherwise), or null.</param>
public sealed record TextRun(string Text, TextLook Look = TextLook.None, string? Url = null);

/// <summary>Lines that stand together: running text, a quote or a code block.</summary>
/// <param name="Kind"><see cref="TextLook.Quote"/>, <see cref="TextLook.CodeBlock"/> or <see cref="TextLook.None"/>.</param>
/// <param name="Lines">The runs of each line, without line feeds; a line may have none.</param>
public sealed record TextBlock(TextLook Kind, IReadOnlyList<IReadOnlyList<TextRun>> Lines);
