using PaperBot.Platforms;

namespace PaperBot.Storage;

/// <summary>A channel's subscription to new entries.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Filter">The filter, in the filter grammar; empty for all entries.</param>
/// <param name="Schedule">A message for each entry, or one a day or a week.</param>
/// <param name="At">The local time of the messages; null to post each entry immediately.</param>
/// <param name="TimeZone">The IANA time zone of <paramref name="At"/>, such as <c>Asia/Seoul</c>.</param>
/// <param name="Locale">The language of the messages.</param>
public sealed record Subscription(ChannelAddress Channel, string Filter, DeliverySchedule Schedule, TimeOnly? At, string TimeZone, Locale Locale)
{
    /// <summary>The time of messages whose time is not chosen: of summaries, and of what is carried over to the next day.</summary>
    public static TimeOnly DefaultTime { get; } = new(9, 0);

    /// <summary>The day, in the subscription's time zone, on which it was first active: of what a person imports, earlier entries are archive.</summary>
    public DateOnly Since { get; init; }

    /// <summary>The day of a weekly summary.</summary>
    public DayOfWeek Day { get; init; } = DayOfWeek.Monday;

    /// <summary>Whether nothing is posted on Saturday and Sunday; what is due then waits until Monday.</summary>
    public bool WeekdaysOnly { get; init; }

    /// <summary>The hours in which nothing is posted; null if there are none.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>The maximum number of entries a day, the others wait until the next; null if there is none.</summary>
    public int? MaxPerDay { get; init; }

    /// <summary>Whether a summary without entries is posted as one line, rather than left out.</summary>
    public bool SaysWhenEmpty { get; init; }

    /// <summary>The platform's id of the person who subscribed, who is told about problems; null for a subscription of the settings.</summary>
    public string? Owner { get; init; }

    /// <summary>The id: subscriptions with the same channel, schedule and filter are the same, whatever their time or language.</summary>
    public string Id => $"{Channel}/{Schedule}/{Filter}";

    /// <summary>
    /// Returns when an entry that is stored at <paramref name="now"/> is due: at the next <see cref="At"/> of its schedule, or immediately if there is none; what
    /// is due in the quiet hours or on a weekend that is left out moves to the first moment after it. A local time that a change of the clocks skips moves to the
    /// first moment after the gap; of one that comes twice, the first counts.
    /// </summary>
    public DateTimeOffset NextDue(DateTimeOffset now) => DueTime.After(this, now);

    /// <summary>Returns when an entry is due that is carried over to a later day, since there were more than <see cref="MaxPerDay"/>.</summary>
    public DateTimeOffset NextDayDue(DateTimeOffset now) => DueTime.AfterDay(this, now);
}

/// <summary>Hours of each day, in a subscription's time zone: from one time to another, which can be on the next day.</summary>
/// <param name="From">The first minute.</param>
/// <param name="To">The minute after the last; if it is not after <paramref name="From"/>, on the next day.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Whether a local time is in them.</summary>
    public bool Contains(TimeOnly time) => time.IsBetween(From, To);
}

/// <summary>How new entries are grouped into messages.</summary>
public enum DeliverySchedule
{
    /// <summary>A message for each entry.</summary>
    Each,

    /// <summary>One summary a day.</summary>
    Daily,

    /// <summary>One summary a week.</summary>
    Weekly,
}
