using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>Reads the date that a digest begins with.</summary>
internal static partial class DateLine
{
    private const int MaxLineLength = 80;

    /// <summary>Reads a line that is a date and nothing else. It may be a heading, bold, in brackets or labelled <c>Date:</c>.</summary>
    /// <param name="line">The line.</param>
    /// <param name="date">The date, or null where the calendar does not have it.</param>
    public static bool TryRead(string line, out DateOnly? date)
    {
        date = null;
        if (line.Length > MaxLineLength || !WrittenDate.HasDigits(line))
        {
            return false;
        }

        var text = WithoutBrackets(Label.Replace(MarkdownMarks.WithoutMarks(line), "").TrimEnd('.', ':', '：', '*', ' '));
        if (!WrittenDate.IsWrittenAsDate(text))
        {
            return false;
        }

        date = WrittenDate.TryParse(text, out var written) ? written : null;
        return true;
    }

    /// <summary>The only full date in a headline such as <c>오늘의 논문 (2024-05-07)</c>, or null if there is none or several.</summary>
    public static DateOnly? FindWithin(string line) => line.Length <= MaxLineLength && Within.Matches(line) is [var only]
        && WrittenDate.TryParse(only.Value, out var date) ? date : null;

    private static string WithoutBrackets(string text) => text is ['(' or '[' or '（' or '【' or '"' or '\'', _, .., ')' or ']' or '）' or '】' or '"' or '\'']
        ? text[1..^1]
        : text;

    [GeneratedRegex(@"^[*_]*(date|날짜|일자)\s*[:：][\s*_]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label { get; }

    [GeneratedRegex(@"(?<![\p{L}\p{N}./-])((19|20)[0-9]{2}(\s*년\s*[0-9]{1,2}\s*월\s*[0-9]{1,2}\s*일|-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}"
        + @"|\.\s?[0-9]{1,2}\.\s?[0-9]{1,2}\.?)|(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s[0-9]{1,2}(st|nd|rd|th)?,?\s[0-9]{4})"
        + @"(?![\p{L}\p{N}/-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Within { get; }
}
