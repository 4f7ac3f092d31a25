using System.Globalization;
using PaperBot.Commands.Subscribing;
using PaperBot.Platforms;

namespace PaperBot.Commands;

/// <summary>
/// <c>/paper unsubscribe [number or filter]</c>: removes a subscription of the channel in which it is sent: the only one, one by its number in
/// <c>/paper subscriptions</c>, or by its filter.
/// </summary>
internal sealed class UnsubscribeCommand(
    ChannelSubscriptions subscriptions, EntryReplyBuilder replies) : ICommand
{
    private const int MaxChoices = 25;

    public CommandDefinition Definition { get; } = new(
        "unsubscribe",
        "구독취소",
        new("End a subscription of this channel", "이 채널의 구독 취소"),
        new("subscription", "구독", new("Its number in /paper subscriptions, or its filter; nothing if there is only one", "/paper 구독목록의 번호나 필터. 하나뿐이면 비워 두기"), Required: false, Autocompletes: true));

    public bool UsesStore => true;

    public bool Changes(string argument) => true;

    public async Task<IReadOnlyList<AutocompleteChoice>> AutocompleteAsync(ChannelAddress channel, string typed, Locale locale, CancellationToken cancellationToken) =>
    [
        .. (await subscriptions.FindAsync(channel, cancellationToken) ?? []).Select((subscription, at) => (Subscription: subscription, Label: $"{at + 1}. {subscriptions.Describe(subscription, locale)}"))
            .Where(item => item.Subscription.Owner is not null && $"{item.Label} {item.Subscription.Filter}".Contains(typed, StringComparison.OrdinalIgnoreCase))
            .Take(MaxChoices)
            .Select(item => new AutocompleteChoice(item.Label, ShortHash.Of(item.Subscription.Id))),
    ];

    /// <summary>The command line that removes a subscription, whatever is added or removed meanwhile.</summary>
    public static string LineFor(Subscription subscription) => $"unsubscribe {ShortHash.Of(subscription.Id)}";

    public async ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var locale = context.Locale;
        if (context.Channel is not { } channel)
        {
            return Refuse(SubscriptionWording.OnlyInChannel(locale));
        }

        if (await channel.FindRefusalAsync(cancellationToken) is { } refusal)
        {
            return Refuse(refusal.In(locale));
        }

        if (await subscriptions.FindAsync(channel.Address, cancellationToken) is not { } all)
        {
            return Refuse(SubscriptionWording.StoreCannotBeUsed(locale));
        }

        var meant = Find(all, context.Argument);
        if (meant is not [var subscription])
        {
            return NotFoundReply.Create(
                Definition.Name,
                all.Count == 0 ? SubscriptionWording.Subscriptions(locale, 0)
                    : meant.Count == 0 && context.Argument != "" ? SubscriptionWording.NoSuchSubscription(locale, context.Argument)
                    : SubscriptionWording.UnsubscribeWhich(locale),
                locale,
                (meant.Count > 0 ? meant : all).Where(other => other.Owner is not null)
                    .Select(other => new Suggestion($"{subscriptions.Describe(other, locale)}, {SubscriptionText.DescribeSchedule(locale, other)}", LineFor(other))));
        }

        return subscription.Owner is null ? Refuse(SubscriptionWording.InSettings(locale)) : await subscriptions.RemoveAsync(subscription, cancellationToken) switch
        {
            { } dropped => new()
            {
                Command = Definition.Name,
                Locale = locale,
                Message = SubscriptionWording.Unsubscribed(locale, subscriptions.Describe(subscription, locale), dropped),
                Total = 1,
                Private = replies.IsPrivate,
                Buttons = [new(SubscriptionWording.SeeAll(locale), "subscriptions", ButtonEffect.Replace)],
            },
            null => Refuse(SubscriptionWording.StoreCannotBeUsed(locale)),
        };

        Reply Refuse(string message) => NotFoundReply.Create(Definition.Name, message, locale);
    }

    private static List<Subscription> Find(IReadOnlyList<Subscription> all, string argument) =>
        argument == "" ? [.. all.Where(subscription => subscription.Owner is not null || all.Count == 1)]
        : int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? [.. all.Skip(number - 1).Take(number > 0 ? 1 : 0)]
        : all.FirstOrDefault(subscription => ShortHash.Of(subscription.Id) == argument) is { } pressed ? [pressed]
        : [.. all.Where(subscription => subscription.Filter.Equals(FilterGrammar.Canonical(argument), StringComparison.OrdinalIgnoreCase))];
}
