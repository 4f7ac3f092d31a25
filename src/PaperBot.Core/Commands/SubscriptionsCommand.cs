using PaperBot.Commands.Subscribing;

namespace PaperBot.Commands;

/// <summary><c>/paper subscriptions</c>: what is posted to the channel in which it is sent, and when next.</summary>
internal sealed class SubscriptionsCommand(
    ChannelSubscriptions subscriptions, EntryReplyBuilder replies, TimeProvider time) : ICommand
{
    private const int MaxButtons = 10;

    public CommandDefinition Definition { get; } = new("subscriptions", "구독목록", new("What this channel subscribes to", "이 채널의 구독 보기"), Option: null);

    public bool UsesStore => true;

    public async ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var locale = context.Locale;
        if (context.Channel is not { Address: var channel })
        {
            return NotFoundReply.Create(Definition.Name, SubscriptionWording.OnlyInChannel(locale), locale);
        }

        if (await subscriptions.FindAsync(channel, cancellationToken) is not { } all)
        {
            return NotFoundReply.Create(Definition.Name, SubscriptionWording.StoreCannotBeUsed(locale), locale);
        }

        if (all.Count == 0)
        {
            return NotFoundReply.Create(Definition.Name, SubscriptionWording.Subscriptions(locale, 0), locale);
        }

        var suspension = await subscriptions.FindSuspensionAsync(channel, cancellationToken);
        return new()
        {
            Command = Definition.Name,
            Locale = locale,
            Message = string.Join('\n',
            [
                SubscriptionWording.Subscriptions(locale, all.Count),
                .. suspension is null ? Array.Empty<string>()
                    : [SubscriptionWording.Suspended(locale, SubscriptionText.Moment(locale, suspension.Since, subscriptions.DefaultZone(all)), suspension.In(locale))],
            ]),
            Lines = [.. all.Select((subscription, at) => new ReplyLine(
                $"{at + 1}. {SubscriptionText.DescribeSchedule(locale, subscription)}", DescribeRest(subscription, locale)))],
            Total = all.Count,
            Private = replies.IsPrivate,
            Buttons =
            [
                .. all.Index().Where(item => item.Item.Owner is not null).Take(MaxButtons)
                    .Select(item => new Button(SubscriptionWording.UnsubscribeFrom(locale, item.Index + 1), UnsubscribeCommand.LineFor(item.Item), ButtonEffect.Replace)),
            ],
        };
    }

    private string DescribeRest(Subscription subscription, Locale locale) => string.Join(" · ",
    [
        subscriptions.Describe(subscription, locale),
        .. SubscriptionText.Lines(locale, subscription, time.GetUtcNow()).Skip(1).Select(line => $"{line.Term}: {line.Detail}"),
        .. subscription.Owner is null ? [SubscriptionWording.FromSettings(locale)] : Array.Empty<string>(),
    ]);
}
