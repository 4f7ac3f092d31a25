using PaperBot.Platforms;

namespace PaperBot.Storage.Posting;

/// <summary>The changes of messages that are in the channel.</summary>
public sealed class Edits(IOutboxRows rows)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    /// <summary>Marks the messages that show an entry, or are being sent. Returns how many.</summary>
    public int Mark(EntryId entry, DateTimeOffset due, bool isCorrected)
    {
        var marked = 0;
        foreach (var key in rows.ReadDeliveries(entry).SelectMany(delivery => new[] { delivery.Key, delivery.Card }).OfType<IdempotencyKey>())
        {
            if (rows.FindMessage(key) is { State: DeliveryState.Sent or DeliveryState.Sending } message && !HasCards(message))
            {
                var edited = message.Edited.ToDictionary(other => other.Entry, other => other.At);
                var at = due.ToMilliseconds();
                if (isCorrected)
                {
                    edited[entry] = at;
                }

                at = at < message.Edit ? message.Edit.Value : at;

                // Its time tells an edit from a check.
                rows.Save(message with
                {
                    Edit = at == message.Check ? at + Moment : at,
                    Edited = [.. message.Entries.Where(edited.ContainsKey).Select(other => (other, edited[other]))],
                });
                marked++;
            }
        }

        return marked;
    }

    /// <summary>Whether a message has the cards of several entries in itself, as earlier versions posted them. It stays as it is: no thread would have them.</summary>
    private bool HasCards(StoredMessage message) =>
        message is { Kind: MessageKind.Summary, Entries.Count: > 1, Total: <= Limits.EntriesInThread } && rows.ReadPost(message.Post) is [_];

    /// <summary>Finds the next due edit of each channel.</summary>
    public IReadOnlyList<OutboxEdit> Find(IReadOnlyList<ChannelAddress> channels, DateTimeOffset now) =>
    [
        .. channels.Where(channel => !rows.IsSuspended(channel)).Select(channel => rows.FindChange(channel, now)).OfType<StoredMessage>()
            .Select(message => new OutboxEdit(
                rows.ToOutbox(message, isInterrupted: false), message.MessageId!, message.Change!.Value, message.Shown, IsCheck: message.Edit != message.Change)),
    ];
}
