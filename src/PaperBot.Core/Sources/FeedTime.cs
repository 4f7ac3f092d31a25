using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PaperBot.Sources;

/// <summary>
/// Parses the time of a post as feeds write it: RFC 822 (<c>Tue, 07 May 2024 09:00:00 +0900</c>) and RFC 3339, but also as programs print it, with any weekday,
/// with month names of European languages and Korean, and with any name of a zone. If the weekday does not match the date, the weekday is probably wrong.
/// </summary>
internal static partial class FeedTime
{
    private const int MaxLength = 100;

    // No post is older than the web: an earlier day is the zero of a clock, or of a program that knows none.
    private const int MinYear = 1991;
    private const int MaxYear = 9000;

    private const string ZoneOffsets = "KST 9 JST 9 EST -5 EDT -4 CST -6 CDT -5 MST -7 MDT -6 PST -8 PDT -7 CET 1 CEST 2 BST 1 AEST 10 AEDT 11";

    private static readonly Dictionary<string, int> Zones = ZoneOffsets.Split(' ').Chunk(2)
        .ToDictionary(zone => zone[0], zone => int.Parse(zone[1], CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    private static readonly (string Name, int Month)[] MonthNames =
    [
        .. ((string[])["en", "en-GB", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro", "tr", "ru", "uk", "el"])
            .Select(language => CultureInfo.GetCultureInfo(language).DateTimeFormat)
            .SelectMany(format => (string[][])[format.MonthNames, format.MonthGenitiveNames, format.AbbreviatedMonthNames, format.AbbreviatedMonthGenitiveNames])
            .SelectMany(names => names.Take(12).Select((name, at) => (Fold(name).Trim('.'), at + 1)))
            .Distinct(),
    ];

    /// <summary>Parses a time, with its own offset if it has a known one; null if it is none, or not one at which a post can have been written.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text?.Trim() is not { Length: > 0 and <= MaxLength } trimmed)
        {
            return null;
        }

        var written = Comment.Replace(Fold(trimmed), " ");
        var day = Unix.IsMatch(written) ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(written[..10], CultureInfo.InvariantCulture))
            : Numeric.Match(written) is { Success: true } numeric ? Create(numeric, Number(numeric, "month"), written)
            : DayFirst.Matches(written).Concat(MonthFirst.Matches(written)).Concat(YearFirst.Matches(written))
                .Select(match => Create(match, MonthOf(match), written)).FirstOrDefault(found => found is not null);
        return day is { Year: >= MinYear and <= MaxYear } ? day : null;
    }

    private static DateTimeOffset? Create(Match match, int month, string written)
    {
        var year = Number(match, "year");
        year += match.Groups["year"].Length == 2 ? (year < 70 ? 2000 : 1900) : 0;
        var day = Number(match, "day");
        if (year is < MinYear or > MaxYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var clock = Clock.Match(written);
        var hour = Number(clock, "hour") % 24;
        hour += clock.Groups["afternoon"].Success && hour < 12 ? 12 : clock.Groups["morning"].Success && hour == 12 ? -12 : 0;
        return new DateTimeOffset(year, month, day, hour, Number(clock, "minute") % 60, Number(clock, "second") % 60, OffsetOf(clock));
    }

    // A zone that is not known is left out: the day is written in it.
    private static TimeSpan OffsetOf(Match clock)
    {
        var minutes = clock.Groups["sign"] is { Success: true } sign
            ? ((Number(clock, "hours") * 60) + Number(clock, "minutes")) * (sign.Value == "-" ? -1 : 1)
            : Zones.GetValueOrDefault(clock.Groups["zone"].Value) * 60;
        return Math.Abs(minutes) <= 14 * 60 ? TimeSpan.FromMinutes(minutes) : TimeSpan.Zero;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } digits ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static int MonthOf(Match match) => match.Groups["month"].Success ? Number(match, "month") : MonthOf(match.Groups["name"].Value);

    // A name in whole, or else the beginning of the names of one month only.
    private static int MonthOf(string name)
    {
        var month = MonthNames.FirstOrDefault(known => known.Name == name).Month;
        return month > 0 || name.Length < 3 ? month
            : MonthNames.Where(known => known.Name.StartsWith(name, StringComparison.Ordinal)).Select(known => known.Month).Distinct().ToList() is [var only] ? only
            : 0;
    }

    // Lower case, without width and accents. Hangul is composed again.
    private static string Fold(string text) => string.Concat(FoldedText.Normalize(text, NormalizationForm.FormKD)
            .Where(character => char.GetUnicodeCategory(character) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)))
        .Normalize(NormalizationForm.FormC).ToLowerInvariant();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Name = @"(?<name>\p{L}{3,12})\.?|(?<month>[0-9]{1,2})\s?[월月]";

    [GeneratedRegex(@"\([^()]*\)", Options)]
    private static partial Regex Comment { get; }

    [GeneratedRegex("^[0-9]{10}([0-9]{3})?$", Options)]
    private static partial Regex Unix { get; }

    [GeneratedRegex(@"^(\p{L}+[.,]*\s+)?((?<year>[0-9]{4})\s?([-/.년年])\s?(?<month>[0-9]{1,2})\s?([-/.월月])\s?(?<day>[0-9]{1,2})"
        + "|(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})|(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})/(?<year>[0-9]{4}))(?![0-9])", Options)]
    private static partial Regex Numeric { get; }

    [GeneratedRegex(@"(?<![0-9:])(?<day>[0-9]{1,2})(st|nd|rd|th|er|[일日])?\.?[-\s/]*((de|of)\s)?(" + Name + ")"
        + @"[-\s,/]*(de\s)?'?(?<year>[0-9]{4}|[0-9]{2})(?![0-9:])", Options)]
    private static partial Regex DayFirst { get; }

    // As JavaScript prints it (May 07 2024 09:00:00), or C and Java (May  7 09:00:00 KST 2024).
    [GeneratedRegex("(" + Name + @")\s*(?<day>[0-9]{1,2})(st|nd|rd|th|[일日])?(?![0-9:])[,\s]+([0-9]{1,2}:[0-9]{2}(:[0-9]{2})?\s+)?([a-z]{2,5}([+-][0-9:]{2,6})?\s+)?"
        + "(?<year>[0-9]{4})(?![0-9:])", Options)]
    private static partial Regex MonthFirst { get; }

    [GeneratedRegex(@"^(?<year>[0-9]{4})[-\s/,]+(" + Name + @")[-\s/,]+(?<day>[0-9]{1,2})(?![0-9:])", Options)]
    private static partial Regex YearFirst { get; }

    [GeneratedRegex(@"(((?<afternoon>오후|午後)|(?<morning>오전|午前))\s*)?(?<![0-9])(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})([.,][0-9]+)?)?"
        + @"\s*((?<afternoon>p\.?m)|(?<morning>a\.?m))?\.?\s*(?<zone>[a-z]{1,5})?\s*((?<sign>[+-])(?<hours>[0-9]{1,2}):?(?<minutes>[0-9]{2})?)?", Options)]
    private static partial Regex Clock { get; }
}
