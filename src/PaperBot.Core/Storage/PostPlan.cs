using PaperBot.Platforms;

namespace PaperBot.Storage;

/// <summary>Plans the messages of a post, in the order in which they are posted. It depends only on its arguments, so that a restored database plans the same.</summary>
public static class PostPlan
{
    /// <summary>The lines of a summary's message, which fit on every platform.</summary>
    public const int LinesPerMessage = 15;

    /// <summary>
    /// Plans the messages of deliveries that were taken together. One entry that is to be posted by itself is a message; otherwise it is a summary, whose parts
    /// each have up to <see cref="LinesPerMessage"/> entries, and then a card for each entry in its thread, unless there are too many for that.
    /// </summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="entries">The entries, in their order.</param>
    public static IReadOnlyList<PlannedMessage> Create(Subscription subscription, IReadOnlyList<EntryId> entries)
    {
        if (subscription.Schedule == DeliverySchedule.Each && entries.Count == 1)
        {
            return Plan(MessageKind.Entry, [[entries[0]]]);
        }

        var summary = Plan(MessageKind.Summary, entries.Count > Limits.EntriesInThread ? [[.. entries]] : entries.Chunk(LinesPerMessage));
        return entries.Count > Limits.EntriesInThread ? summary : [.. summary, .. Plan(MessageKind.Card, entries.Chunk(1))];

        IReadOnlyList<PlannedMessage> Plan(MessageKind kind, IEnumerable<EntryId[]> parts) =>
            [.. parts.Select((part, at) => new PlannedMessage(IdempotencyKey.Create(subscription.Channel, kind, part), kind, part, at + 1))];
    }

    /// <summary>The key of the line that a subscription has no new entries at a time.</summary>
    public static IdempotencyKey KeyOfEmpty(Subscription subscription, DateTimeOffset due) => KeyOfLine(subscription, nameof(MessageKind.Empty), due);

    /// <summary>The key of the line that entries are carried over to a time.</summary>
    public static IdempotencyKey KeyOfCarriedOver(Subscription subscription, DateTimeOffset due) => KeyOfLine(subscription, nameof(StoredMessage.CarriedOver), due);

    private static IdempotencyKey KeyOfLine(Subscription subscription, string kind, DateTimeOffset due) =>
        new(ShortHash.Of(string.Join('\n', [subscription.Id, kind, $"{due.ToUnixTimeSeconds()}"])));
}

/// <summary>A message of a <see cref="PostPlan"/>.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Entries">The entries that it shows.</param>
/// <param name="Part">The place among the post's messages of the same kind, from 1.</param>
public sealed record PlannedMessage(IdempotencyKey Key, MessageKind Kind, IReadOnlyList<EntryId> Entries, int Part);
