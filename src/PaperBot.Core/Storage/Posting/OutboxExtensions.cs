using PaperBot.Platforms;

namespace PaperBot.Storage.Posting;

/// <summary>What the parts of the outbox have in common.</summary>
internal static class OutboxExtensions
{
    /// <summary>A time as it is stored.</summary>
    public static DateTimeOffset ToMilliseconds(this DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    /// <summary>A message as it is posted or changed.</summary>
    public static OutboxMessage ToOutbox(this IOutboxRows rows, StoredMessage message, bool isInterrupted) =>
        new(message.Key, rows.FindSubscription(message.SubscriptionId)!.Subscription, message.Entries, message.Due, message.Taken ?? message.Due, isInterrupted)
        {
            Kind = message.Kind,
            Since = message.Since ?? message.Due,
            Part = message.Part,
            Parts = message.Parts,
            Total = message.Total,
            CarriedOver = message.CarriedOver,
            Root = message is { Kind: MessageKind.Card } or { Part: > 1 } ? FindRoot(rows, message) : null,
            Edited = message.Edited.ToDictionary(edited => edited.Entry, edited => edited.At),
            Tries = message.Tries,
            PostEntries = message is { Kind: MessageKind.Summary, Part: 1, Parts: > 1 }
                ? [.. rows.ReadPost(message.Post).Where(other => other.Kind == MessageKind.Summary).SelectMany(other => other.Entries)]
                : message.Entries,
            CanSplit = PostSplitter.CanSplit(rows, message),
        };

    private static string? FindRoot(IOutboxRows rows, StoredMessage message) =>
        rows.ReadPost(message.Post).TakeWhile(other => other.Key != message.Key).Select(other => other.MessageId).FirstOrDefault(id => id is not null);
}
