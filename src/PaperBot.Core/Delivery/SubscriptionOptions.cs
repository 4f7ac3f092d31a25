using System.Globalization;

namespace PaperBot.Delivery;

/// <summary>An item of the section <c>Subscriptions</c> of the settings.</summary>
public sealed record SubscriptionOptions
{
    /// <summary><c>Discord</c> or <c>Slack</c>.</summary>
    public string Platform { get; init; } = "";

    /// <summary>The channel's id.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Which entries, as after <c>/paper subscribe</c>: <c>moe -survey "expert routing"</c>; empty for all.</summary>
    public string Filter { get; init; } = "";

    /// <summary>One message for each entry, for a day or for a week.</summary>
    public DeliverySchedule Schedule { get; init; } = DeliverySchedule.Daily;

    /// <summary>The local time of the messages, <c>HH:mm</c>. Empty means 09:00 for a summary, and at once for <see cref="DeliverySchedule.Each"/>.</summary>
    public string At { get; init; } = "";

    /// <summary>The IANA time zone of <see cref="At"/>; empty for the machine's own.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>The day of a weekly summary; empty for Monday.</summary>
    public string Day { get; init; } = "";

    /// <summary>Whether nothing is posted on Saturday and Sunday.</summary>
    public bool WeekdaysOnly { get; init; }

    /// <summary>The hours in which nothing is posted, such as <c>22:00-08:00</c>; empty for none.</summary>
    public string Quiet { get; init; } = "";

    /// <summary>The maximum number of entries a day; the others wait for the next post.</summary>
    public int? MaxPerDay { get; init; }

    /// <summary>Whether a summary without entries is posted as one line.</summary>
    public bool SaysWhenEmpty { get; init; }

    /// <summary>The language of the messages: <c>en</c> or <c>ko</c>.</summary>
    public string Locale { get; init; } = "en";

    /// <summary>Parses <see cref="At"/>; null if it is no time.</summary>
    internal static TimeOnly? FindTime(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>The time of the messages; null if each entry is posted at once.</summary>
    internal TimeOnly? FindTime() => FindTime(At) ?? (Schedule == DeliverySchedule.Each ? null : Subscription.DefaultTime);

    /// <summary>Parses <see cref="Day"/>; null if it is no day of the week.</summary>
    internal DayOfWeek? FindDay() => Day == "" ? DayOfWeek.Monday
        : Day.All(char.IsAsciiLetter) && Enum.TryParse<DayOfWeek>(Day, ignoreCase: true, out var day) ? day
        : null;

    /// <summary>Parses <see cref="Quiet"/>; null if it is not two different times.</summary>
    internal QuietHours? FindQuiet() =>
        Quiet.Split('-', StringSplitOptions.TrimEntries) is [var from, var to] && FindTime(from) is { } first && FindTime(to) is { } last && first != last ? new(first, last) : null;
}
