using PaperBot.Commands.Subscribing;
using PaperBot.Delivery;

namespace PaperBot.Commands;

/// <summary>
/// <c>/paper subscribe &lt;filter&gt; [each|daily|weekly on friday] [at 09:00] [zone] [weekdays] [quiet 22:00-08:00] [max 10] [when empty: say so]</c>: posts new
/// entries to the channel in which it is sent. The reply says what was understood, and which entries of the last 30 days would have matched.
/// </summary>
internal sealed class SubscribeCommand(
    SubscribeGrammar grammar, ChannelSubscriptions subscriptions, SubscriptionMatcher matcher, TagSuggestions suggestions, EntryReplyBuilder replies,
    TimeProvider time) : ICommand
{
    private const int PreviewDays = 30;
    private const int MaxCards = 5;
    private const int MaxNear = 3;

    public CommandDefinition Definition { get; } = new(
        SubscriptionForm.Command,
        "구독",
        new("New entries for this channel", "이 채널에 새 항목 올리기"),
        new("filter", "필터", new("moe -survey \"expert routing\" daily at 09:00 seoul weekdays", "moe -survey \"전문가 라우팅\" 매일 오전 9시 서울 평일만"), Required: false, Autocompletes: true));

    public bool UsesStore => true;

    public bool CallsPlatform => true;

    public bool Changes(string argument) => argument != "";

    public IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed) => TagChoices.Autocomplete(entries.Tags, typed);

    public async ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var locale = context.Locale;
        if (context.Channel is not { } channel)
        {
            return Refuse(SubscriptionWording.OnlyInChannel(locale));
        }

        var parsed = grammar.Parse(context.Argument);
        if (parsed.Error is { } error)
        {
            return NotFoundReply.Unparsable(Definition.Name, error, locale);
        }

        if (await channel.FindRefusalAsync(cancellationToken) is { } refusal)
        {
            return Refuse(refusal.In(locale));
        }

        if (await subscriptions.FindAsync(channel.Address, cancellationToken) is not { } others)
        {
            return Refuse(SubscriptionWording.StoreCannotBeUsed(locale));
        }

        var now = time.GetUtcNow();
        var subscription = parsed.Value!.ToSubscription(channel, subscriptions.DefaultZone(others), locale, now);
        var known = others.FirstOrDefault(other => other.Id == subscription.Id);
        if (known is null && others.Count >= Limits.SubscriptionsOfChannel)
        {
            return Refuse(SubscriptionWording.TooMany(locale, Limits.SubscriptionsOfChannel));
        }

        var check = await subscriptions.CheckAsync(channel.Address, cancellationToken);
        if (!check.Works)
        {
            return Refuse(check.IsUnknown ? SubscriptionWording.CannotCheck(locale, check.In(locale)) : SubscriptionWording.CannotPost(locale, check.In(locale)));
        }

        return await subscriptions.AddAsync(subscription, cancellationToken) switch
        {
            true => Confirm(context, subscription, known is not null, now),
            false => Refuse(SubscriptionWording.InSettings(locale)),
            null => Refuse(SubscriptionWording.StoreCannotBeUsed(locale)),
        };

        Reply Refuse(string message) => NotFoundReply.Create(Definition.Name, message, locale);
    }

    private Reply Confirm(CommandContext context, Subscription subscription, bool isChange, DateTimeOffset now)
    {
        var (locale, filter) = (context.Locale, matcher.Parse(subscription.Filter).Value!);
        var what = subscriptions.Describe(subscription, locale);
        var (matching, areAll) = FindRecent(context.Entries, filter, TimeZones.DayOf(now, subscription.TimeZone));
        return new()
        {
            Command = Definition.Name,
            Locale = locale,
            Message = string.Join('\n', Warnings(context.Entries, filter.Filter, locale)
                .Prepend(isChange ? SubscriptionWording.Changed(locale, what) : SubscriptionWording.Subscribed(locale, what))),
            Lines =
            [
                .. SubscriptionText.Lines(locale, subscription, now),
                new(SubscriptionWording.LastDays(locale), SubscriptionWording.WouldHaveMatched(locale, matching.Count, areAll)),
            ],
            Cards = [.. matching.Take(MaxCards).Select(entry => CardFactory.ListItem(entry, locale))],
            Total = matching.Count,
            Private = replies.IsPrivate,
            Buttons =
            [
                new(SubscriptionWording.Unsubscribe(locale), UnsubscribeCommand.LineFor(subscription), ButtonEffect.Replace),
                new(SubscriptionWording.SeeAll(locale), "subscriptions", ButtonEffect.Replace),
            ],
        };
    }

    /// <summary>Finds the entries of the last days that match, newest first, and whether these are all.</summary>
    private (List<Entry> Matching, bool AreAll) FindRecent(IIndexSnapshot entries, WordsAndFilter filter, DateOnly today)
    {
        var first = today.AddDays(-PreviewDays);
        var dates = filter.Filter.Dates;
        var recent = filter.Filter with { Dates = dates with { First = dates.First > first ? dates.First : first } };
        List<Entry> found = recent.Dates.First > recent.Dates.Last ? []
            : [.. (filter.Words.Count == 0 ? entries.Find(recent) : entries.Search(filter.Words, recent).Entries).Take(Limits.PreviewedEntries)];
        List<Entry> matching = filter.Words.Count == 0 ? found : [.. found.Where(entry => matcher.Read(entry).Matches(filter)).OrderByDescending(entry => entry.Date)];
        return (matching, found.Count < Limits.PreviewedEntries);
    }

    /// <summary>Says which tags no entry has, since they may be misspelled.</summary>
    private IEnumerable<string> Warnings(IIndexSnapshot entries, Filter filter, Locale locale) =>
        from tag in filter.Clauses.SelectMany(clause => clause).Concat(filter.Excluded).Distinct()
        where entries.Find(new Filter { Clauses = [[tag]] }).Count == 0
        let near = string.Join(", ", suggestions.FindNear(entries.Tags, tag.Text).Take(MaxNear).Select(other => $"#{other}"))
        select near == "" ? SubscriptionWording.UnusedTag(locale, tag.Text) : $"{SubscriptionWording.UnusedTag(locale, tag.Text)} {SubscriptionWording.DidYouMean(locale, near)}";
}
