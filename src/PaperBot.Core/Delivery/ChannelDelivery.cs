using Microsoft.Extensions.Logging;
using PaperBot.Index;
using PaperBot.Platforms;
using PaperBot.Storage;

namespace PaperBot.Delivery;

/// <summary>
/// Brings a channel what it is owed, one post after the other. A post whose answer was lost, or that was under way when the process died,
/// is looked for in the channel before anything else is posted, and sent again, under the same key, only if it is surely not there.
/// </summary>
internal sealed partial class ChannelDelivery(
    ChannelAddress channel, IChatPlatform platform, IDeliveryStore store, EntryIndex index, TimeProvider time, ILogger logger)
{
    private const int EntriesInPost = 10;
    private const int MostLooks = 12;

    // A request whose sender has died or given up has reached the channel by then, or never will.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(15);

    // Clocks differ; a post cannot be older than its taking by more than that.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    private readonly Backoff _backoff = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5));
    private DateTimeOffset _lost = DateTimeOffset.MinValue;
    private int _failures;
    private int _looks;

    /// <summary>Posts all that is due.</summary>
    /// <returns>How long to wait before the next call; zero when nothing that is due is left.</returns>
    public async Task<TimeSpan> RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && store.TakeNext(channel, time.GetUtcNow(), EntriesInPost) is { } post)
        {
            var outcome = post.Interrupted ? await LookAsync(post, cancellationToken) : await PostAsync(post);
            if (Settle(post, outcome) is { } delay)
            {
                return delay > ShortestWait ? delay : ShortestWait;
            }
        }

        return TimeSpan.Zero;
    }

    private async Task<PostOutcome> LookAsync(Post post, CancellationToken cancellationToken)
    {
        var settled = (_lost > post.Taken ? _lost : post.Taken) + Settling;
        if (settled - time.GetUtcNow() is { Ticks: > 0 } wait)
        {
            return new PostOutcome.Unknown("The request may still be on its way.", wait);
        }

        var found = await platform.FindPostAsync(channel, post.Key, post.Taken - ClockSkew, cancellationToken);
        return found is PostOutcome.NotSent ? await PostAsync(post) : found;
    }

    private async Task<PostOutcome> PostAsync(Post post)
    {
        // Another process may have stored these entries a moment ago.
        index.Refresh();
        return PostReply.Find(post, index.Current) is { } reply
            //// Not cancelled at shutdown: an answer that is waited for now need not be looked for after the restart.
            ? await platform.PostAsync(channel, reply, post.Key, CancellationToken.None)
            : new PostOutcome.NotSent("The entries have just been withdrawn.");
    }

    /// <summary>Writes down what became of a post.</summary>
    /// <returns>How long to wait, or null to go on with the next.</returns>
    private TimeSpan? Settle(Post post, PostOutcome outcome)
    {
        switch (outcome)
        {
            case PostOutcome.Sent sent:
                store.MarkSent(post.Key, sent.MessageId, time.GetUtcNow());
                LogSent(channel, post.Entries.Count, sent.MessageId);
                (_failures, _looks) = (0, 0);
                return null;
            case PostOutcome.Rejected rejected when post.Interrupted && ++_looks < MostLooks:
                LogUnknown(channel, rejected.Reason);
                return _backoff.After(++_failures);
            case PostOutcome.Rejected rejected:
                var reason = post.Interrupted ? $"It cannot be told whether this was posted, so it is not posted again. {rejected.Reason}" : rejected.Reason;
                store.MarkFailed(post.Key, reason);
                LogFailed(channel, post.Entries.Count, reason);
                (_failures, _looks) = (0, 0);
                return null;
            case PostOutcome.NotSent notSent:
                // What may be on its way from before keeps its key, by which a platform can tell a repetition.
                if (!post.Interrupted)
                {
                    store.MarkPending(post.Key, notSent.Reason);
                }

                LogNotSent(channel, notSent.Reason);
                return notSent.RetryAfter ?? _backoff.After(++_failures);
            case PostOutcome.Unknown unknown:
                _lost = post.Interrupted ? _lost : time.GetUtcNow();
                LogUnknown(channel, unknown.Reason);
                return unknown.RetryAfter ?? _backoff.After(++_failures);
            default:
                throw new InvalidOperationException($"{platform.Name} answered {outcome}.");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Posted {Entries} entries to {Channel} as message {MessageId}.")]
    private partial void LogSent(ChannelAddress channel, int entries, string messageId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing could be posted to {Channel} yet; it is tried again. {Reason}")]
    private partial void LogNotSent(ChannelAddress channel, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "It is not known whether a post to {Channel} has arrived; the channel is read before another try. {Reason}")]
    private partial void LogUnknown(ChannelAddress channel, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Entries} entries will not be posted to {Channel}. {Reason}")]
    private partial void LogFailed(ChannelAddress channel, int entries, string reason);
}
