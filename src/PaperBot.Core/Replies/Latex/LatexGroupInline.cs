using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary>What stands between the braces of a command such as <c>\textbf{…}</c>, or of <c>{\em …}</c>.</summary>
/// <param name="style">The style of its content.</param>
/// <param name="end">The place of its closing brace.</param>
/// <param name="after">What is shown behind it.</param>
internal sealed class LatexGroupInline(TextStyle style, int end, string after = "") : ContainerInline
{
    /// <summary>How the group looks.</summary>
    public TextStyle Style { get; } = style;

    /// <summary>The place of its closing brace.</summary>
    public int End { get; } = end;

    /// <summary>Ends the group: what is parsed from now on stands behind it.</summary>
    public void Close()
    {
        AppendChild(new LiteralInline(after));
        IsClosed = true;
    }
}
