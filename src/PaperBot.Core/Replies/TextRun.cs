namespace PaperBot.Replies;

/// <summary>The style of a run of text.</summary>
[Flags]
public enum TextStyle
{
    /// <summary>Plain text.</summary>
    None = 0,

    /// <summary>Bold.</summary>
    Bold = 1,

    /// <summary>Italic.</summary>
    Italic = 2,

    /// <summary>Code within a line.</summary>
    Code = 4,

    /// <summary>A line of a quote.</summary>
    Quote = 8,

    /// <summary>A line of a code block.</summary>
    CodeBlock = 16,
}

/// <summary>A run of text in one style.</summary>
/// <param name="Text">Plain text, not empty; a renderer escapes it.</param>
/// <param name="Style">The style.</param>
/// <param name="Url">The link as the document has it (<c>http</c> or <c>https</c>, otherwise unchecked), or null.</param>
public sealed record TextRun(string Text, TextStyle Style = TextStyle.None, string? Url = null);

/// <summary>Adjacent lines of the same kind: running text, a quote or a code block.</summary>
/// <param name="Kind"><see cref="TextStyle.Quote"/>, <see cref="TextStyle.CodeBlock"/> or <see cref="TextStyle.None"/>.</param>
/// <param name="Lines">The runs of each line, without line feeds; a line may have no runs.</param>
public sealed record TextBlock(TextStyle Kind, IReadOnlyList<IReadOnlyList<TextRun>> Lines);
