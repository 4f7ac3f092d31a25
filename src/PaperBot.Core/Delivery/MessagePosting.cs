using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>
/// Posts the message that a channel has in hand. One whose response was lost, or that was being posted when the process ended, is looked for before it is posted
/// again, and not before everything that was sent has reached the channel or never will.
/// </summary>
internal sealed partial class MessagePosting(
    IDeliveryStore store, PostReplies replies, DeliveryCalls calls, Suspensions suspensions, IOptions<DeliveryOptions> options, DeliveryClock clock, DeliveryMetrics metrics,
    ILogger<MessagePosting> logger)
{
    private const int MaxInVain = 12;
    private readonly DeliveryOptions _options = options.Value;

    /// <summary>Gives a channel a message that was taken from the outbox; null if there is none.</summary>
    public void Take(DeliveryChannel channel, OutboxMessage? message) => channel.Message = message is null ? null : MessageInHand.Create(message, clock, _options.Patience + _options.Landing);

    /// <summary>Makes the next call.</summary>
    public void Continue(DeliveryChannel channel, MessageInHand hand)
    {
        if (hand.MayBeThere)
        {
            Find(channel, hand);
        }
        else
        {
            Post(channel, hand);
        }
    }

    /// <summary>Notes that a message could not even be made.</summary>
    public void Fail(DeliveryChannel channel, MessageInHand hand, string reason, bool isBug)
    {
        hand.Bugs += isBug ? 1 : 0;
        if (hand is { Bugs: >= MaxInVain, MayBeThere: false })
        {
            Refuse(channel, hand, reason);
        }
        else
        {
            Retry(channel, hand, AttemptAction.Post, AttemptOutcome.Postponed, reason, null, new MessageChange.None());
        }
    }

    private void Post(DeliveryChannel channel, MessageInHand hand)
    {
        var message = hand.Message;
        if (replies.FindPost(message) is not { } post)
        {
            Leave(channel, hand);
            return;
        }

        if (!hand.HasBegun)
        {
            store.MarkPosting(message.Key, clock.UtcNow);
            hand.Tries++;
        }

        var shown = Fingerprint.Of(post.Reply);
        hand.Begin(shown);
        var landing = clock.Elapsed + _options.Patience + _options.Landing;
        calls.Start(
            channel,

            // Not cancelled at shutdown: a response that is awaited now need not be looked for after the restart.
            () => DeliveryMetrics.TraceAsync(message, () => channel.Platform.CallAsync(platform => platform.PostAsync(post.Target, post.Reply, message.Key, CancellationToken.None))),
            hand.NoteBug,
            outcome => OnPosted(channel, hand, outcome, shown, landing));
    }

    /// <summary>Its entries were withdrawn after it had been taken: a post that has not begun waits for them, one that has begun does without.</summary>
    private void Leave(DeliveryChannel channel, MessageInHand hand)
    {
        var isFirst = hand.Message is { Root: null, Part: 1 };
        channel.Note(Attempt(hand, AttemptAction.Post, AttemptOutcome.Postponed, "Its entries have just been withdrawn."), isFirst ? new MessageChange.Pending() : new MessageChange.Failed());
        channel.EndMessage();
        if (isFirst)
        {
            channel.Wait(clock.Elapsed, channel.PostFailures.Add(clock.Elapsed));
        }
    }

    private void OnPosted(DeliveryChannel channel, MessageInHand hand, PostOutcome outcome, string shown, TimeSpan landing)
    {
        // Another request, from before, may still be on its way: then it is looked for before it is posted again.
        var wait = hand.WasPosted ? (MessageChange)new MessageChange.None() : new MessageChange.Pending();
        switch (outcome)
        {
            case PostOutcome.Sent sent:
                End(channel, hand, sent.MessageId, AttemptAction.Post, shown, hand.Tries > 1);
                break;
            case PostOutcome.Rejected rejected:
                Refuse(channel, hand, rejected.Reason);
                break;
            case PostOutcome.NotSent notSent:
                Retry(channel, hand, AttemptAction.Post, AttemptOutcome.Postponed, notSent.Reason, notSent.RetryAfter, wait);
                hand.MayBeThere = hand.WasPosted;
                break;
            case PostOutcome.Blocked blocked:
                channel.Note(Attempt(hand, AttemptAction.Post, AttemptOutcome.Postponed, blocked.Reason), wait);
                channel.EndMessage();
                channel.Refused = hand.Message.Kind;
                suspensions.Add(channel, blocked);
                break;
            case PostOutcome.Unknown unknown:
                var later = clock.Elapsed + _options.Landing;
                hand.Landed = later > landing ? later : landing;
                hand.MayBeThere = hand.WasPosted = true;
                Retry(channel, hand, AttemptAction.Post, AttemptOutcome.Unknown, unknown.Reason, unknown.RetryAfter, new MessageChange.None());
                break;
        }
    }

    /// <summary>It is never accepted as it is: one with several entries is posted in parts.</summary>
    private void Refuse(DeliveryChannel channel, MessageInHand hand, string reason)
    {
        if (hand.Message.CanSplit)
        {
            LogSplit(channel.Address, hand.Message.Entries.Count, reason);
            channel.Note(Attempt(hand, AttemptAction.Post, AttemptOutcome.Rejected, reason), new MessageChange.Split());
            channel.EndMessage();
        }
        else
        {
            GiveUp(channel, hand, AttemptAction.Post, reason);
        }

        channel.PostFailures.Clear();
    }

    private void Find(DeliveryChannel channel, MessageInHand hand) => calls.Start(
        channel,
        () => channel.FindAsync(hand, clock.FindStart(hand.Message)),
        bug => new FindOutcome.Unknown(bug),
        outcome => OnFound(channel, hand, outcome));

    private void OnFound(DeliveryChannel channel, MessageInHand hand, FindOutcome outcome)
    {
        switch (outcome)
        {
            case FindOutcome.Found { MessageIds: [var oldest, ..] ids }:
                End(channel, hand, oldest, AttemptAction.Find, hand.Shown, hand.Tries > 1 || ids.Count > 1);
                foreach (var copy in ids.Skip(1))
                {
                    channel.Copies.Enqueue(new(hand.Message, copy, null));
                }

                break;
            case FindOutcome.Read { Keys: var keys } when hand.FindPosted(keys) is { Count: > 0 } posted:
                channel.Note(Attempt(hand, AttemptAction.Find, AttemptOutcome.Done, "It was posted before a backup was restored."), new MessageChange.Recognized(posted));
                channel.EndMessage();
                break;
            case FindOutcome.Read:
                (hand.MayBeElsewhere, hand.WasLookedFor) = (false, true);
                break;
            case FindOutcome.NotThere or FindOutcome.Found:
                channel.Note(Attempt(hand, AttemptAction.Find, AttemptOutcome.NotThere, null));
                (hand.MayBeThere, hand.WasLookedFor) = (false, true);
                if (hand.Bugs >= MaxInVain)
                {
                    Refuse(channel, hand, "PaperBot cannot post it; the log says why.");
                }

                break;
            case FindOutcome.Blocked blocked:
                suspensions.Check(channel, check => OnBlockedLook(channel, hand, blocked.Reason, check));
                break;
            case FindOutcome.Unknown unknown:
                Retry(channel, hand, AttemptAction.Find, AttemptOutcome.Unknown, unknown.Reason, unknown.RetryAfter, new MessageChange.None());
                break;
        }
    }

    /// <summary>Without the channel, it remains unknown whether the message is there; in a channel that works, that never changes.</summary>
    private void OnBlockedLook(DeliveryChannel channel, MessageInHand hand, string reason, CheckResult check)
    {
        if (check is { Works: false, IsUnknown: false })
        {
            channel.Note(Attempt(hand, AttemptAction.Find, AttemptOutcome.Postponed, check.Message));
            suspensions.Add(channel, check.ToBlocked());
        }
        else if (check.Works && ++hand.BlockedLooks >= MaxInVain)
        {
            GiveUp(channel, hand, AttemptAction.Find, reason);
        }
        else
        {
            Retry(channel, hand, AttemptAction.Find, AttemptOutcome.Postponed, reason, null, new MessageChange.None());
        }
    }

    private void End(DeliveryChannel channel, MessageInHand hand, string messageId, AttemptAction action, string? shown, bool mayHaveCopies)
    {
        DateTimeOffset? check = mayHaveCopies ? clock.DueNow + _options.LateCopy : null;
        channel.Note(Attempt(hand, action, AttemptOutcome.Done, messageId), new MessageChange.Sent(messageId, shown, check));
        channel.PostFailures.Clear();
        channel.NoteWorks(hand.Message.Kind);
        channel.EndMessage();
        channel.LogWhenRecorded.Enqueue(() => metrics.AddSent(channel.Address, clock.UtcNow - hand.Message.Due));
        channel.LogWhenRecorded.Enqueue(() => LogSent(channel.Address, hand.Message.Entries.Count, messageId));
    }

    private void Retry(
        DeliveryChannel channel, MessageInHand hand, AttemptAction action, AttemptOutcome outcome, string reason, TimeSpan? wait, MessageChange change)
    {
        var backoff = channel.PostFailures.Add(clock.Elapsed);
        if (channel.PostFailures.IsEnough(clock.Elapsed, clock.DueNow - hand.Message.Due, _options.GiveUp))
        {
            GiveUp(channel, hand, action, reason);
            return;
        }

        channel.Wait(clock.Elapsed, wait ?? backoff);
        channel.Note(Attempt(hand, action, outcome, reason), change);
        LogRetry(channel.Address, reason);
        if (change is MessageChange.Pending)
        {
            channel.EndMessage();
        }
    }

    private void GiveUp(DeliveryChannel channel, MessageInHand hand, AttemptAction action, string reason)
    {
        var isUnknown = hand.MayBeThere;
        reason = isUnknown ? $"It is not known whether this was posted, so it is not posted again. {reason}" : reason;
        channel.Note(Attempt(hand, action, isUnknown ? AttemptOutcome.Unknown : AttemptOutcome.Rejected, reason), new MessageChange.Failed());
        channel.EndMessage();
        LogFailed(channel.Address, hand.Message.Entries.Count, reason);
    }

    private DeliveryAttempt Attempt(MessageInHand hand, AttemptAction action, AttemptOutcome outcome, string? detail) => new(hand.Message.Key, clock.UtcNow, action, outcome, detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "Posted {Entries} entries to {Channel} as message {MessageId}.")]
    private partial void LogSent(ChannelAddress channel, int entries, string messageId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message of {Entries} entries was not accepted in {Channel}; it is posted in parts. {Reason}")]
    private partial void LogSplit(ChannelAddress channel, int entries, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing could be posted to {Channel} yet; trying again. {Reason}")]
    private partial void LogRetry(ChannelAddress channel, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Entries} entries will not be posted to {Channel}. {Reason}")]
    private partial void LogFailed(ChannelAddress channel, int entries, string reason);
}
