using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>
/// The channels in which nothing is posted until a person has changed something. Each owner of a subscription there is told once; it is checked again and again
/// whether it works, and then posting goes on by itself.
/// </summary>
internal sealed partial class Suspensions(
    ISubscriptionStore store, IDeliveryStore deliveries, DeliveryCalls calls, DeliverySignal signal, IOptions<DeliveryOptions> options, DeliveryClock clock, ILogger<Suspensions> logger)
{
    private static readonly TimeSpan MaxInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan IntervalAfterGivingUp = TimeSpan.FromDays(1);

    private readonly DeliveryOptions _options = options.Value;
    private readonly Dictionary<ChannelAddress, SuspendedChannel> _channels = [];

    /// <summary>Reads what an earlier process suspended.</summary>
    /// <param name="find">Finds a channel; null if its platform is not configured.</param>
    public void Load(Func<ChannelAddress, DeliveryChannel?> find)
    {
        foreach (var suspension in store.ReadSuspensions())
        {
            if (find(suspension.Channel) is { } channel)
            {
                channel.IsSuspended = true;
                var wait = suspension.NextCheck - clock.UtcNow;
                _channels.TryAdd(
                    suspension.Channel, new(channel, suspension, clock.Elapsed) { IsSaved = true, NextCheck = clock.Elapsed + (wait < MaxInterval ? wait : MaxInterval) });
            }
        }
    }

    /// <summary>Suspends a channel, or has all channels of a platform wait.</summary>
    public void Add(DeliveryChannel channel, PostOutcome.Blocked blocked)
    {
        var now = clock.UtcNow;
        if (blocked.IsForAll)
        {
            if (channel.Platform.Block is null)
            {
                channel.Platform.Block = new(blocked.Reason, now, clock.Elapsed, clock.Elapsed + _options.FixCheck);
                LogBlocked(channel.Address.Platform, blocked.Reason);
            }
        }
        else if (!_channels.ContainsKey(channel.Address))
        {
            // A check that says that all is well, though nothing can be posted, is no reason to tell anybody again. Later, it is another problem.
            var last = channel.LastSuspension is { } ended && clock.Elapsed - ended.End < MaxInterval ? ended : null;
            var suspended = new SuspendedChannel(channel, (last?.Value ?? new(channel.Address, blocked.Reason, now)) with { Reason = blocked.Reason, Korean = blocked.Korean }, last?.Start ?? clock.Elapsed) { IsConfirmed = true };
            PlanCheck(suspended);
            if (last is null)
            {
                LogSuspended(channel.Address, blocked.Reason);
            }

            channel.IsSuspended = true;
            _channels.Add(channel.Address, suspended);
        }
    }

    /// <summary>Checks a channel that has refused a call.</summary>
    public void Check(DeliveryChannel channel, Action<CheckResult> onChecked) => calls.Start(channel, () => channel.Platform.CheckAsync(channel.Address), NotChecked, onChecked);

    /// <summary>Stores what has changed, tells the owners, and starts the checks that are due.</summary>
    public void Continue(IEnumerable<DeliveryPlatform> platforms)
    {
        var subscriptions = new Lazy<ILookup<ChannelAddress, Subscription>>(() => store.ReadSubscriptions().ToLookup(subscription => subscription.Channel));
        foreach (var suspended in _channels.Values.ToList())
        {
            Save(suspended, subscriptions);
            while (suspended.Untold.Count > 0 && CanCall(suspended))
            {
                Tell(suspended.Channel, suspended.Untold.Dequeue());
            }

            if (IsDue(suspended) && CanCall(suspended))
            {
                Check(suspended);
            }
        }

        foreach (var platform in platforms.Where(platform => platform.Block is { IsBusy: false } block && block.NextCheck <= clock.Elapsed))
        {
            Check(platform, platform.Block!);
        }
    }

    /// <summary>When there is something to do; null if there is nothing.</summary>
    public TimeSpan? FindNext(IEnumerable<DeliveryPlatform> platforms)
    {
        var now = clock.Elapsed;
        var times = _channels.Values.Select(suspended =>
                !suspended.IsSaved ? now
                : suspended.IsBusy && suspended.Untold.Count == 0 ? null
                : suspended.Untold.Count > 0 || IsDue(suspended) ? suspended.Channel.Platform.FindNext(now, 1)
                : suspended.NextCheck)
            .Concat(platforms.Select(platform => platform.Block is { IsBusy: false } block ? block.NextCheck : (TimeSpan?)null));
        return times.Min();
    }

    private bool IsDue(SuspendedChannel suspended) => !suspended.IsBusy && suspended.IsSaved && suspended.NextCheck <= clock.Elapsed;

    private bool CanCall(SuspendedChannel suspended) => suspended.Channel.Platform.CountFree(clock.Elapsed, 1) > 0;

    private void Save(SuspendedChannel suspended, Lazy<ILookup<ChannelAddress, Subscription>> subscriptions)
    {
        if (suspended.IsSaved)
        {
            return;
        }

        var channel = suspended.Channel;
        if (suspended.IsFixed)
        {
            store.EndSuspension(channel.Address);
            _channels.Remove(channel.Address);
            (channel.IsSuspended, channel.LastSuspension) = (false, new(suspended.Value, suspended.Start, clock.Elapsed));
            LogResumed(channel.Address);
            signal.Set();
            return;
        }

        // Told at most once, so stored before.
        var isTold = suspended.Value.IsTold;
        suspended.Value = suspended.Value with { IsTold = true };
        store.Suspend(suspended.Value);
        if (!isTold)
        {
            Tell(suspended, subscriptions, locale => Wording.Suspended(locale, channel.Address.ToString(), suspended.Value.In(locale)));
        }

        if (IsGivenUp(suspended) && Cancel([channel.Address], suspended.Value.Reason) is > 0 and var count)
        {
            Tell(suspended, subscriptions, locale => Wording.GivenUp(locale, channel.Address.ToString(), count, suspended.Value.In(locale)));
        }

        suspended.IsSaved = true;
    }

    private static void Tell(SuspendedChannel suspended, Lazy<ILookup<ChannelAddress, Subscription>> subscriptions, Func<Locale, string> text)
    {
        foreach (var owner in subscriptions.Value[suspended.Channel.Address].Where(each => each.Owner is not null).DistinctBy(each => each.Owner))
        {
            suspended.Untold.Enqueue((owner, text(owner.Locale)));
        }
    }

    /// <summary>Gives up what waits in channels. Returns how many entries.</summary>
    private int Cancel(IReadOnlyList<ChannelAddress> channels, string reason)
    {
        var counts = deliveries.CancelPending(channels, string.Create(CultureInfo.InvariantCulture, $"Nothing could be posted for {_options.GiveUpDays} days. {reason}"), clock.UtcNow);
        foreach (var count in counts)
        {
            LogGivenUp(count.Count, count.Channel, reason);
        }

        return counts.Sum(count => count.Count);
    }

    private void Tell(DeliveryChannel channel, (Subscription Subscription, string Text) told)
    {
        var subscription = told.Subscription;
        var reply = new Reply
        {
            Command = "subscriptions",
            Locale = subscription.Locale,
            Message = told.Text,
        };
        calls.Start(
            () => channel.Platform.CallAsync(platform => platform.TellAsync(subscription.Owner!, reply, CancellationToken.None)),
            bug => new PostOutcome.Unknown(bug),
            outcome => LogTold(subscription.Owner!, subscription.Channel, outcome is PostOutcome.Sent));
    }

    private void Check(SuspendedChannel suspended)
    {
        suspended.IsBusy = true;
        calls.Start(
            () => suspended.Channel.Platform.CheckAsync(suspended.Channel.Address),
            NotChecked,
            result =>
            {
                suspended.IsBusy = suspended.IsSaved = false;
                suspended.IsFixed = result.Works;
                suspended.IsConfirmed = result is { Works: false, IsUnknown: false };
                var (reason, korean) = suspended.IsConfirmed && result.Message != "" ? (result.Message, result.Korean) : (suspended.Value.Reason, suspended.Value.Korean);
                suspended.Value = suspended.Value with { Reason = reason, Korean = korean };
                PlanCheck(suspended);
            });
    }

    private void PlanCheck(SuspendedChannel suspended)
    {
        var wait = FindInterval(suspended.Value.Since, IsGivenUp(suspended));
        (suspended.NextCheck, suspended.Value) = (clock.Elapsed + wait, suspended.Value with { NextCheck = clock.UtcNow + wait });
    }

    private void Check(DeliveryPlatform platform, PlatformBlock block)
    {
        var isGivenUp = block.Checks > 0 && clock.Elapsed - block.Start >= _options.GiveUp;
        if (isGivenUp)
        {
            Cancel([.. deliveries.ReadPending().Select(pending => pending.Channel).Where(channel => channel.Platform == platform.Client.Name)], block.Reason);
        }

        platform.Block = block with { IsBusy = true };
        calls.Start(() => platform.Client.CheckTokenAsync(CancellationToken.None), NotChecked, result =>
        {
            platform.Block = result.Works ? null : block with { Checks = block.Checks + (result.IsUnknown ? 0 : 1), NextCheck = clock.Elapsed + FindInterval(block.Since, isGivenUp) };
            if (result.Works)
            {
                LogUnblocked(platform.Client.Name);
            }
        });
    }

    // The longer it takes, the less often it is checked.
    private TimeSpan FindInterval(DateTimeOffset since, bool isGivenUp)
    {
        var half = (clock.UtcNow - since) / 2;
        var max = MaxInterval > _options.FixCheck ? MaxInterval : _options.FixCheck;
        return isGivenUp ? IntervalAfterGivingUp : half < _options.FixCheck ? _options.FixCheck : half < max ? half : max;
    }

    private bool IsGivenUp(SuspendedChannel suspended) => suspended.IsGivenUp(clock, _options.GiveUp);

    private static CheckResult NotChecked(string bug) => new(false, bug) { IsUnknown = true };

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing is posted to {Channel} until this is fixed: {Reason}")]
    private partial void LogSuspended(ChannelAddress channel, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Entries} entries that waited will not be posted to {Channel}. {Reason}")]
    private partial void LogGivenUp(int entries, ChannelAddress channel, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Channel} works again; what has waited is posted.")]
    private partial void LogResumed(ChannelAddress channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing is posted to {Platform} until this is fixed: {Reason}")]
    private partial void LogBlocked(string platform, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Platform} works again; what has waited is posted.")]
    private partial void LogUnblocked(string platform);

    [LoggerMessage(Level = LogLevel.Information, Message = "Told {Person} that nothing can be posted to {Channel}: {Arrived}.")]
    private partial void LogTold(string person, ChannelAddress channel, bool arrived);
}
