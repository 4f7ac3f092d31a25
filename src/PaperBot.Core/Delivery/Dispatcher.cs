using Microsoft.Extensions.Logging;
using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>
/// Decides what is done next in the channels: in turns, each of which records what has come of earlier calls, takes what is due from the outbox, and starts calls,
/// as many as the platforms allow. Channels take turns, too, and do not wait for each other. Only the service's loop calls it.
/// </summary>
internal sealed partial class Dispatcher(
    IDeliveryStore store,
    IEnumerable<IChatPlatform> platforms,
    ChannelBatches batches,
    MessagePosting posting,
    MessageEditing editing,
    Suspensions suspensions,
    EmptyDays emptyDays,
    DeliveryCalls calls,
    DeliverySignal signal,
    DeliveryClock clock,
    PlatformBlocks blocks,
    ILogger<Dispatcher> logger)
{
    private static readonly TimeSpan ReadInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MinReadInterval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, DeliveryPlatform> _platforms = platforms.ToDictionary(platform => platform.Name, platform => new DeliveryPlatform(platform, clock, blocks));
    private readonly Dictionary<ChannelAddress, DeliveryChannel> _channels = [];
    private readonly Failures _storeFailures = new();
    private TimeSpan? _readAt;
    private bool _isLoaded;
    private string? _failure;

    /// <summary>Takes a turn. Returns how long nothing is to be done, unless something is signalled before.</summary>
    public TimeSpan TakeTurn()
    {
        calls.HandleEnded();
        try
        {
            batches.Record(_channels.Values);
            Read();
            suspensions.Continue(_platforms.Values);
            foreach (var platform in _platforms.Values)
            {
                Start(platform);
            }

            _failure = null;
            _storeFailures.Clear();
            return FindWait();
        }
        catch (StorageException exception)
        {
            // The same failure is logged once.
            if (_failure != exception.Message)
            {
                LogStoreFailed(exception.Message);
            }

            _failure = exception.Message;
            return _storeFailures.Add(clock.Elapsed) is var wait && wait < ReadInterval ? wait : ReadInterval;
        }
    }

    /// <summary>Waits for the calls that are under way, and records what has come of them.</summary>
    public async Task EndAsync()
    {
        await calls.WhenAllAsync();
        calls.HandleEnded();
        try
        {
            batches.Record(_channels.Values);
        }
        catch (StorageException exception)
        {
            // The messages are looked for after the restart.
            LogStoreFailed(exception.Message);
        }
    }

    /// <summary>Reads which channels have something to do, if that may have changed.</summary>
    private void Read()
    {
        if (!_isLoaded)
        {
            suspensions.Load(FindChannel);
            _isLoaded = true;
        }

        var isSignalled = signal.TryReset();
        if (!isSignalled && _readAt is { } readAt && clock.Elapsed < readAt)
        {
            return;
        }

        _readAt = clock.Elapsed;
        var areLeft = emptyDays.Add(isSignalled, address => FindChannel(address) is { IsSuspended: false, Platform.Block: null });
        var pending = store.ReadPending();
        _channels.Values.ToList().ForEach(channel => (channel.Due, channel.EditDue) = (null, null));
        foreach (var (address, due, editDue) in pending)
        {
            if (FindChannel(address) is { } channel)
            {
                (channel.Due, channel.EditDue) = (due, editDue);
            }
        }

        _readAt = clock.Elapsed + (areLeft ? MinReadInterval : ReadInterval);
    }

    private DeliveryChannel? FindChannel(ChannelAddress address)
    {
        if (!_channels.TryGetValue(address, out var channel) && _platforms.TryGetValue(address.Platform, out var platform))
        {
            _channels[address] = channel = new(address, platform);
        }

        return channel;
    }

    /// <summary>Starts the calls that a platform allows now, the channel first that has waited longest.</summary>
    private void Start(DeliveryPlatform platform)
    {
        while (FindReady(platform) is { Count: > 0 } ready && platform.CountFree(clock.Elapsed, ready.Count) is > 0 and var free)
        {
            var (now, changes) = (clock.Elapsed, 0);
            var changing = ready.Where(channel => channel.IsChangeNext(now, clock.DueNow)).ToHashSet();
            var picked = ready.OrderBy(channel => channel.LastCall ?? TimeSpan.MinValue).ThenBy(channel => channel.Due)
                .Where(channel => !changing.Contains(channel) || changes++ < platform.MaxChanges).Take(free).ToList();
            try
            {
                var edits = new Dictionary<DeliveryChannel, OutboxEdit?>();
                batches.TakeEdits([.. picked.Where(channel => changing.Contains(channel) && !channel.HasCopy(now))], (channel, edit) => edits[channel] = edit);
                edits.Where(taken => taken.Value is null).ToList().ForEach(taken => taken.Key.EditDue = ReadSoon());
                batches.TakeMessages([.. picked.Where(channel => !changing.Contains(channel) && channel.Message is null)], OnTaken);
                foreach (var channel in picked)
                {
                    Continue(channel, changing.Contains(channel), edits.GetValueOrDefault(channel));
                }
            }
            finally
            {
                // What was taken but not posted at once is marked again before it is.
                picked.Where(channel => channel is { IsBusy: false, Message: not null }).ToList().ForEach(channel => channel.Message!.HasBegun = false);
            }
        }
    }

    private List<DeliveryChannel> FindReady(DeliveryPlatform platform)
    {
        var (now, dueNow) = (clock.Elapsed, clock.DueNow);
        return [.. _channels.Values.Where(channel => channel.Platform == platform && channel.FindNext(now, dueNow) <= now)];
    }

    private void OnTaken(DeliveryChannel channel, OutboxMessage? message)
    {
        if (message is not null)
        {
            posting.Take(channel, message);
        }
        else
        {
            channel.Due = ReadSoon();
        }
    }

    /// <summary>A channel in which nothing is due now may have something to do later. Returns when, as far as is known.</summary>
    private DateTimeOffset? ReadSoon()
    {
        _readAt = Min(_readAt, clock.Elapsed + MinReadInterval);
        return null;
    }

    private void Continue(DeliveryChannel channel, bool isChange, OutboxEdit? edit)
    {
        if (channel.FindNext(clock.Elapsed, clock.DueNow) is not { } next || next > clock.Elapsed || channel.Platform.CountFree(clock.Elapsed, 1) == 0)
        {
            return;
        }

        try
        {
            if (edit is not null)
            {
                editing.Start(channel, edit);
            }
            else if (isChange && channel.HasCopy(clock.Elapsed))
            {
                editing.Delete(channel);
            }
            else if (!isChange && channel.Message is { } hand && hand.Start <= clock.Elapsed)
            {
                posting.Continue(channel, hand);
            }
            else
            {
                return;
            }

            channel.WasChange = isChange;
        }
        catch (Exception exception) when (exception is not StorageException)
        {
            // One channel's bug must stop neither the others nor the channel itself for good.
            LogCrashed(exception is IndexException ? null : exception, channel.Address, exception.Message);
            if (edit is not null)
            {
                editing.Fail(channel, edit, exception.Message);
            }
            else if (channel.Message is { } message)
            {
                posting.Fail(channel, message, exception.Message, isBug: exception is not IndexException);
            }
        }
    }

    private TimeSpan FindWait()
    {
        var (now, dueNow) = (clock.Elapsed, clock.DueNow);
        var next = Min(_readAt, suspensions.FindNext(_platforms.Values));
        var ready = _platforms.Values.ToDictionary(platform => platform, _ => 0);
        foreach (var channel in _channels.Values)
        {
            var time = channel.FindNextRecord(now) ?? channel.FindNext(now, dueNow);
            if (time <= now && channel.Unrecorded.Count == 0)
            {
                ready[channel.Platform]++;
            }
            else
            {
                next = Min(next, time);
            }
        }

        foreach (var (platform, count) in ready.Where(each => each.Value > 0))
        {
            next = Min(next, platform.FindNext(now, count));
        }

        return next is { } at && at > now && !calls.HasEnded ? at - now : TimeSpan.Zero;
    }

    private static TimeSpan? Min(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other : one;

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery to {Channel} failed; trying again. {Problem}")]
    private partial void LogCrashed(Exception? bug, ChannelAddress channel, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox cannot be used now; trying again. {Problem}")]
    private partial void LogStoreFailed(string problem);
}
