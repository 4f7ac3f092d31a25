using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>Reads the date that a digest begins with.</summary>
internal static partial class DateLine
{
    private const int MaxLineLength = 80;
    private const int MaxWordsLength = 30;

    /// <summary>The year of a date that has none: a leap year.</summary>
    public const int NoYear = 4;

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

        var text = Contents(line).FirstOrDefault(WrittenDate.IsWrittenAsDate);
        date = text is not null && WrittenDate.TryParse(text, out var written) ? written : null;
        return text is not null;
    }

    /// <summary>
    /// Reads a line that can be the date of what follows, depending on the lines around it: a day without a year (<c>5/21</c>), digits
    /// (<c>240521</c>), or a date with words that digests have as their headline (<c>2024-05-21 논문</c>, <c># Daily Papers 5/21</c>).
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="isFirst">Whether it is the first line: then words may be in front of the date even if the line has no marks.</param>
    /// <returns>The day, in the year 4 if it has none, which is a leap year; null if the line is anything else.</returns>
    public static DateOnly? FindCandidate(string line, bool isFirst)
    {
        if (line.Length > MaxLineLength || !line.Any(char.IsDigit))
        {
            return null;
        }

        foreach (var text in Contents(line))
        {
            if (Parse(Digits.Replace(text, "${year}-${month}-${day}")) is { } date)
            {
                return date;
            }

            var mayFollowWords = isFirst || MarkdownMarks.WithoutMarks(MarkdownMarks.WithoutFront(line)) != line;
            if (FindInHeadline(text, mayFollowWords) is { } headline)
            {
                return headline;
            }

            // The year apart from the day: 5/21 (화) 오늘의 논문, 2024.
            if (Year.Matches(text) is [var year] && text.Remove(year.Index, year.Length).Trim(' ', ',') is var rest
                && (Parse(rest) ?? FindInHeadline(rest, mayFollowWords)) is { Year: NoYear } day)
            {
                return Parse($"{year.Groups["year"].Value}-{day.Month}-{day.Day}");
            }
        }

        return null;
    }

    private static DateOnly? FindInHeadline(string text, bool mayFollowWords) => Headline.Match(text) is { Success: true } found
        && (mayFollowWords || found.Groups["front"].Length == 0) && IsHeadline(found.Groups["front"].Value.TrimEnd(' ', ',') + found.Groups["behind"].Value)
        ? Parse(found.Groups["date"].Value)
        : null;

    /// <summary>Whether a line that is not read as a date looks like one, for a warning: <c>21.05.2024</c>.</summary>
    public static bool IsSimilar(string line) => line.Length <= MaxLineLength && Contents(line).Any(Similar.IsMatch);

    /// <summary>The only full date in a headline such as <c>오늘의 논문 (2024-05-07)</c>, or null if there is none or several.</summary>
    public static DateOnly? FindWithin(string line) => line.Length <= MaxLineLength && Within.Matches(line) is [var only]
        && WrittenDate.TryParse(only.Value, out var date) ? date : null;

    /// <summary>A day that has no year, in the year in which it is nearest to a date.</summary>
    public static DateOnly Nearest(DateOnly day, DateOnly near) => Enumerable.Range(near.Year - 1, 3)
        .Where(year => year is > 0 and < 9999 && day.Day <= DateTime.DaysInMonth(year, day.Month)).Select(year => new DateOnly(year, day.Month, day.Day))
        .DefaultIfEmpty(near).MinBy(date => Math.Abs(date.DayNumber - near.DayNumber));

    /// <summary>Whether a line is a date with a label: <c>Date: 2024-05-07</c>.</summary>
    public static bool IsLabelled(string line) => Label.IsMatch(MarkdownMarks.WithoutFront(line));

    // With a number in front, since 24. 5. 7. begins like one, and without.
    private static IEnumerable<string> Contents(string line) => ((string[])[line, MarkdownMarks.WithoutFront(line)]).Distinct()
        .Select(text => WithoutBrackets(Label.Replace(MarkdownMarks.WithoutMarks(text), "").Trim('.', ':', '：', '*', ' ', '-', '=', '~', '|', '—', '–')));

    private static DateOnly? Parse(string text) => WrittenDate.TryParse(text, out var date) ? date
        : WrittenDate.TryParseYearless(text, out var month, out var day) && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(NoYear, month) ? new(NoYear, month, day)
        : null;

    private static bool IsHeadline(string words) => words.Length <= MaxWordsLength && HeadlineWord.IsMatch(words)
        && !KoreanGrammar.EndsClause(words) && words.TrimEnd() is not [.., '.' or '?' or '!' or ',' or ';'];

    private static string WithoutBrackets(string text) => text is ['(' or '[' or '（' or '【' or '"' or '\'', _, .., ')' or ']' or '）' or '】' or '"' or '\'']
        ? text[1..^1]
        : text;

    private const string MonthName = "(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^[*_]*(date|날짜|일자)[*_]*\s*[:：][\s*_]*", Options)]
    private static partial Regex Label { get; }

    [GeneratedRegex("^(?<year>(20)?[123][0-9])(?<month>0[1-9]|1[0-2])(?<day>[0-3][0-9])$")]
    private static partial Regex Digits { get; }

    [GeneratedRegex(@"(?<![\p{L}\p{N}./-])(?<year>20[0-9]{2})년?(?![\p{L}\p{N}./-]|\s?[년월./-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Year { get; }

    [GeneratedRegex(@"^[0-9]{1,4}[./-]\s?[0-9]{1,2}([./-]\s?[0-9]{2,4})?\.?(\s*\([^()]{1,4}\))?$")]
    private static partial Regex Similar { get; }

    // A date and words on one side of it, apart from it.
    [GeneratedRegex(@"^(?<front>[^0-9]{0,30}?)(?<![\p{L}\p{N}])\(?(?<date>(([12][0-9]{3}|[123][0-9])(\s?년\s?|[-./]\s?))?[0-9]{1,2}(\s?월\s?[0-9]{1,2}\s?일|(?<=[-./]\s?[0-9]{1,2})[-./]\s?[0-9]{1,2}|/[0-9]{1,2})"
        + @"|" + MonthName + @"\.?\s[0-9]{1,2}(st|nd|rd|th)?(,?\s[0-9]{4})?)\.?(\s*\([^()0-9]{1,10}\)|\s*[월화수목금토일]요일)?\)?(?<behind>[-–—:|·,\s][^0-9]*)?$", Options)]
    private static partial Regex Headline { get; }

    [GeneratedRegex("논문|페이퍼|paper|다이제스트|digest|정리|리뷰|review|요약|summary|노트|notes|reading|daily|arxiv|목록|스터디|study|기록|추천|뉴스|news|모음|오늘|today", Options)]
    private static partial Regex HeadlineWord { get; }

    [GeneratedRegex(@"(?<![\p{L}\p{N}./-])((19|20)[0-9]{2}(\s*년\s*[0-9]{1,2}\s*월\s*[0-9]{1,2}\s*일|-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}"
        + @"|\.\s?[0-9]{1,2}\.\s?[0-9]{1,2}\.?)|" + MonthName + @"\.?\s[0-9]{1,2}(st|nd|rd|th)?,?\s[0-9]{4})"
        + @"(?![\p{L}\p{N}/-])", Options)]
    private static partial Regex Within { get; }
}
