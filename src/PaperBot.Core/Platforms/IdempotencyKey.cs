namespace PaperBot.Platforms;

/// <summary>Identifies a message from the first attempt to post it until the outcome is certain: 20 characters of lower-case base 32.</summary>
public sealed record IdempotencyKey(string Value)
{
    /// <summary>
    /// The key of a message with these entries, which is posted to the channel once. It is always the same, so that the message is also found after
    /// a restore of a database in which it had not been posted yet.
    /// </summary>
    public static IdempotencyKey Create(ChannelAddress channel, IEnumerable<EntryId> entries) =>
        new(ShortHash.Of(string.Join('\n', [channel.Platform, channel.Channel, .. entries.Select(entry => entry.Value)])));

    /// <summary>The same for a message of a post that has several with the same entries: a card is another message than the line of a summary.</summary>
    public static IdempotencyKey Create(ChannelAddress channel, MessageKind kind, IEnumerable<EntryId> entries) =>
        kind == MessageKind.Card ? new(ShortHash.Of(string.Join('\n', [channel.Platform, channel.Channel, nameof(MessageKind.Card), .. entries.Select(entry => entry.Value)])))
        : Create(channel, entries);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
