using System.Globalization;
using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>Creates the messages of the outbox from the entries as they are in the store: the index may be behind it.</summary>
internal sealed class PostReplies(IEntryStore store, TagAliases aliases, IEntryIndex index)
{
    private const int DaysOfWeek = 7;
    private const int DaysInSummary = 3;
    private const int FilterLength = 80;

    // Those of the newest days are among them.
    private const int EntriesReadForSummary = 100;

    /// <summary>What a message says, without entries that have been withdrawn; null if there is nothing left to say.</summary>
    public Post? FindPost(OutboxMessage message) => Find(message, withWithdrawn: false);

    /// <summary>What a message that is in the channel says now: a withdrawn entry is struck through, and one that was edited has a note.</summary>
    public Post? FindUpdate(OutboxMessage message) => Find(message, withWithdrawn: true);

    private Post? Find(OutboxMessage message, bool withWithdrawn)
    {
        var found = Read([.. message.Entries.Take(EntriesReadForSummary)], withWithdrawn);
        return message.Kind switch
        {
            MessageKind.Empty => Create(message, EmptyReply(message), [], Days(message)),
            _ when found.Count == 0 => null,
            MessageKind.Summary => Create(message, SummaryReply(message, found), found, Wording.NewEntries(message.Subscription.Locale, Days(message), message.Total)),
            _ => Create(message, EntryReply(message, found[0]), found, CardFactory.Title(found[0].Entry, message.Subscription.Locale)),
        };
    }

    private static Post Create(OutboxMessage message, Reply reply, IReadOnlyList<Found> entries, string title)
    {
        var tags = entries.SelectMany(found => found.Entry.Tags).CountBy(tag => tag).OrderByDescending(tag => tag.Value).Select(tag => tag.Key.ToString());
        return new(new PostTarget(message.Subscription.Channel, message.Kind, message.Root, title, [.. tags]), reply);
    }

    private static Reply EmptyReply(OutboxMessage message) => Basic(message) with
    {
        Message = (message.CarriedOver > 0 ? Wording.CarriedOverOn(message.Subscription.Locale, Days(message), message.CarriedOver) : Wording.NoNewEntries(message.Subscription.Locale, Days(message)))
            + OfFilter(message),
    };

    private static Reply EntryReply(OutboxMessage message, Found found)
    {
        var locale = message.Subscription.Locale;
        var card = message.Kind == MessageKind.Entry
            ? CardFactory.Summary(found.Entry, locale)
            : CardFactory.Pages(found.Entry, locale, CommentaryLanguages.Of(found.Entry.Commentary).For(locale))[0] with
            {
                Buttons = CardFactory.Summary(found.Entry, locale).Buttons,
            };
        return Basic(message) with
        {
            Message = message.Kind == MessageKind.Entry ? Wording.NewEntry(locale) : null,
            Notification = CardFactory.Title(found.Entry, locale),
            Cards = [Mark(card, found, message)],
            Total = 1,
        };
    }

    private static Reply SummaryReply(OutboxMessage message, IReadOnlyList<Found> found)
    {
        var locale = message.Subscription.Locale;
        var part = message.Parts > 1 ? $" ({message.Part}/{message.Parts})" : "";
        var shown = found.Take(PostPlan.LinesPerMessage).ToList();
        var isCut = message.Entries.Count > PostPlan.LinesPerMessage;
        var only = isCut ? $" · {Wording.OnlyNewest(locale, shown.Count)}" : "";
        return Basic(message) with
        {
            Message = $"{Wording.NewEntries(locale, Days(message), message.Total)}{part}{only}{OfFilter(message)}",
            IsCompact = true,
            Cards = [.. shown.Select(each => Mark(CardFactory.Compact(each.Entry, locale), each, message))],
            Lines = [.. isCut ? LookUps(message, found) : [], .. message.CarriedOver > 0 && message.Part == message.Parts ? [new ReplyLine(Wording.CarriedOver(locale, message.CarriedOver), "")] : Array.Empty<ReplyLine>()],
            Total = message.Total,
        };
    }

    private static IEnumerable<ReplyLine> LookUps(OutboxMessage message, IReadOnlyList<Found> found)
    {
        var locale = message.Subscription.Locale;
        var days = found.Select(each => each.Entry.Date).OfType<DateOnly>().Distinct().Take(DaysInSummary);
        return
        [
            .. days.Select(day => new ReplyLine($"/paper date {Format(day)}", Wording.AllOfDay(locale))),
            new ReplyLine(
                $"/paper {FilterGrammar.ToCommand(message.Subscription.Filter)}", message.Subscription.Filter == "" ? Wording.NewestEntries(locale) : Wording.AllOfSubscription(locale)),
        ];
    }

    private static Reply Basic(OutboxMessage message) => new() { Command = "post", Locale = message.Subscription.Locale, Private = false };

    private static Card Mark(Card card, Found found, OutboxMessage message)
    {
        var locale = message.Subscription.Locale;
        return found.IsWithdrawn ? card with { IsWithdrawn = true, Note = Wording.Withdrawn(locale), Sections = [], Buttons = [] }
            : message.Edited.TryGetValue(found.Entry.Id, out var at) ? card with { Note = Wording.Updated(locale, Format(LocalDay(message, at))) }
            : card;
    }

    /// <summary>The day of the post in the subscription's time zone, or the days of a week.</summary>
    private static string Days(OutboxMessage message)
    {
        var day = LocalDay(message, message.Due);
        return message.Subscription.Schedule == DeliverySchedule.Weekly ? $"{Format(day.AddDays(1 - DaysOfWeek))} – {Format(day)}" : Format(day);
    }

    private static DateOnly LocalDay(OutboxMessage message, DateTimeOffset time) => TimeZones.DayOf(time, message.Subscription.TimeZone);

    private static string Format(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string OfFilter(OutboxMessage message) =>
        message.Subscription.Filter is { Length: > 0 } filter ? $" · {Shortening.AtWord(DisplayText.CleanLine(filter), FilterLength)}" : "";

    private List<Found> Read(IReadOnlyList<EntryId> ids, bool withWithdrawn)
    {
        using var indexed = index.OpenIfUsable();
        return
        [
            .. store.FindWithWithdrawn(ids)
                .Where(found => withWithdrawn || !found.IsWithdrawn)
                .Select(found => (Entry: aliases.Apply(found.Entry), found.IsWithdrawn))
                .Select(found => new Found(indexed?.Tags.ApplySpelling(found.Entry) ?? found.Entry, found.IsWithdrawn)),
        ];
    }

    private sealed record Found(Entry Entry, bool IsWithdrawn);
}

/// <summary>A message as it is posted.</summary>
/// <param name="Target">Where.</param>
/// <param name="Reply">What it says.</param>
internal sealed record Post(PostTarget Target, Reply Reply);
