namespace PaperBot.Delivery;

/// <summary>Says that there are no new entries, for subscriptions that want that, when the time of their summary has come.</summary>
internal sealed class EmptyDays(ISubscriptionStore subscriptions, IDeliveryStore deliveries, DeliveryClock clock)
{
    // What nobody was told while the bot was down for longer is of no interest any more.
    private static readonly TimeSpan MaxLate = TimeSpan.FromDays(1);

    private readonly Dictionary<string, DateTimeOffset> _said = [];
    private bool _hasStarted;

    /// <summary>Adds the lines that are due.</summary>
    public void Add()
    {
        var now = clock.DueNow;
        foreach (var subscription in subscriptions.ReadSubscriptions().Where(subscription => subscription is { SaysWhenEmpty: true, Schedule: not DeliverySchedule.Each }))
        {
            // A subscription that was just made says nothing of the time before.
            var last = _said.TryGetValue(subscription.Id, out var said) ? said : _hasStarted ? now : now - MaxLate;
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
