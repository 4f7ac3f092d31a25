namespace PaperBot.Delivery;

/// <summary>Creates the messages of the outbox from the entries as they are in the store: the index may be behind it.</summary>
internal sealed class OutboxReplies(IEntryStore store, TagAliases aliases, IEntryIndex index)
{
    /// <summary>The entries of a message that are not withdrawn, each with a button that shows all of it; null if there are none.</summary>
    public Reply? Find(OutboxMessage message)
    {
        var locale = message.Subscription.Locale;
        using var indexed = index.OpenIfUsable();
        var found = store.FindEntries(message.Entries).Select(aliases.Apply).Select(entry => indexed?.Tags.ApplySpelling(entry) ?? entry).ToList();
        return found.Count == 0 ? null : new()
        {
            Command = "post",
            Locale = locale,
            Message = Wording.NewEntries(locale, found.Count),
            Cards = [.. found.Select(entry => CardFactory.Summary(entry, locale))],
            Total = found.Count,
            Private = false,
        };
    }
}
