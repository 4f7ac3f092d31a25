using System.Globalization;
using System.Text.RegularExpressions;

namespace PaperBot.Commands.Subscribing;

/// <summary>Times of day as people write them: <c>9</c>, <c>09:00</c>, <c>9am</c>, <c>9:30 p.m.</c>, <c>오전 9시</c>, <c>9시 반</c>, <c>noon</c>.</summary>
internal static partial class Clock
{
    /// <summary>A time that cannot be anything else, as a part of a regular expression.</summary>
    public const string Explicit = $@"(?:{Half}\s*[0-9]{{1,2}}{Minutes}|[0-9]{{1,2}}(?::[0-9]{{2}}|{Hangul})(?:\s*{Meridiem})?|[0-9]{{1,2}}\s*{Meridiem}|정오|자정)";

    /// <summary>A time where one is expected: a number is an hour.</summary>
    public const string Any = $"(?:{Explicit}|[0-9]{{1,2}}|noon|midnight)";

    private const string Half = "(?:오전|오후|새벽|아침|낮|저녁|밤)";
    private const string Hangul = @"\s*시(?:\s*[0-9]{1,2}\s*분|\s*반)?";
    private const string Minutes = $"(?::[0-9]{{2}}|{Hangul})?";
    private const string Meridiem = @"[ap]\.?m\.?";

    /// <summary>Parses a time in one of these forms. There is no 25 o'clock, and no 13 p.m.</summary>
    public static TimeOnly? Find(string text)
    {
        if (text is "noon" or "정오" or "midnight" or "자정")
        {
            return new(text is "noon" or "정오" ? 12 : 0, 0);
        }

        var match = Form.Match(text);
        if (!match.Success)
        {
            return null;
        }

        var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"] is { Success: true } given ? int.Parse(given.ValueSpan, CultureInfo.InvariantCulture) : match.Groups["thirty"].Success ? 30 : 0;
        var half = match.Groups["half"] is { Success: true } korean ? korean.Value : match.Groups["meridiem"].Value.ToLowerInvariant();
        var isLate = half is ['p', ..] or "오후" or "낮" or "저녁" or "밤";
        var (min, max) = half == "" ? (0, 23) : (half[0] is 'a' or 'p') ? (1, 12) : (0, 12);
        return hour < min || hour > max || minute > 59 ? null : new TimeOnly((hour, half) switch
        {
            (12, "밤" or "새벽") => 0,
            (12, _) when half != "" => isLate ? 12 : 0,
            ( < 6, "밤") or (_, "낮") when hour > 9 || half == "밤" => hour,
            _ => isLate ? hour + 12 : hour,
        }, minute);
    }

    [GeneratedRegex(
        @"^(?:(?<half>오전|오후|새벽|아침|낮|저녁|밤)\s*)?(?<hour>[0-9]{1,2})(?::(?<minute>[0-9]{2})|\s*시(?:\s*(?<minute>[0-9]{1,2})\s*분|\s*(?<thirty>반))?)?\s*(?<meridiem>[ap]\.?m\.?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form { get; }
}
