using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>Says that there are no new entries, for subscriptions that want that, when the time of their summary has come.</summary>
internal sealed class EmptyDays(ISubscriptionStore subscriptions, IDeliveryStore deliveries, DeliveryClock clock)
{
    // What nobody was told while the bot was down for longer is of no interest any more.
    private static readonly TimeSpan MaxLate = TimeSpan.FromDays(1);

    private readonly Dictionary<string, DateTimeOffset> _said = [];
    private bool _hasStarted;

    /// <summary>Adds the lines that are due.</summary>
    /// <param name="canPost">Whether a channel can be posted to: what is empty meanwhile is not said later.</param>
    public void Add(Func<ChannelAddress, bool> canPost)
    {
        var now = clock.DueNow;
        var active = subscriptions.ReadSubscriptions()
            .Where(subscription => subscription is { SaysWhenEmpty: true, Schedule: not DeliverySchedule.Each } && TimeZoneInfo.TryFindSystemTimeZoneById(subscription.TimeZone, out _))
            .ToList();
        foreach (var removed in _said.Keys.Except(active.Select(subscription => subscription.Id)).ToList())
        {
            _said.Remove(removed);
        }

        foreach (var subscription in active)
        {
            if (!canPost(subscription.Channel))
            {
                _said[subscription.Id] = now;
                continue;
            }

            // A subscription that was just made says nothing of the time before.
            var last = _said.TryGetValue(subscription.Id, out var said) ? said : _hasStarted ? now : now - MaxLate;
            last = last < now - MaxLate ? now - MaxLate : last;
            for (var due = subscription.NextDue(last); due <= now; due = subscription.NextDue(due))
            {
                last = due;
                if (LocalDay(subscription, due) > subscription.Since || _hasStarted)
                {
                    deliveries.TryAddEmpty(subscription, due);
                }
            }

            _said[subscription.Id] = last;
        }

        _hasStarted = true;
    }

    private static DateOnly LocalDay(Subscription subscription, DateTimeOffset time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(time, subscription.TimeZone).DateTime);
}
