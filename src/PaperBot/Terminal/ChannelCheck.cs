using PaperBot.Commands.Subscribing;
using PaperBot.Platforms;
using PaperBot.Status;
using PaperBot.Storage;

namespace PaperBot.Terminal;

/// <summary>Checks a channel: whether the bot can post there, its subscriptions, what waits for it, and what was not posted.</summary>
internal static class ChannelCheck
{
    /// <summary>Checks it.</summary>
    /// <param name="status">What is known of the channel.</param>
    /// <param name="platform">Its platform; null if that is not configured.</param>
    /// <param name="now">The current time.</param>
    public static async Task<IEnumerable<CheckItem>> RunAsync(ChannelStatus status, IChatPlatform? platform, DateTimeOffset now)
    {
        var channel = status.Channel;
        var isUsed = status.Subscriptions.Count > 0 || status.Waiting > 0;
        var access = !isUsed ? null
            : platform is null ? new(false, $"{channel.Platform} is not configured, so nothing can be posted to the channel. Set its token.")
            : await platform.CheckChannelAsync(channel, CancellationToken.None);
        return Describe(status, access, now);
    }

    private static IEnumerable<CheckItem> Describe(ChannelStatus status, CheckResult? access, DateTimeOffset now)
    {
        var channel = $"{status.Channel}";
        if (access is not null)
        {
            yield return CheckItem.Of("Channel", channel, access);
        }

        if (status.Suspension is { } suspension)
        {
            yield return CheckItem.Of("Channel", channel, new(false, $"Nothing has been posted since {suspension.Since:u}. {suspension.Reason}"));
        }

        foreach (var subscription in status.Subscriptions)
        {
            if (!TimeZones.IsKnown(subscription.TimeZone))
            {
                yield return CheckItem.Of("Subscription", subscription.Id, UnknownTimeZone(subscription.TimeZone));
            }

            var lines = SubscriptionText.Lines(Locale.English, subscription, now).Select(line => $"{line.Term}: {line.Detail}");
            yield return CheckItem.Of("Subscription", subscription.Id, new(true, $"{(subscription.Owner is null ? "From the settings" : "Made by a person")}. {string.Join(". ", lines)}"));
        }

        foreach (var count in status.Counts ?? [])
        {
            yield return CheckItem.Of(CheckItem.Deliveries, channel, Describe(count, status, access));
        }
    }

    private static CheckResult UnknownTimeZone(string id) =>
        new(true, $"This machine does not know its time zone {id}, so its times are those of UTC. Install the time zones of the system (tzdata), or subscribe again with another one.") { IsLimited = true };

    private static CheckResult Describe(DeliveryCount count, ChannelStatus status, CheckResult? access)
    {
        var counted = $"{count.Count} {count.State.ToString().ToLowerInvariant()}.";
        return count.State switch
        {
            DeliveryState.Sent => new(true, count.LastSent is { } sent ? $"{counted} The last at {sent:u}." : counted),
            DeliveryState.Failed => new(
                status.Failures.Count == 0,
                $"{counted} {(status.Failures is [.., var last] ? last.Reason : count.Reason)} To see what became of each: paperbot ledger {status.Channel}"),
            _ when status.Suspension is { } suspension => new(false, $"{counted} {suspension.Reason}"),
            _ when access is { Works: false, IsUnknown: false } => new(false, $"{counted} {access.Message}"),
            _ => new(true, $"{counted} {count.Reason}".TrimEnd()),
        };
    }
}
