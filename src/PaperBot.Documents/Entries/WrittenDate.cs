using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PaperBot.Entries;

/// <summary>
/// Reads a date as people write it: <c>2024년 5월 7일 (화)</c>, <c>2024-05-07</c>, <c>2024/5/7</c>, <c>2024. 5. 7. 14:52</c>,
/// <c>May 7th, 2024</c>, <c>7 May 2024</c>, <c>24.05.07</c> (the year first). Width, Unicode form and invisible characters do not matter; a weekday and a time of day are ignored.
/// </summary>
public static partial class WrittenDate
{
    private const int Century = 2000;
    private const int MaxLength = 64;
    private const int MinDigits = 4;

    /// <summary>Reads a text that is one absolute date and nothing else.</summary>
    /// <returns>False if the text is not a date, or names a day that the calendar does not have.</returns>
    public static bool TryParse(string text, out DateOnly date)
    {
        date = default;
        if (Match(text) is not { } match)
        {
            return false;
        }

        var year = Number(match, "year");
        year += match.Groups["year"].Length == 2 ? Century : 0;
        var month = match.Groups["name"] is { Success: true } name ? MonthOf(name.Value) : Number(match, "month");
        var day = Number(match, "day");
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>Reads a text that is a day without a year: <c>5/7</c>, <c>5월 7일 (화)</c>, <c>5.7 (Tue)</c>, <c>May 7</c>, <c>7 May</c>.</summary>
    /// <returns>False if the text is anything else. The calendar need not have the day.</returns>
    public static bool TryParseYearless(string text, out int month, out int day)
    {
        (month, day) = (0, 0);
        if (text.Length > MaxLength || Yearless.Match(Ascii.IsValid(text) ? text : Folded(text)) is not { Success: true } match)
        {
            return false;
        }

        month = match.Groups["name"] is { Success: true } name ? MonthOf(name.Value) : Number(match, "month");
        day = Number(match, "day");
        return true;
    }

    /// <summary>Whether a text is written as a date, even if the calendar does not have that day: <c>2024년 2월 30일</c>.</summary>
    public static bool IsWrittenAsDate(string text) => Match(text) is not null;

    /// <summary>Whether a text has the minimum number of digits of a date, full-width ones included. For speed: few lines of a document have.</summary>
    public static bool HasDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var character in text)
        {
            count += char.IsNumber(character) ? 1 : 0;
        }

        return count >= MinDigits;
    }

    private static Match? Match(string text)
    {
        var outer = text.AsSpan().Trim();
        if (outer.Length > MaxLength || !HasDigits(outer) || outer.ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return null;
        }

        var folded = Ascii.IsValid(outer) ? outer.ToString() : Folded(outer.ToString());
        return Numeric.Match(folded) is { Success: true } numeric ? numeric
            : MonthFirst.Match(folded) is { Success: true } monthFirst ? monthFirst
            : DayFirst.Match(folded) is { Success: true } dayFirst ? dayFirst
            : null;
    }

    private static string Folded(string text) => FoldedText.Normalize(
        string.Concat(text.Where(character => char.GetUnicodeCategory(character) != UnicodeCategory.Format)), NormalizationForm.FormKC).Trim();

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int MonthOf(string name) =>
        1 + ("janfebmaraprmayjunjulaugsepoctnovdec".IndexOf(name[..3], StringComparison.OrdinalIgnoreCase) / 3);

    private const string MonthName =
        @"(?<name>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.?";

    private const string DayName = @"(mon|tue(s)?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\.?";

    private const string Weekday = "(" + DayName + @",?\s+)?";

    private const string Day = @"(?<day>[0-9]{1,2})(st|nd|rd|th)?";

    private const string WeekdayBehind =
        @"(,?\s*\(\s*([월화수목금토일](요일)?|" + DayName + @")\s*\)|,?\s*[월화수목금토일]요일|(,\s*|\s+)" + DayName + ")?";

    private const string Time =
        @"((T|,?\s+)((오전|오후)\s*)?[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(\s*[ap]m)?\s*(Z|[+-][0-9]{2}:?[0-9]{2}|KST)?)?";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^((?<year>[0-9]{4})(\s*년\s*(?<month>[0-9]{1,2})\s*월\s*(?<day>[0-9]{1,2})\s*일|-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})"
        + @"|/(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})|\.\s*(?<month>[0-9]{1,2})\.\s*(?<day>[0-9]{1,2})\.?)"
        + @"|['’]?(?<year>1[3-9]|[23][0-9])(\s*년\s*(?<month>[0-9]{1,2})\s*월\s*(?<day>[0-9]{1,2})\s*일|(?<gap>[-/])(?<month>[0-9]{1,2})\k<gap>(?<day>[0-9]{1,2})"
        + @"|\.\s*(?<month>[0-9]{1,2})\.\s*(?<day>[0-9]{1,2})\.?))" + WeekdayBehind + Time + "$", Options)]
    private static partial Regex Numeric { get; }

    [GeneratedRegex(@"^(((?<month>[0-9]{1,2})(\s*월\s*(?<day>[0-9]{1,2})\s*일|/(?<day>[0-9]{1,2}))|" + Weekday + "(" + MonthName + @"\s+" + Day + "|" + Day + @"(\s+of)?\s+" + MonthName + "))"
        + WeekdayBehind + @"|(?<month>[0-9]{1,2})\.\s?(?<day>[0-9]{1,2})\.?\s*\(\s*([월화수목금토일](요일)?|" + DayName + @")\s*\))$", Options)]
    private static partial Regex Yearless { get; }

    [GeneratedRegex("^" + Weekday + MonthName + @"\s+" + Day + @"(\s*,\s*|\s+)(?<year>[0-9]{4})" + WeekdayBehind + Time + "$", Options)]
    private static partial Regex MonthFirst { get; }

    [GeneratedRegex("^" + Weekday + Day + @"(\s+of)?\s+" + MonthName + @",?\s+(?<year>[0-9]{4})" + WeekdayBehind + Time + "$", Options)]
    private static partial Regex DayFirst { get; }
}
