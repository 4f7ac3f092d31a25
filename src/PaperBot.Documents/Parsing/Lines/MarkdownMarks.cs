namespace PaperBot.Parsing.Lines;

/// <summary>Removes the marks that Markdown puts around a line.</summary>
internal static class MarkdownMarks
{
    private const int MinRuleLength = 3;
    private static readonly string[] Emphasis = ["***", "**", "__", "*", "_"];

    /// <summary>The text without the marks of a heading, before it and after it.</summary>
    public static string WithoutHeading(string text)
    {
        var content = text.TrimStart('#');
        if (text.Length - content.Length is not (>= 1 and <= 6) || content is not [' ' or '\t', ..])
        {
            return text;
        }

        var closed = content.TrimEnd('#');
        return (closed is [.., ' ' or '\t'] && !string.IsNullOrWhiteSpace(closed) ? closed : content).Trim();
    }

    /// <summary>The text without the marks of a heading, bold or italic.</summary>
    public static string WithoutMarks(string text)
    {
        var title = WithoutHeading(text);
        foreach (var mark in Emphasis)
        {
            if (title.Length > 2 * mark.Length && title.StartsWith(mark, StringComparison.Ordinal) && title.EndsWith(mark, StringComparison.Ordinal)
                && title.AsSpan(mark.Length..^mark.Length) is var inner && !inner.Contains(mark[0]) && inner.Trim().Length == inner.Length)
            {
                return inner.ToString();
            }
        }

        return title;
    }

    /// <summary>The text without the mark of a list item.</summary>
    public static string WithoutItem(string text) => text is ['-' or '*' or '+', ' ', .. var content] ? content.Trim() : text;

    /// <summary>The text of a title line without any mark of a heading, a list item, bold, italic or a link.</summary>
    public static string TitleOf(string text)
    {
        var title = WithoutMarks(WithoutItem(text));
        if (title is ['[', .., ')'] && title.LastIndexOf("](", StringComparison.Ordinal) is > 1 and var end && LinkFinder.IsOneAddress(title[(end + 2)..^1]))
        {
            title = WithoutMarks(title[1..end].Trim());
        }

        return title.Length > 0 ? title : text;
    }

    /// <summary>Whether a text is a thematic break or the underline of a heading: <c>---</c>, <c>* * *</c>, <c>=====</c>.</summary>
    public static bool IsRule(ReadOnlySpan<char> text) => text[0] is '-' or '*' or '_' or '=' or '─' or '━' or '—'
        && text.Count(text[0]) >= MinRuleLength && text.TrimStart([text[0], ' ', '\t']).IsEmpty;
}
