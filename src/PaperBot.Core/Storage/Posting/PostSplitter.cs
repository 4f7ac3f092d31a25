using PaperBot.Platforms;

namespace PaperBot.Storage.Posting;

/// <summary>
/// Replaces a message that the platform does not accept by two: with half of its lines each, or, of a message with more entries than lines, with those that it shows
/// and the others.
/// </summary>
internal sealed class PostSplitter(IOutboxRows rows)
{
    // A platform that accepts nothing of the kind, or hardly anything, is not asked for each entry.
    private const int MaxParts = 50;

    /// <summary>Whether a message can be replaced.</summary>
    public static bool CanSplit(IOutboxRows rows, StoredMessage message) => message is { Kind: MessageKind.Summary, Entries.Count: > 1 }
        && (message.Entries.Count <= PostPlan.LinesPerMessage || message.Part == 1
            || (message.Part <= MaxParts && rows.ReadPost(message.Post).TakeWhile(other => other.Key != message.Key).Any(other => other.State != DeliveryState.Failed)));

    public void Split(StoredMessage message, DateTimeOffset at)
    {
        var attempts = rows.ReadAttempts(message.Key);
        StoredMessage[] halves = [.. Divide(message.Entries).Select(entries => message with
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

    private static IEnumerable<EntryId[]> Divide(IReadOnlyList<EntryId> entries) => entries.Count <= PostPlan.LinesPerMessage
        ? entries.Chunk((entries.Count + 1) / 2)
        : [[.. entries.Take(PostPlan.LinesPerMessage)], [.. entries.Skip(PostPlan.LinesPerMessage)]];
}
