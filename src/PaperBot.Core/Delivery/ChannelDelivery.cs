using Microsoft.Extensions.Logging;
using PaperBot.Index;
using PaperBot.Platforms;
using PaperBot.Storage;

namespace PaperBot.Delivery;

/// <summary>
/// Brings a channel what it is owed, one post after the other. A post whose answer was lost, or that was under way when the process died,
/// is looked for in the channel before anything else is posted: it is never sent twice on a guess.
/// </summary>
internal sealed partial class ChannelDelivery(ChannelAddress channel, IChatPlatform platform, IDeliveryStore store, EntryIndex index, TimeProvider time, ILogger logger)
{
    private const int EntriesInPost = 10;
    private const int MostLooks = 12;

    // A request that was on its way when its sender died has reached the platform by then, or never will.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    // Clocks differ; a post cannot be older than its taking by more than that.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private int _failures;
    private int _looks;

    /// <summary>Posts all that is due.</summary>
    /// <returns>How long to wait before the next call; zero when nothing that is due is left.</returns>
    public async Task<TimeSpan> RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && store.TakeNext(channel, time.GetUtcNow(), EntriesInPost) is { } post)
        {
            if (post.Interrupted && post.Taken + Settling - time.GetUtcNow() is { Ticks: > 0 } wait)
            {
                return wait;
            }

            // Another process may have stored these entries a moment ago.
            index.Refresh();

            // Not cancelled at shutdown: an answer that is waited for now need not be looked for after the restart.
            var outcome = post.Interrupted
                ? await platform.FindPostAsync(channel, post.Key, post.Taken - ClockSkew, CancellationToken.None)
                : await platform.PostAsync(channel, PostReply.Of(post, index.Current), post.Key, CancellationToken.None);
            if (Settle(post, outcome) is { Ticks: > 0 } delay)
            {
                return delay;
            }
        }

        return TimeSpan.Zero;
    }

    /// <summary>Writes down what became of a post.</summary>
    /// <returns>How long to wait before the next.</returns>
    private TimeSpan Settle(Post post, PostOutcome outcome)
    {
        switch (outcome)
        {
            case PostOutcome.Sent sent:
                store.MarkSent(post.Key, sent.MessageId, time.GetUtcNow());
                LogSent(channel, post.Entries.Count, sent.MessageId);
                (_failures, _looks) = (0, 0);
                return TimeSpan.Zero;
            case PostOutcome.Rejected rejected:
                store.MarkFailed(post.Key, rejected.Reason);
                LogFailed(channel, post.Entries.Count, rejected.Reason);
                (_failures, _looks) = (0, 0);
                return TimeSpan.Zero;
            case PostOutcome.NotSent notSent:
                store.MarkPending(post.Key, notSent.Reason);
                if (post.Interrupted)
                {
                    _looks = 0;
                    return TimeSpan.Zero;
                }

                LogNotSent(channel, notSent.Reason);
                return notSent.RetryAfter ?? Backoff();
            case PostOutcome.Unknown unknown when post.Interrupted && ++_looks >= MostLooks:
                var reason = $"It cannot be told whether this was posted, so it is not posted again. {unknown.Reason}";
                store.MarkFailed(post.Key, reason);
                LogFailed(channel, post.Entries.Count, reason);
                (_failures, _looks) = (0, 0);
                return TimeSpan.Zero;
            case PostOutcome.Unknown unknown:
                LogUnknown(channel, unknown.Reason);
                return Backoff();
            default:
                throw new InvalidOperationException($"{platform.Name} answered {outcome}.");
        }
    }

    /// <summary>1 s, 2 s, 4 s … up to 5 minutes, up to a quarter more at random.</summary>
    private TimeSpan Backoff()
    {
        var seconds = Math.Min(300, Math.Pow(2, Math.Min(_failures++, 16)));
        return TimeSpan.FromSeconds(seconds * (1 + (Random.Shared.NextDouble() / 4)));
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
