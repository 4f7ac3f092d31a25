namespace PaperBot.Parsing;

/// <summary>The marks that Markdown puts around a line.</summary>
internal static class MarkdownMarks
{
    private const int ShortestRule = 3;

    /// <summary>The text without the marks of a heading.</summary>
    public static string WithoutHeading(string text)
    {
        var content = text.TrimStart('#');
        return text.Length - content.Length is >= 1 and <= 6 && content is [' ' or '\t', ..] ? content.Trim() : text;
    }

    /// <summary>The text without the marks of a heading, bold or italic.</summary>
    public static string WithoutMarks(string text)
    {
        var title = WithoutHeading(text);
        foreach (var mark in (string[])["**", "__", "*", "_"])
        {
            if (title.Length > 2 * mark.Length && title.StartsWith(mark, StringComparison.Ordinal) && title.EndsWith(mark, StringComparison.Ordinal)
                && title.AsSpan(mark.Length..^mark.Length) is var inner && !inner.Contains(mark[0]) && !inner.StartsWith(" ") && !inner.EndsWith(" "))
            {
                return inner.ToString();
            }
        }

        return title;
    }

    /// <summary>Tells a line across the page, or below a heading: <c>---</c>, <c>* * *</c>, <c>=====</c>.</summary>
    public static bool IsRule(ReadOnlySpan<char> text)
    {
        if (text[0] is not ('-' or '*' or '_' or '=' or '─' or '━' or '—') || text.Count(text[0]) < ShortestRule)
        {
            return false;
        }

        return text.TrimStart([text[0], ' ', '\t']).IsEmpty;
    }
}
