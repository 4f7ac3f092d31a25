using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>Removes the marks that Markdown puts around a line.</summary>
internal static partial class MarkdownMarks
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

    /// <summary>The text without what people put in front of it: marks of quotes, headings and list items, numbers, check boxes and emoji.</summary>
    public static string WithoutFront(string text)
    {
        var content = Front.Replace(text, "");
        return content.Length > 0 ? content : text;
    }

    /// <summary>The text of a title line without any mark of a heading, a list item, bold, italic or a link, and without the addresses in it.</summary>
    public static string TitleOf(string text)
    {
        var heading = WithoutHeading(text);
        var title = WithoutFront(heading);
        title = WithoutMarks(title == heading ? heading : title.Trim());
        title = WithoutMarks(WithoutFront(TitleLinks.Without(title)));
        title = Label.Replace(title, "").Trim();
        title = title is ['「' or '『' or '《' or '〈', _, .., '」' or '』' or '》' or '〉'] ? title[1..^1].Trim() : title;
        return title.Length > 0 ? title : text;
    }

    [GeneratedRegex(@"^[*_]*(title|제목|논문 제목)[*_]*\s*[:：][\s*_]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Label { get; }

    // > [!tip] # - * • [x] 1. 2) (3) [4] ⑤ 1️⃣ 🔥 :fire: in any order. A bullet, a number and a check box are followed by a blank.
    [GeneratedRegex(@"^(?>(>\s*|\[![a-z]+\][+-]?\s+|\#{1,6}\s+|[-*+•◦▪‣·]\s+|\[[ xX✓✔]?\]\s+|[0-9]{1,3}[.)]\s+|\([0-9]{1,2}\)\s+|\[[0-9]{1,2}\]\s+|[\u2460-\u2473\u2776-\u277F]\s*|[0-9#*]\uFE0F?\u20E3\s*"
        + @"|:[a-z][a-z0-9_+-]{1,30}:\s*|([\uD83C-\uD83E][\uDC00-\uDFFF]|[\u2190-\u21FF\u2300-\u23FF\u25A0-\u27BF\u2B00-\u2BFF\uFE0F\u200D\u20E3])+\s*)*)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Front { get; }

    /// <summary>Whether a text is a thematic break or the underline of a heading: <c>---</c>, <c>* * *</c>, <c>=====</c>.</summary>
    public static bool IsRule(ReadOnlySpan<char> text) => text[0] is '-' or '*' or '_' or '=' or '─' or '━' or '—'
        && text.Count(text[0]) >= MinRuleLength && text.TrimStart([text[0], ' ', '\t']).IsEmpty;
}
