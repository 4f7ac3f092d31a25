using System.Globalization;

namespace PaperBot.Delivery;

/// <summary>Creates the messages of the outbox from the entries as they are in the store: the index may be behind it.</summary>
internal sealed class OutboxReplies(IEntryStore store, TagAliases aliases, IEntryIndex index)
{
    private const int EntriesInSummary = 8;
    private const int DaysInSummary = 3;

    // Those of the newest days are among them.
    private const int EntriesReadForSummary = 100;

    /// <summary>
    /// The entries of a message that are not withdrawn, each with a button that shows all of it; null if there are none. Of too many for a message,
    /// the newest, and how to look up the others.
    /// </summary>
    public Reply? Find(OutboxMessage message) => message.Entries.Count <= ChannelWorker.EntriesPerMessage
        ? Create(message.Subscription.Locale, Read(message.Entries))
        : Summarize(message);

    private static Reply? Create(Locale locale, List<Entry> entries) => entries.Count == 0 ? null : new()
    {
        Command = "post",
        Locale = locale,
        Message = Wording.NewEntries(locale, entries.Count),
        Cards = [.. entries.Select(entry => CardFactory.Summary(entry, locale))],
        Total = entries.Count,
        Private = false,
    };

    private Reply? Summarize(OutboxMessage message)
    {
        var locale = message.Subscription.Locale;
        var newest = Read([.. message.Entries.TakeLast(EntriesReadForSummary)]).OrderByDescending(entry => entry.Date).ToList();
        var cards = newest.Take(EntriesInSummary).Select(entry => CardFactory.Summary(entry, locale) with { Sections = [] }).ToList();
        var days = newest.Select(entry => entry.Date).OfType<DateOnly>().Distinct().Take(DaysInSummary);
        return Create(locale, newest) is not { } reply ? null : reply with
        {
            Message = Wording.ManyNewEntries(locale, message.Entries.Count, cards.Count),
            Lines =
            [
                .. days.Select(day => new ReplyLine($"/paper date {day.ToString("O", CultureInfo.InvariantCulture)}", Wording.AllOfDay(locale))),
                message.Subscription.Filter is { Length: > 0 } filter
                    ? new ReplyLine($"/paper tag {filter}", Wording.AllOfSubscription(locale))
                    : new ReplyLine("/paper latest 10", Wording.NewestEntries(locale)),
            ],
            Cards = cards,
            Total = message.Entries.Count,
        };
    }

    private List<Entry> Read(IReadOnlyList<EntryId> ids)
    {
        using var indexed = index.OpenIfUsable();
        return [.. store.FindEntries(ids).Select(aliases.Apply).Select(entry => indexed?.Tags.ApplySpelling(entry) ?? entry)];
    }
}
