using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace PaperBot.Commands.Subscribing;

/// <summary>Time zones as people write them: an IANA name, a city of one, or a short name that only one has.</summary>
internal static partial class ZoneNames
{
    private const int MaxWords = 4;

    private static readonly FrozenDictionary<string, string> Ids =
        TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Distinct().ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Areas =
        Ids.Keys.Where(id => id.Contains('/', StringComparison.Ordinal)).Select(id => id.Split('/')[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // What IANA's names do not have: short names without daylight saving, large cities, and cities in Korean.
    private static readonly FrozenDictionary<string, string> Others = new Dictionary<string, string>
    {
        ["utc"] = "UTC",
        ["gmt"] = "UTC",
        ["kst"] = "Asia/Seoul",
        ["jst"] = "Asia/Tokyo",
        ["beijing"] = "Asia/Shanghai",
        ["san francisco"] = "America/Los_Angeles",
        ["seattle"] = "America/Los_Angeles",
        ["boston"] = "America/New_York",
        ["서울"] = "Asia/Seoul",
        ["한국"] = "Asia/Seoul",
        ["도쿄"] = "Asia/Tokyo",
        ["베이징"] = "Asia/Shanghai",
        ["상하이"] = "Asia/Shanghai",
        ["홍콩"] = "Asia/Hong_Kong",
        ["타이베이"] = "Asia/Taipei",
        ["싱가포르"] = "Asia/Singapore",
        ["두바이"] = "Asia/Dubai",
        ["런던"] = "Europe/London",
        ["파리"] = "Europe/Paris",
        ["베를린"] = "Europe/Berlin",
        ["취리히"] = "Europe/Zurich",
        ["뉴욕"] = "America/New_York",
        ["보스턴"] = "America/New_York",
        ["시카고"] = "America/Chicago",
        ["토론토"] = "America/Toronto",
        ["샌프란시스코"] = "America/Los_Angeles",
        ["로스앤젤레스"] = "America/Los_Angeles",
        ["시애틀"] = "America/Los_Angeles",
        ["밴쿠버"] = "America/Vancouver",
        ["시드니"] = "Australia/Sydney",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Cities = Ids.Values.Where(id => id.Contains('/', StringComparison.Ordinal))
        .GroupBy(id => id.Split('/')[^1].Replace('_', ' '), StringComparer.OrdinalIgnoreCase)
        .Where(city => city.Count() == 1)
        .ToFrozenDictionary(city => city.Key, city => city.Single(), StringComparer.OrdinalIgnoreCase);

    // EST is not what New York has in summer, and CST is in America and China.
    private static readonly FrozenSet<string> Ambiguous =
        new[] { "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "pt", "cet", "cest", "bst", "ist" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the zone with which a text begins.</summary>
    /// <param name="text">The text.</param>
    /// <param name="takesCities">Whether a zone is expected here, so that it can be a city or a short name: elsewhere these can be tags.</param>
    /// <returns>The zone's IANA name, and the length of what was read; or the error; or null if there is none.</returns>
    public static (int Length, Parsed<string> Zone)? Find(string text, bool takesCities)
    {
        var words = Word.Matches(text).Take(MaxWords).Select(word => (Text: word.Value, End: word.Index + word.Length)).ToList();
        if (words.Count == 0)
        {
            return null;
        }

        var (first, end) = words[0];
        if (FindId(first) is { } id)
        {
            return (end, new(id));
        }

        if (Areas.Contains(first.Split('/')[0]) && first.Contains('/', StringComparison.Ordinal))
        {
            return (end, new(new ParseError(ParseErrorKind.NoTimeZone, first) { Nearest = Ids.Values.MinBy(known => EditDistance.Between(known.ToLowerInvariant(), first.ToLowerInvariant())) }));
        }

        if (!takesCities)
        {
            return null;
        }

        for (var count = words.Count; count > 0; count--)
        {
            var name = string.Join(' ', words.Take(count).Select(word => word.Text));
            if ((Cities.GetValueOrDefault(name) ?? Others.GetValueOrDefault(name)) is { } found)
            {
                return (words[count - 1].End, new(found));
            }
        }

        return Ambiguous.Contains(first) ? (end, new(new ParseError(ParseErrorKind.AmbiguousTimeZone, first))) : null;
    }

    // Names that are no longer in the list are found as files: nothing but a name may become a part of a path.
    private static string? FindId(string text) => !text.Contains('/', StringComparison.Ordinal) ? null
        : Ids.GetValueOrDefault(text) ?? (Areas.Contains(text.Split('/')[0]) && Name.IsMatch(text) && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone.Id : null);

    [GeneratedRegex(@"[^\s,;]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word { get; }

    [GeneratedRegex("^[A-Za-z]+(?:/[A-Za-z0-9_+-]+){1,2}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name { get; }
}
