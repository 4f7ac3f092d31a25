using PaperBot.Platforms;

namespace PaperBot.Storage.Posting;

/// <summary>Records what came of messages. The first outcome of a message stays.</summary>
public sealed class OutcomeRecorder(IOutboxRows rows)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    /// <summary>Records that another request to post a message begins.</summary>
    public void MarkPosting(IdempotencyKey key, DateTimeOffset now)
    {
        if (rows.FindMessage(key) is { State: DeliveryState.Sending } message)
        {
            rows.Save(message with { Taken = now.ToMilliseconds(), Tries = message.Tries + 1 });
        }
    }

    /// <summary>Records what came of messages. Those that are not known are left out.</summary>
    public void Record(IReadOnlyList<MessageRecord> records)
    {
        foreach (var (attempt, change) in records)
        {
            if (rows.FindMessage(attempt.Key) is { } message)
            {
                rows.Save(new StoredAttempts(message.Key, AttemptLog.Append(rows.ReadAttempts(message.Key), attempt)));
                Apply(message, change, attempt.At.ToMilliseconds(), attempt.Detail);
            }
        }
    }

    private void Apply(StoredMessage message, MessageChange change, DateTimeOffset at, string? reason)
    {
        switch (change)
        {
            case MessageChange.Edited edited when message.State == DeliveryState.Sent:
                SetEdited(message, edited.Due.ToMilliseconds(), edited.Shown);
                break;
            case MessageChange.CheckAgain again when message.Check == again.Due.ToMilliseconds():
                rows.Save(message with { Check = Apart(again.At.ToMilliseconds(), message.Edit) });
                break;
            case MessageChange.Sent sent when message.IsOpen:
                SetSent(message, sent, at);
                break;
            case MessageChange.Pending when message.State == DeliveryState.Sending:
                SetPending(message, at, reason);
                break;
            case MessageChange.Recognized recognized when message.State == DeliveryState.Sending:
                SetPending(message, at, null);
                foreach (var delivery in recognized.Entries.Select(entry => rows.GetDelivery(message.Channel, entry)).Where(delivery => delivery.State == DeliveryState.Pending))
                {
                    rows.Save(delivery with { State = DeliveryState.Sent, Sent = at, Reason = reason });
                }

                break;
            case MessageChange.Split when message.IsOpen && PostSplitter.CanSplit(rows, message):
                new PostSplitter(rows).Split(message, at);
                break;
            case MessageChange.Failed or MessageChange.Split when message.IsOpen:
                SetFailed(message, at, reason);
                break;
        }
    }

    private void SetSent(StoredMessage message, MessageChange.Sent sent, DateTimeOffset at)
    {
        var edit = message.Edit ?? (sent.Shown is null ? at : null);
        rows.Save(message with
        {
            State = DeliveryState.Sent,
            Sent = at,
            MessageId = sent.MessageId,
            Shown = sent.Shown,
            Edit = edit,
            Check = sent.CheckAt is { } check ? Apart(check.ToMilliseconds(), edit) : null,
        });
        foreach (var delivery in ReadDeliveries(message).Where(delivery => delivery.State == DeliveryState.Sending))
        {
            rows.Save(delivery with { State = DeliveryState.Sent, Sent = at, Reason = null });
        }
    }

    private void SetPending(StoredMessage message, DateTimeOffset at, string? reason)
    {
        var post = rows.ReadPost(message.Post);
        var isTakenBack = message.Kind != MessageKind.Empty && !post.Any(other => other.Key != message.Key && other.State is DeliveryState.Sent or DeliveryState.Sending);
        if (!isTakenBack)
        {
            rows.Save(message with { State = DeliveryState.Pending, Edit = null, Edited = [] });
        }

        foreach (var open in isTakenBack ? post.Where(other => other.IsOpen) : [message])
        {
            foreach (var delivery in ReadDeliveries(open).Where(delivery => delivery.State == DeliveryState.Sending))
            {
                rows.Save(!isTakenBack ? delivery with { Reason = reason }
                    : rows.FindSubscription(delivery.SubscriptionId) is { IsActive: false, Subscription.Owner: not null }
                        ? TakeBack(delivery) with { State = DeliveryState.Failed, Failed = at, Reason = FailureReasons.Unsubscribed }
                    : TakeBack(delivery) with { State = DeliveryState.Pending, Reason = reason });
            }

            if (isTakenBack)
            {
                rows.Delete(open);
            }
        }
    }

    private void SetFailed(StoredMessage message, DateTimeOffset at, string? reason)
    {
        var post = rows.ReadPost(message.Post);
        var isInChannel = post.Any(other => other.Key != message.Key && other.State is DeliveryState.Sent or DeliveryState.Sending);
        var failed = message.Kind == MessageKind.Summary && !isInChannel
            ? post.Where(other => other.Kind == MessageKind.Card && other.IsOpen && message.Entries.Contains(other.Entries[0])).Append(message).ToList()
            : [message];
        failed.ForEach(each => rows.Save(each with { State = DeliveryState.Failed }));
        foreach (var delivery in ReadDeliveries(message).Where(delivery => delivery.State == DeliveryState.Sending && !IsShown(delivery)))
        {
            var (key, card) = (delivery.Key, delivery.Card);
            rows.Save(TakeBack(delivery) with { State = DeliveryState.Failed, Failed = at, Reason = reason, Key = key, Card = card, LastKey = null });
        }
    }

    private void SetEdited(StoredMessage message, DateTimeOffset due, string? shown)
    {
        var isCheck = message.Check == due && message.Edit != due;
        rows.Save(message with
        {
            Edit = message.Edit == due ? null : message.Edit,
            Check = isCheck ? null : message.Check,
            Shown = isCheck ? shown ?? message.Shown : shown,
        });
    }

    /// <summary>The delivery without its messages, which no longer counts for the day on which its post began.</summary>
    private StoredDelivery TakeBack(StoredDelivery delivery)
    {
        var stored = rows.FindSubscription(delivery.SubscriptionId)!;
        if (stored.Count(-1, delivery.Taken!.Value) is var counted && counted != stored)
        {
            rows.Save(counted);
        }

        return delivery with { Key = null, Card = null, Taken = null, LastKey = delivery.Key };
    }

    // Its time tells a check from an edit.
    private static DateTimeOffset Apart(DateTimeOffset check, DateTimeOffset? edit) => check == edit ? check + Moment : check;

    private bool IsShown(StoredDelivery delivery) => new[] { delivery.Key, delivery.Card }
        .Any(key => key is not null && rows.FindMessage(key) is { State: not DeliveryState.Failed });

    private IEnumerable<StoredDelivery> ReadDeliveries(StoredMessage message) => message.Entries.Select(entry => rows.GetDelivery(message.Channel, entry));
}
