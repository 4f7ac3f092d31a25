namespace PaperBot.Delivery;

/// <summary>An item of the section <c>Subscriptions</c> of the settings.</summary>
public sealed record SubscriptionOptions
{
    /// <summary><c>Discord</c> or <c>Slack</c>.</summary>
    public string Platform { get; init; } = "";

    /// <summary>The channel's id.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Which entries, in the filter grammar; empty for all.</summary>
    public string Filter { get; init; } = "";

    /// <summary>One message for each entry, for a day or for a week.</summary>
    public DeliverySchedule Schedule { get; init; } = DeliverySchedule.Daily;

    /// <summary>The local time of the messages, <c>HH:mm</c>. Empty means 09:00 for a summary, and at once for <see cref="DeliverySchedule.Each"/>.</summary>
    public string At { get; init; } = "";

    /// <summary>The IANA time zone of <see cref="At"/>; empty for the machine's own.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>The language of the messages: <c>en</c> or <c>ko</c>.</summary>
    public string Locale { get; init; } = "en";
}
