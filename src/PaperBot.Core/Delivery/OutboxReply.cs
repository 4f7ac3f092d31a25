namespace PaperBot.Delivery;

internal static class OutboxReply
{
    /// <summary>The entries of the message that can be looked up now, each with a button that shows all of it; null if there are none.</summary>
    public static Reply? Find(OutboxMessage message, IIndexSnapshot entries)
    {
        var locale = message.Subscription.Locale;
        var found = message.Entries.Select(entries.FindEntry).OfType<Entry>().ToList();
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
