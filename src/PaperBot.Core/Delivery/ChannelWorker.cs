using Microsoft.Extensions.Logging;
using PaperBot.Platforms;
using PaperBot.Transport;

namespace PaperBot.Delivery;

/// <summary>
/// Posts a channel's messages, one after the other. A message whose response was lost, or that was being sent when the process died, is looked
/// for in the channel before anything else is posted, and sent again under the same key only if it is certainly not there.
/// </summary>
internal sealed partial class ChannelWorker(
    ChannelAddress channel, IChatPlatform platform, IDeliveryStore store, PostReplies replies, TimeProvider time, ILogger logger)
{
    /// <summary>The maximum number of entries of a message that shows all of them.</summary>
    public const int EntriesPerMessage = 10;

    private const int MaxSearches = 12;

    // By then a request whose sender has died or timed out has reached the channel, or never will.
    private static readonly TimeSpan InFlight = TimeSpan.FromSeconds(15);

    // Clocks differ: the channel's may say that a message is older than the outbox says by that much.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan MinWait = TimeSpan.FromSeconds(1);

    private readonly Backoff _backoff = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5));
    private DateTimeOffset _responseLostAt = DateTimeOffset.MinValue;
    private int _failures;
    private int _searches;

    /// <summary>Posts everything that is due. Returns how long to wait before the next call; zero when nothing that is due is left.</summary>
    public async Task<TimeSpan> RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && store.TakeNext(channel, time.GetUtcNow(), EntriesPerMessage) is { } message)
        {
            var outcome = message.Interrupted ? await ReconcileAsync(message, cancellationToken) : await PostAsync(message);
            if (Record(message, outcome) is { } delay)
            {
                return delay > MinWait ? delay : MinWait;
            }
        }

        return TimeSpan.Zero;
    }

    private async Task<PostOutcome> ReconcileAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var settled = (_responseLostAt > message.Taken ? _responseLostAt : message.Taken) + InFlight;
        if (settled - time.GetUtcNow() is { Ticks: > 0 } wait)
        {
            return new PostOutcome.Unknown("The request may still be in flight.", wait);
        }

        var found = await platform.FindMessageAsync(channel, message.Key, message.Since - ClockSkew, cancellationToken);
        return found is PostOutcome.NotSent ? await PostAsync(message) : found;
    }

    private async Task<PostOutcome> PostAsync(OutboxMessage message)
    {
        return replies.FindPost(message with { Kind = message.Entries.Count == 1 ? MessageKind.Entry : MessageKind.Summary })?.Reply is { } reply
            // Not cancelled at shutdown: a response that is awaited now need not be searched for after the restart.
            ? await platform.PostAsync(channel, reply, message.Key, CancellationToken.None)
            : new PostOutcome.NotSent("The entries have just been withdrawn.");
    }

    /// <summary>Records the outcome. Returns how long to wait, or null to go on with the next message.</summary>
    private TimeSpan? Record(OutboxMessage message, PostOutcome outcome)
    {
        switch (outcome)
        {
            case PostOutcome.Sent sent:
                store.MarkSent(message.Key, sent.MessageId, time.GetUtcNow());
                LogSent(channel, message.Entries.Count, sent.MessageId);
                (_failures, _searches) = (0, 0);
                return null;
            case PostOutcome.Rejected rejected when message.Interrupted && ++_searches < MaxSearches:
                LogUnknown(channel, rejected.Reason);
                return _backoff.After(++_failures);
            case PostOutcome.Rejected rejected:
                var reason = message.Interrupted ? $"It is not known whether this was posted, so it is not posted again. {rejected.Reason}" : rejected.Reason;
                store.MarkFailed(message.Key, reason);
                LogFailed(channel, message.Entries.Count, reason);
                (_failures, _searches) = (0, 0);
                return null;
            case PostOutcome.NotSent notSent:
                // A message that may be in flight from before keeps its key, by which a platform can recognise a repetition.
                if (!message.Interrupted)
                {
                    store.MarkPending(message.Key, notSent.Reason);
                }

                LogNotSent(channel, notSent.Reason);
                return notSent.RetryAfter ?? _backoff.After(++_failures);
            case PostOutcome.Unknown unknown:
                _responseLostAt = message.Interrupted ? _responseLostAt : time.GetUtcNow();
                LogUnknown(channel, unknown.Reason);
                return unknown.RetryAfter ?? _backoff.After(++_failures);
            default:
                throw new InvalidOperationException($"{platform.Name} returned {outcome}.");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Posted {Entries} entries to {Channel} as message {MessageId}.")]
    private partial void LogSent(ChannelAddress channel, int entries, string messageId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing could be posted to {Channel} yet; trying again. {Reason}")]
    private partial void LogNotSent(ChannelAddress channel, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "It is not known whether a message has arrived in {Channel}; the channel is searched before it is sent again. {Reason}")]
    private partial void LogUnknown(ChannelAddress channel, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Entries} entries will not be posted to {Channel}. {Reason}")]
    private partial void LogFailed(ChannelAddress channel, int entries, string reason);
}
