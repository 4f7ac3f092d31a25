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
    // So that a turn takes a moment, however many edits change nothing.
    private const int EditsAtOnce = 200;

    private static readonly TimeSpan ReadInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MinReadInterval = TimeSpan.FromSeconds(1);

    private readonly DeliveryChannels _channels = new(platforms.Select(platform => new DeliveryPlatform(platform, clock, blocks)), clock);
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
            batches.Record(_channels.All);
            Read();
            suspensions.Continue(_channels.Platforms);
            foreach (var platform in _channels.Platforms)
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
            batches.Record(_channels.All);
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
            suspensions.Load(_channels.Find);
            _isLoaded = true;
        }

        var isSignalled = signal.TryReset();
        if (!isSignalled && _readAt is { } readAt && clock.Elapsed < readAt)
        {
            return;
        }

        _readAt = clock.Elapsed;
        var areLeft = emptyDays.Add(isSignalled, address => _channels.Find(address) is { IsSuspended: false, Platform.Block: null });
        _channels.Set(store.ReadPending());
        _readAt = clock.Elapsed + (areLeft ? MinReadInterval : ReadInterval);
    }

    /// <summary>
    /// Starts the calls that a platform allows now. First come messages that were looked for: what was found out is forgotten when the process ends, and one
    /// that ends again and again must not do nothing but look. Then the channel comes first that has waited longest.
    /// </summary>
    private void Start(DeliveryPlatform platform)
    {
        while (_channels.FindReady(platform) is { Count: > 0 } ready && platform.CountFree(clock.Elapsed, ready.Count) is > 0 and var free)
        {
            var (now, changes) = (clock.Elapsed, 0);
            var changing = ready.Where(channel => channel.IsChangeNext(now, clock.DueNow)).ToHashSet();
            var ordered = ready.OrderBy(channel => channel.Message is not { WasLookedFor: true })
                .ThenBy(channel => channel.LastCall ?? TimeSpan.MinValue).ThenBy(channel => channel.Due).ToList();
            var picked = ordered.Where(channel => !changing.Contains(channel) || changes++ < platform.MaxChanges).Take(free).ToList();
            try
            {
                var edits = TakeEdits(picked.Where(changing.Contains));
                batches.TakeMessages([.. picked.Where(channel => !changing.Contains(channel) && channel.Message is null)], OnTaken);
                foreach (var channel in picked)
                {
                    Continue(channel, changing.Contains(channel), edits.GetValueOrDefault(channel));
                }

                if (picked.Any(changing.Contains) && !picked.Any(channel => changing.Contains(channel) && channel.IsBusy))
                {
                    // None needed a call, so the others need not wait for one. All of that is recorded together.
                    editing.StartWithoutCalls(TakeEdits(ordered.Where(changing.Contains).Except(picked).Take(EditsAtOnce)));
                    return;
                }
            }
            finally
            {
                // What was taken but not posted at once is marked again before it is.
                picked.Where(channel => channel is { IsBusy: false, Message: not null }).ToList().ForEach(channel => channel.Message!.HasBegun = false);
            }
        }
    }

    private OrderedDictionary<DeliveryChannel, OutboxEdit> TakeEdits(IEnumerable<DeliveryChannel> channels)
    {
        var edits = new OrderedDictionary<DeliveryChannel, OutboxEdit>();
        batches.TakeEdits([.. channels.Where(channel => !channel.HasCopy(clock.Elapsed))], (channel, edit) =>
        {
            channel.EditDue = edit is null ? ReadSoon() : channel.EditDue;
            if (edit is not null)
            {
                edits[channel] = edit;
            }
        });
        return edits;
    }

    private void OnTaken(DeliveryChannel channel, OutboxMessage? message)
    {
        posting.Take(channel, message);
        channel.Due = message is null ? ReadSoon() : channel.Due;
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
        var next = Min(_readAt, suspensions.FindNext(_channels.Platforms));
        var ready = _channels.Platforms.ToDictionary(platform => platform, _ => 0);
        foreach (var channel in _channels.All)
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
