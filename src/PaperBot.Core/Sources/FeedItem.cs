using System.Globalization;
using System.Text.RegularExpressions;

namespace PaperBot.Sources;

/// <summary>A post of a feed. Its id stays when it is edited, its time has the feed's offset, and the HTML is the full text or the summary.</summary>
internal sealed partial record FeedItem(string Id, string Title, string? Address, DateTimeOffset? Published, string Html)
{
    private const string ZoneOffsets = "UT +00:00 UTC +00:00 GMT +00:00 Z +00:00 KST +09:00 JST +09:00 "
        + "EST -05:00 EDT -04:00 CST -06:00 CDT -05:00 MST -07:00 MDT -06:00 PST -08:00 PDT -07:00";

    private static readonly Dictionary<string, string> Zones =
        ZoneOffsets.Split(' ').Chunk(2).ToDictionary(zone => zone[0], zone => zone[1], StringComparer.OrdinalIgnoreCase);

    public string File { get; } = WebDocument.NameOf(Id);

    public WebDocument ToDocument() =>
        new(Title, Published is { } moment ? DateOnly.FromDateTime(moment.DateTime) : null, Address, Html);

    /// <summary>Parses a time as in RSS (RFC 822: <c>Tue, 07 May 2024 09:00:00 +0900</c>), Atom and JSON Feed (RFC 3339); null if it is not valid.</summary>
    public static DateTimeOffset? ParseTime(string? text)
    {
        // If the weekday does not match the date, the weekday is probably wrong.
        text = Weekday.Replace(text?.Trim() ?? "", "");
        text = Zone.Replace(text, zone => Zones.GetValueOrDefault(zone.Value, zone.Value));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }

    [GeneratedRegex(@"^\p{L}{2,9}\.?,\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Weekday { get; }

    [GeneratedRegex(@"(?<=\s)[A-Z]{1,3}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Zone { get; }
}
