using Microsoft.Extensions.Logging;
using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>Says that there are no new entries, for subscriptions that want that, when the time of their summary has come.</summary>
internal sealed partial class EmptyDays(
    ISubscriptionStore subscriptions, IDeliveryStore deliveries, SubscriptionMatcher matcher, DeliveryClock clock, ILogger<EmptyDays> logger)
{
    private const int MaxAtOnce = 200;

    // What nobody was told while the bot was down for longer is of no interest any more.
    private static readonly TimeSpan MaxLate = TimeSpan.FromDays(1);

    private Dictionary<string, Summary>? _summaries;

    /// <summary>Adds the lines that are due, some at a time.</summary>
    /// <param name="haveChanged">Whether the subscriptions may have changed.</param>
    /// <param name="canPost">Whether a channel can be posted to: what is empty meanwhile is not said later.</param>
    /// <returns>Whether there are more.</returns>
    public bool Add(bool haveChanged, Func<ChannelAddress, bool> canPost)
    {
        var now = clock.DueNow;
        if (haveChanged || _summaries is null)
        {
            Load(now);
        }

        var due = _summaries!.Values.Where(summary => summary.Next <= now).OrderBy(summary => summary.Next).Take(MaxAtOnce + 1).ToList();
        var lines = new List<EmptyLine>();
        var later = new List<Summary>();
        foreach (var summary in due.Take(MaxAtOnce))
        {
            var last = canPost(summary.Subscription.Channel) ? Max(summary.Last, now - MaxLate) : now;
            for (var time = summary.Subscription.NextDue(last); time <= now; time = summary.Subscription.NextDue(time))
            {
                lines.Add(new(summary.Subscription, last = time));
            }

            later.Add(Summary.After(summary.Subscription, last));
        }

        AddLines(lines);
        later.ForEach(summary => _summaries[summary.Subscription.Id] = summary);
        return due.Count > MaxAtOnce;
    }

    /// <summary>Adds lines together; if that fails unexpectedly, each, so that a bad row stops only its own channel.</summary>
    private void AddLines(List<EmptyLine> lines)
    {
        try
        {
            if (lines.Count > 0)
            {
                deliveries.AddEmpty(lines, matcher.Matches);
            }
        }
        catch (Exception exception) when (exception is not StorageException)
        {
            if (lines is [var bad])
            {
                LogFailed(exception, bad.Subscription.Channel);
            }
            else
            {
                lines.ForEach(line => AddLines([line]));
            }
        }
    }

    private void Load(DateTimeOffset now)
    {
        var known = _summaries;
        _summaries = subscriptions.ReadSubscriptions()
            .Where(subscription => subscription is { SaysWhenEmpty: true, Schedule: not DeliverySchedule.Each })
            .Select(subscription => known is null ? Summary.After(subscription, FindStart(subscription, now))
                : !known.TryGetValue(subscription.Id, out var summary) ? Summary.After(subscription, now)
                : summary.Subscription == subscription ? summary
                : Summary.After(subscription, summary.Last))
            .ToDictionary(summary => summary.Subscription.Id);
    }

    /// <summary>After a start, the day before is looked at, but for the day on which a subscription was made.</summary>
    private static DateTimeOffset FindStart(Subscription subscription, DateTimeOffset now)
    {
        var last = now - MaxLate;
        for (var due = subscription.NextDue(last); due <= now && TimeZones.DayOf(due, subscription.TimeZone) <= subscription.Since; due = subscription.NextDue(due))
        {
            last = due;
        }

        return last;
    }

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    [LoggerMessage(Level = LogLevel.Error, Message = "It cannot be said to {Channel} that there are no new entries; the others are told.")]
    private partial void LogFailed(Exception bug, ChannelAddress channel);

    /// <summary>The summary of a subscription.</summary>
    /// <param name="Subscription">The subscription.</param>
    /// <param name="Last">Until when everything is said.</param>
    /// <param name="Next">Its next time.</param>
    private sealed record Summary(Subscription Subscription, DateTimeOffset Last, DateTimeOffset Next)
    {
        public static Summary After(Subscription subscription, DateTimeOffset last) => new(subscription, last, subscription.NextDue(last));
    }
}
