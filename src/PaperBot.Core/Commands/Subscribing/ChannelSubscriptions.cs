using Microsoft.Extensions.Options;
using PaperBot.Delivery;
using PaperBot.Platforms;

namespace PaperBot.Commands.Subscribing;

/// <summary>The subscriptions of channels, without waiting for the store longer than a command may take.</summary>
/// <param name="store">The subscriptions.</param>
/// <param name="matcher">Says which entries a filter means.</param>
/// <param name="texts">Knows the other words by which words of the text are found.</param>
/// <param name="platforms">The platforms, which are created after the commands that they receive.</param>
/// <param name="options">The settings of replies, with their time zone.</param>
/// <param name="signal">Tells the delivery service what has changed.</param>
/// <param name="time">The time.</param>
/// <param name="calls">Uses the store.</param>
internal sealed class ChannelSubscriptions(
    ISubscriptionStore store, SubscriptionMatcher matcher, ITextMatcher texts, Lazy<IReadOnlyList<IChatPlatform>> platforms,
    IOptions<ReplyOptions> options, DeliverySignal signal, TimeProvider time, StoreCalls calls)
{
    /// <summary>Finds the subscriptions of a channel, in the order of their numbers; null if the store cannot be used now.</summary>
    public Task<IReadOnlyList<Subscription>?> FindAsync(ChannelAddress channel, CancellationToken cancellationToken) =>
        calls.UseAsync<IReadOnlyList<Subscription>?>(() => [.. store.ReadSubscriptions().Where(subscription => subscription.Channel == channel)], cancellationToken);

    /// <summary>Finds the suspension of a channel; null if there is none, or the store cannot be used now.</summary>
    public Task<ChannelSuspension?> FindSuspensionAsync(ChannelAddress channel, CancellationToken cancellationToken) =>
        calls.UseAsync(() => store.ReadSuspensions().FirstOrDefault(suspension => suspension.Channel == channel), cancellationToken);

    /// <summary>Adds a subscription; false if the settings have it, null if the store cannot be used now.</summary>
    public Task<bool?> AddAsync(Subscription subscription, CancellationToken cancellationToken) => calls.UseAsync<bool?>(
        () =>
        {
            var isAdded = store.TryAdd(subscription);
            signal.Set();
            return isAdded;
        },
        cancellationToken);

    /// <summary>Removes a subscription, and returns how many waiting entries are not posted; -1 if it is gone already, null if the store cannot be used now.</summary>
    public Task<int?> RemoveAsync(Subscription subscription, CancellationToken cancellationToken) =>
        calls.UseAsync<int?>(() => store.Remove(subscription.Id, FailureReasons.Unsubscribed, time.GetUtcNow(), matcher.Matches) ?? -1, cancellationToken);

    /// <summary>Checks whether the bot can post to a channel.</summary>
    public async Task<CheckResult> CheckAsync(ChannelAddress channel, CancellationToken cancellationToken) =>
        platforms.Value.FirstOrDefault(platform => platform.Name == channel.Platform) is { } platform
            ? await platform.CheckChannelAsync(channel, cancellationToken)
            : new CheckResult(false, $"{channel.Platform} is not set up.");

    /// <summary>The time zone of a subscription that names none: that of the channel's others, or of replies, or of the machine.</summary>
    public string DefaultZone(IReadOnlyList<Subscription> others) =>
        others.FirstOrDefault(other => TimeZones.IsKnown(other.TimeZone)) is { } other ? other.TimeZone : options.Value.TimeZone != "" ? options.Value.TimeZone : TimeZoneInfo.Local.Id;

    /// <summary>Says what the filter of a subscription means.</summary>
    public string Describe(Subscription subscription, Locale locale) => matcher.Parse(subscription.Filter).Value is { } filter
        ? SubscriptionText.Describe(locale, filter, texts.FindTranslations(filter.Words))
        : subscription.Filter;
}
