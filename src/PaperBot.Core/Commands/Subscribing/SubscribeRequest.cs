namespace PaperBot.Commands.Subscribing;

/// <summary>What was asked for with <c>/paper subscribe</c>.</summary>
internal sealed record SubscribeRequest
{
    /// <summary>The filter, as <see cref="Subscription.Filter"/>.</summary>
    public string Filter { get; init; } = "";

    /// <summary>The schedule; null if none was given.</summary>
    public DeliverySchedule? Schedule { get; init; }

    /// <summary>The day of a weekly summary; null if none was given.</summary>
    public DayOfWeek? Day { get; init; }

    /// <summary>The local time; null if none was given.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>The IANA time zone; null if none was given.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Whether nothing is posted on weekends.</summary>
    public bool? WeekdaysOnly { get; init; }

    /// <summary>The quiet hours; null if none were given.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>The maximum number of entries a day; null if none was given.</summary>
    public int? MaxPerDay { get; init; }

    /// <summary>Whether a summary without entries is posted; null if nothing was said.</summary>
    public bool? SaysWhenEmpty { get; init; }

    /// <summary>The subscription: every day at 09:00 unless something else was asked for.</summary>
    public Subscription ToSubscription(CommandChannel channel, string defaultZone, Locale locale, DateTimeOffset now)
    {
        var zone = TimeZone ?? defaultZone;
        var schedule = Schedule ?? DeliverySchedule.Daily;
        return new(channel.Address, Filter, schedule, At ?? (schedule == DeliverySchedule.Each ? null : Subscription.DefaultTime), zone, locale)
        {
            Day = Day ?? DayOfWeek.Monday,
            WeekdaysOnly = WeekdaysOnly ?? false,
            Quiet = Quiet,
            MaxPerDay = MaxPerDay,
            SaysWhenEmpty = SaysWhenEmpty ?? false,
            Owner = channel.Person,
            Since = TimeZones.DayOf(now, zone),
        };
    }
}
