using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary>The content of the braces of a command such as <c>\textbf{…}</c>, or of <c>{\em …}</c>.</summary>
internal sealed class LatexGroupInline(TextStyle style, int end, string after = "") : ContainerInline
{
    public TextStyle Style { get; } = style;

    /// <summary>The position of its closing brace.</summary>
    public int End { get; } = end;

    /// <summary>Ends the group: what is parsed from now on comes after it.</summary>
    public void Close()
    {
        AppendChild(new LiteralInline(after));
        IsClosed = true;
    }
}
