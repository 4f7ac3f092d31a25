using PaperBot.Platforms;

namespace PaperBot.Storage.Posting;

/// <summary>Replaces a message that the platform does not accept by two with half of its entries each.</summary>
internal sealed class PostSplitter(IOutboxRows rows)
{
    public void Split(StoredMessage message, DateTimeOffset at)
    {
        var attempts = rows.ReadAttempts(message.Key);
        StoredMessage[] halves = [.. message.Entries.Chunk((message.Entries.Count + 1) / 2).Select(entries => message with
        {
            Key = IdempotencyKey.Create(message.Channel, message.Kind, entries),
            Entries = entries,
            State = DeliveryState.Pending,
            Since = at,
            Taken = null,
            Tries = 0,
            Edit = null,
            Edited = [],
        })];
        var others = rows.ReadPost(message.Post).Where(other => other.Kind == message.Kind);
        StoredMessage[] parts = [.. others.SelectMany(other => other.Key == message.Key ? halves : [other])];
        rows.Delete(message);
        rows.Save(new StoredAttempts(message.Key, []));
        foreach (var (before, part) in parts.Index())
        {
            // What is in the channel already shows other numbers.
            rows.Save(part with { Part = before + 1, Parts = parts.Length, Edit = part.State == DeliveryState.Sent ? part.Edit ?? at : part.Edit });
        }

        foreach (var half in halves)
        {
            rows.Save(new StoredAttempts(half.Key, [.. attempts.Select(attempt => attempt with { Key = half.Key })]));
            foreach (var delivery in half.Entries.Select(entry => rows.GetDelivery(message.Channel, entry)))
            {
                rows.Save(message.Kind == MessageKind.Card ? delivery with { Card = half.Key } : delivery with { Key = half.Key });
            }
        }
    }
}
