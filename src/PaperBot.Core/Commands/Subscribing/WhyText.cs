using PaperBot.Delivery;

namespace PaperBot.Commands.Subscribing;

/// <summary>Says what happened with an entry in a channel, from the ledger, and why nothing did.</summary>
internal sealed class WhyText(ChannelSubscriptions subscriptions, SubscriptionMatcher matcher, TimeProvider time)
{
    /// <summary>One sentence.</summary>
    public string Summarize(EntryHistory history, bool isWithdrawn, Locale locale, string zone)
    {
        var suspended = history.Suspension is { } suspension ? SubscriptionWording.Suspended(locale, At(suspension.Since), suspension.In(locale)) : null;
        return (history.Row, history) switch
        {
            ({ State: DeliveryState.Sent } row, _) => WhyWording.Posted(locale, At(row.Messages.Select(message => message.Sent).OfType<DateTimeOffset>().DefaultIfEmpty(row.Due).Min())),
            ({ State: DeliveryState.Failed } row, _) => WhyWording.Failed(locale, FailureReasons.In(locale, row.Reason ?? "")),
            (_, _) when isWithdrawn => WhyWording.Withdrawn(locale),
            ({ }, _) when suspended is not null => suspended,
            ({ State: DeliveryState.Sending }, _) => WhyWording.Sending(locale),
            ({ } row, _) => row.Due > time.GetUtcNow() ? WhyWording.Waits(locale, At(row.Due)) : WhyWording.Due(locale, At(row.Due)),
            (null, { Subscriptions.Count: 0 }) => SubscriptionWording.Subscriptions(locale, 0),
            (null, { Settles: { } settles }) => WhyWording.Settles(locale, At(settles)),
            _ => WhyWording.NotPosted(locale),
        };

        string At(DateTimeOffset moment) => SubscriptionText.Moment(locale, moment, zone);
    }

    /// <summary>The subscription, and what was done about each message.</summary>
    public IEnumerable<ReplyLine> DescribeRow(LedgerRow row, EntryHistory history, Locale locale, string zone)
    {
        yield return history.Subscriptions.FirstOrDefault(subscription => subscription.Id == row.SubscriptionId) is { } subscription
            ? new(WhyWording.Subscription(locale), $"{subscriptions.Describe(subscription, locale)}, {SubscriptionText.DescribeSchedule(locale, subscription)}")
            : new(WhyWording.Subscription(locale), WhyWording.Ended(locale));
        if (row is { State: not DeliveryState.Failed, Reason: { Length: > 0 } reason })
        {
            yield return new(WhyWording.Reason(locale), reason);
        }

        foreach (var message in row.Messages)
        {
            var id = message.MessageId is { } known ? WhyWording.MessageId(locale, known) : "";
            yield return new(WhyWording.Kind(locale, message.Kind), string.Join(' ', [DescribePosting(message, locale, zone), .. id == "" ? Array.Empty<string>() : [id]]));
            foreach (var attempt in message.Attempts.Where(attempt => attempt.Action is AttemptAction.Update or AttemptAction.Delete))
            {
                yield return new(
                    SubscriptionText.Moment(locale, attempt.At, zone),
                    attempt.Outcome == AttemptOutcome.Done ? WhyWording.Done(locale, attempt.Action) : WhyWording.NotDone(locale, attempt.Action, attempt.Detail ?? ""));
            }
        }
    }

    /// <summary>For each subscription of the channel, which conditions the entry does not meet, or that it arrived as a part of the archive.</summary>
    public IEnumerable<ReplyLine> DescribeMismatches(Entry entry, EntryHistory history, Locale locale)
    {
        var read = matcher.Read(entry);
        return from subscription in history.Subscriptions
               let filter = matcher.Parse(subscription.Filter)
               let failed = filter.Value is { } value ? read.FindFailed(value).Select(condition => SubscriptionWording.Failed(locale, condition)).ToList() : []
               select new ReplyLine(
                   subscriptions.Describe(subscription, locale),
                   filter.Error is { } error ? ParseErrorWording.Describe(locale, error)
                       : failed.Count > 0 ? string.Join("; ", failed)
                       : history.Settles is not null ? WhyWording.Matches(locale)
                       : entry.Date < subscription.Since ? WhyWording.Earlier(locale, $"{subscription.Since:yyyy-MM-dd}")
                       : WhyWording.Archive(locale));
    }

    private static string DescribePosting(LedgerMessage message, Locale locale, string zone)
    {
        var posts = message.Attempts.Where(attempt => attempt.Action == AttemptAction.Post).ToList();
        var tries = posts.Sum(attempt => attempt.Count);
        var lost = posts.Exists(attempt => attempt.Outcome == AttemptOutcome.Unknown);
        var found = message.Attempts.Any(attempt => attempt is { Action: AttemptAction.Find, Outcome: AttemptOutcome.Done });
        string[] parts =
        [
            message.Sent is { } sent ? WhyWording.PostedAt(locale, SubscriptionText.Moment(locale, sent, zone)) : WhyWording.NotYet(locale),
            .. tries > 1 ? [WhyWording.Tries(locale, tries)] : Array.Empty<string>(),
            .. lost ? [WhyWording.Lost(locale, found)] : Array.Empty<string>(),
            .. posts.LastOrDefault(attempt => attempt.Outcome is AttemptOutcome.Postponed or AttemptOutcome.Rejected) is { Detail: { } detail } && message.Sent is null ? [detail] : Array.Empty<string>(),
        ];
        return string.Join("; ", parts);
    }
}
