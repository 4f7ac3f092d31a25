using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary>What stands between the braces of a command such as <c>\textbf{…}</c>, or of <c>{\em …}</c>.</summary>
/// <param name="look">How it looks.</param>
/// <param name="end">The place of its closing brace.</param>
internal sealed class LatexGroupInline(TextLook look, int end) : ContainerInline
{
    private string _after = "";

    /// <summary>How the group looks.</summary>
    public TextLook Look { get; } = look;

    /// <summary>The place of its closing brace.</summary>
    public int End { get; } = end;

    /// <summary>A group that is shown between two texts.</summary>
    public static LatexGroupInline Between(string before, string after, int end)
    {
        var group = new LatexGroupInline(TextLook.None, end) { _after = after };
        group.AppendChild(new LiteralInline(before));
        return group;
    }

    /// <summary>Ends the group: what follows stands behind it.</summary>
    public void Close()
    {
        AppendChild(new LiteralInline(_after));
        IsClosed = true;
    }
}
