namespace PaperBot.Storage.Posting;

/// <summary>Counts the entries that a subscription with a maximum a day posts on a day of its time zone.</summary>
internal static class DailyCount
{
    /// <summary>How many entries can be posted now.</summary>
    public static int AllowedOn(this StoredSubscription stored, DateTimeOffset now) => stored.Subscription.MaxPerDay is not { } max ? int.MaxValue
        : Math.Max(0, max - (stored.PostedOn == DayOf(stored.Subscription, now) ? stored.Posted : 0));

    /// <summary>Adds entries of a post that began at a time; a negative number takes them back.</summary>
    public static StoredSubscription Count(this StoredSubscription stored, int entries, DateTimeOffset began)
    {
        if (stored.Subscription.MaxPerDay is null || entries == 0)
        {
            return stored;
        }

        var day = DayOf(stored.Subscription, began);
        return stored.PostedOn == day ? stored with { Posted = Math.Max(0, stored.Posted + entries) }
            : entries > 0 ? stored with { PostedOn = day, Posted = entries }
            : stored;
    }

    private static DateOnly DayOf(Subscription subscription, DateTimeOffset time) => TimeZones.DayOf(time, subscription.TimeZone);
}
