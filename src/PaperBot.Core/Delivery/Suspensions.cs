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
    private readonly Dictionary<ChannelAddress, Suspended> _channels = [];

    /// <summary>Reads what an earlier process suspended.</summary>
    /// <param name="find">Finds a channel; null if its platform is not configured.</param>
    public void Load(Func<ChannelAddress, DeliveryChannel?> find)
    {
        foreach (var suspension in store.ReadSuspensions())
        {
            if (find(suspension.Channel) is { } channel)
            {
                channel.IsSuspended = true;
                _channels.TryAdd(suspension.Channel, new(channel, suspension) { IsSaved = true });
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
                channel.Platform.Block = new(blocked.Reason, now, now + _options.FixCheck);
                LogBlocked(channel.Address.Platform, blocked.Reason);
            }
        }
        else if (!_channels.ContainsKey(channel.Address))
        {
            // A check that says that all is well, though nothing can be posted, is no reason to tell anybody again.
            var suspension = channel.LastSuspension is { } last
                ? last with { Reason = blocked.Reason, NextCheck = now + FindInterval(last.Since) }
                : new ChannelSuspension(channel.Address, blocked.Reason, now) { NextCheck = now + _options.FixCheck };
            if (channel.LastSuspension is null)
            {
                LogSuspended(channel.Address, blocked.Reason);
            }

            channel.IsSuspended = true;
            _channels.Add(channel.Address, new(channel, suspension));
        }
    }

    /// <summary>Stores what has changed, tells the owners, and starts the checks that are due.</summary>
    public void Continue(IEnumerable<DeliveryPlatform> platforms)
    {
        foreach (var suspended in _channels.Values.ToList())
        {
            Save(suspended);
            while (suspended.Untold.Count > 0 && CanCall(suspended))
            {
                Tell(suspended, suspended.Untold.Dequeue());
            }

            if (IsDue(suspended) && CanCall(suspended))
            {
                Check(suspended);
            }
        }

        foreach (var platform in platforms.Where(platform => platform.Block is { IsBusy: false } block && block.NextCheck <= clock.DueNow))
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
                : now + (suspended.Value.NextCheck - clock.DueNow))
            .Concat(platforms.Select(platform => platform.Block is { IsBusy: false } block ? now + (block.NextCheck - clock.DueNow) : (TimeSpan?)null));
        return times.Min();
    }

    private bool IsDue(Suspended suspended) => !suspended.IsBusy && suspended.IsSaved && suspended.Value.NextCheck <= clock.DueNow;

    private bool CanCall(Suspended suspended) => suspended.Channel.Platform.CountFree(clock.Elapsed, 1) > 0;

    private void Save(Suspended suspended)
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
            (channel.IsSuspended, channel.LastSuspension) = (false, suspended.Value);
            LogResumed(channel.Address);
            signal.Set();
            return;
        }

        // Told at most once, so stored before.
        var owners = suspended.Value.IsTold ? [] : store.ReadSubscriptions().Where(subscription => subscription.Channel == channel.Address && subscription.Owner is not null).ToList();
        suspended.Value = suspended.Value with { IsTold = true };
        store.Suspend(suspended.Value);
        foreach (var owner in owners.DistinctBy(subscription => subscription.Owner))
        {
            suspended.Untold.Enqueue(owner);
        }

        if (IsGivenUp(suspended.Value.Since))
        {
            deliveries.CancelPending(channel.Address, GivenUp(suspended.Value.Reason));
        }

        suspended.IsSaved = true;
    }

    private void Tell(Suspended suspended, Subscription subscription)
    {
        var reply = new Reply
        {
            Command = "subscriptions",
            Locale = subscription.Locale,
            Message = Wording.Suspended(subscription.Locale, subscription.Channel.ToString(), suspended.Value.Reason),
        };
        calls.Start(
            () => suspended.Channel.Platform.CallAsync(platform => platform.TellAsync(subscription.Owner!, reply, CancellationToken.None)),
            bug => new PostOutcome.Unknown(bug),
            outcome => LogTold(subscription.Owner!, subscription.Channel, outcome is PostOutcome.Sent));
    }

    private void Check(Suspended suspended)
    {
        suspended.IsBusy = true;
        calls.Start(
            () => suspended.Channel.Platform.CallAsync(platform => platform.CheckChannelAsync(suspended.Channel.Address, CancellationToken.None)),
            NotChecked,
            result =>
            {
                suspended.IsBusy = suspended.IsSaved = false;
                suspended.IsFixed = result.Works;
                suspended.Value = suspended.Value with
                {
                    Reason = result.Works || result.IsUnknown || result.Message == "" ? suspended.Value.Reason : result.Message,
                    NextCheck = clock.UtcNow + FindInterval(suspended.Value.Since),
                };
            });
    }

    private void Check(DeliveryPlatform platform, PlatformBlock block)
    {
        if (block.Checks > 0 && IsGivenUp(block.Since))
        {
            foreach (var pending in deliveries.ReadPending().Where(pending => pending.Channel.Platform == platform.Client.Name))
            {
                deliveries.CancelPending(pending.Channel, GivenUp(block.Reason));
            }
        }

        platform.Block = block with { IsBusy = true };
        calls.Start(() => platform.Client.CheckTokenAsync(CancellationToken.None), NotChecked, result =>
        {
            platform.Block = result.Works ? null : block with { Checks = block.Checks + 1, NextCheck = clock.UtcNow + FindInterval(block.Since) };
            if (result.Works)
            {
                LogUnblocked(platform.Client.Name);
            }
        });
    }

    // The longer it takes, the less often it is checked.
    private TimeSpan FindInterval(DateTimeOffset since)
    {
        var half = (clock.UtcNow - since) / 2;
        var max = MaxInterval > _options.FixCheck ? MaxInterval : _options.FixCheck;
        return IsGivenUp(since) ? IntervalAfterGivingUp : half < _options.FixCheck ? _options.FixCheck : half < max ? half : max;
    }

    private bool IsGivenUp(DateTimeOffset since) => clock.UtcNow - since >= _options.GiveUp;

    private string GivenUp(string reason) => string.Create(CultureInfo.InvariantCulture, $"Nothing could be posted for {_options.GiveUpDays} days. {reason}");

    private static CheckResult NotChecked(string bug) => new(false, bug) { IsUnknown = true };

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing is posted to {Channel} until this is fixed: {Reason}")]
    private partial void LogSuspended(ChannelAddress channel, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Channel} works again; what has waited is posted.")]
    private partial void LogResumed(ChannelAddress channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing is posted to {Platform} until this is fixed: {Reason}")]
    private partial void LogBlocked(string platform, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Platform} works again; what has waited is posted.")]
    private partial void LogUnblocked(string platform);

    [LoggerMessage(Level = LogLevel.Information, Message = "Told {Person} that nothing can be posted to {Channel}: {Arrived}.")]
    private partial void LogTold(string person, ChannelAddress channel, bool arrived);

    private sealed class Suspended(DeliveryChannel channel, ChannelSuspension value)
    {
        public DeliveryChannel Channel => channel;

        public ChannelSuspension Value { get; set; } = value;

        /// <summary>Whether the store has it as it is.</summary>
        public bool IsSaved { get; set; }

        /// <summary>Whether it is being checked.</summary>
        public bool IsBusy { get; set; }

        public bool IsFixed { get; set; }

        /// <summary>A subscription of each owner who is still to be told.</summary>
        public Queue<Subscription> Untold { get; } = new();
    }
}
