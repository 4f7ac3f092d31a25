namespace PaperBot.Tests.Storage;

/// <summary>The steps of one message, where nothing else matters.</summary>
internal static class DeliverySteps
{
    public static OutboxMessage? TakeNext(this IDeliveryStore store, ChannelAddress channel, DateTimeOffset now) => store.TakeNext([channel], now) is [var message] ? message : null;

    public static void MarkSent(this IDeliveryStore store, IdempotencyKey key, string messageId, DateTimeOffset now) =>
        store.Record([new(new(key, now, AttemptAction.Post, AttemptOutcome.Done, messageId), new MessageChange.Sent(messageId, "shown", null))]);

    public static void MarkPending(this IDeliveryStore store, IdempotencyKey key, string reason) =>
        store.Record([new(new(key, DateTimeOffset.UnixEpoch, AttemptAction.Post, AttemptOutcome.Postponed, reason), new MessageChange.Pending())]);

    public static void MarkFailed(this IDeliveryStore store, IdempotencyKey key, string reason) =>
        store.Record([new(new(key, DateTimeOffset.UnixEpoch, AttemptAction.Post, AttemptOutcome.Rejected, reason), new MessageChange.Failed())]);
}
