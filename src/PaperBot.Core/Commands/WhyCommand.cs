using PaperBot.Commands.Subscribing;

namespace PaperBot.Commands;

/// <summary><c>/paper why &lt;entry&gt;</c>: what happened with an entry in the channel in which it is sent, and when; or why it was not posted there.</summary>
internal sealed class WhyCommand(ChannelLedger ledger, ChannelSubscriptions subscriptions, WhyText text, EntryReplyBuilder replies) : ICommand
{
    public CommandDefinition Definition { get; } = new(
        "why",
        "왜",
        new("Why an entry was posted here, or was not", "항목이 이 채널에 왜 올라왔는지, 왜 아닌지"),
        EntryFinder.Option);

    public bool UsesStore => true;

    public IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed) => EntryFinder.Autocomplete(entries, typed);

    public async ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var locale = context.Locale;
        if (context.Argument == "")
        {
            return NotFoundReply.MissingOption(Definition, locale);
        }

        if (context.Channel is not { Address: var channel })
        {
            return NotFoundReply.Create(Definition.Name, WhyWording.OnlyInChannel(locale), locale);
        }

        var named = EntryFinder.Find(context.Entries, context.Argument);
        var withdrawn = named.Entries.Count == 0 ? await ledger.FindWithdrawnAsync(context.Argument, cancellationToken) : null;
        if (named.Entries.Count == 0 && withdrawn is null)
        {
            return EntryFinder.NothingFound(Definition.Name, named, context.Entries, locale);
        }

        if ((withdrawn ?? named.FindOne(context.Entries)) is not { } entry)
        {
            return EntryFinder.AskWhich(Definition.Name, WhyWording.Which(locale), named, locale);
        }

        if (await ledger.FindAsync(channel, entry.Id, cancellationToken) is not { } history)
        {
            return NotFoundReply.Create(Definition.Name, SubscriptionWording.StoreCannotBeUsed(locale), locale);
        }

        var zone = subscriptions.DefaultZone(history.Subscriptions);
        var title = CardFactory.Title(entry, locale);
        return new()
        {
            Command = Definition.Name,
            Locale = locale,
            Message = $"{title}\n{text.Summarize(history, withdrawn is not null, locale, zone)}",
            Lines = [.. history.Row is { } row ? text.DescribeRow(row, history, locale, zone) : text.DescribeMismatches(entry, history, locale)],
            Total = 1,
            Private = replies.IsPrivate,
            Buttons = withdrawn is null
                ? [CardFactory.Button(entry, locale, EntryPart.All), new(SubscriptionWording.SeeAll(locale), "subscriptions", ButtonEffect.Replace)]
                : [new(SubscriptionWording.SeeAll(locale), "subscriptions", ButtonEffect.Replace)],
        };
    }
}
