using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>Changes messages that are in a channel: updates those whose entries have changed, and deletes copies that arrived late.</summary>
internal sealed partial class MessageEditing(
    PostReplies replies, DeliveryCalls calls, Suspensions suspensions, IOptions<DeliveryOptions> options, DeliveryClock clock, ILogger<MessageEditing> logger)
{
    private readonly DeliveryOptions _options = options.Value;

    /// <summary>Does what is due, or notes that there is nothing to do.</summary>
    public void Start(DeliveryChannel channel, OutboxEdit edit)
    {
        if (edit.IsCheck)
        {
            Check(channel, edit);
        }
        else if (FindUpdate(channel, edit) is var (update, shown))
        {
            calls.Start(
                channel,
                () => channel.Platform.ChangeAsync(platform => platform.UpdateAsync(update.Target, edit.MessageId, update.Reply, edit.Message.Key, CancellationToken.None)),
                bug => new PostOutcome.Unknown(bug),
                outcome => OnUpdated(channel, edit, outcome, shown));
        }
    }

    /// <summary>Does what is due in several channels, up to the first that needs a call, or cannot be done.</summary>
    public void StartWithoutCalls(OrderedDictionary<DeliveryChannel, OutboxEdit> edits)
    {
        foreach (var (channel, edit) in edits)
        {
            try
            {
                if (edit.IsCheck || FindUpdate(channel, edit) is not null)
                {
                    return;
                }

                channel.WasChange = true;
            }
            catch (Exception exception) when (exception is not StorageException)
            {
                return; // When it is this channel's turn, it is logged, and tried again later.
            }
        }
    }

    /// <summary>Deletes the next copy.</summary>
    public void Delete(DeliveryChannel channel)
    {
        var copy = channel.Copies.Dequeue();
        calls.Start(
            channel,
            () => channel.Platform.ChangeAsync(platform => platform.DeleteAsync(copy.Message.ToTarget(), copy.MessageId, CancellationToken.None)),
            bug => new PostOutcome.Unknown(bug),
            outcome => OnDeleted(channel, copy, outcome));
    }

    /// <summary>Notes that an edit could not even be made.</summary>
    public void Fail(DeliveryChannel channel, OutboxEdit edit, string reason) => Retry(channel, edit, AttemptAction.Update, AttemptOutcome.Postponed, reason, null);

    /// <summary>Finds what a message must show, with the fingerprint of that; null if there was nothing to do, which is noted.</summary>
    private (Post Update, string Shown)? FindUpdate(DeliveryChannel channel, OutboxEdit edit)
    {
        var update = replies.FindUpdate(edit.Message);
        if (update is not null && Fingerprint.Of(update.Reply) is var shown && shown != edit.Shown)
        {
            return (update, shown);
        }

        var (outcome, detail) = update is null ? (AttemptOutcome.Rejected, "Its entries no longer exist.") : (AttemptOutcome.Done, "It shows this already.");
        End(channel, edit, AttemptAction.Update, outcome, detail, edit.Shown);
        return null;
    }

    private void OnUpdated(DeliveryChannel channel, OutboxEdit edit, PostOutcome outcome, string shown)
    {
        switch (outcome)
        {
            case PostOutcome.Sent:
                End(channel, edit, AttemptAction.Update, AttemptOutcome.Done, null, shown);
                channel.NoteWorks(null);
                LogUpdated(channel.Address, edit.MessageId);
                break;
            case PostOutcome.Rejected rejected:
                End(channel, edit, AttemptAction.Update, AttemptOutcome.Rejected, rejected.Reason, edit.Shown);
                LogNotUpdated(channel.Address, edit.MessageId, rejected.Reason);
                break;
            case PostOutcome.Blocked blocked:
                OnBlocked(channel, edit, blocked);
                break;
            case PostOutcome.NotSent notSent:
                Retry(channel, edit, AttemptAction.Update, AttemptOutcome.Postponed, notSent.Reason, notSent.RetryAfter);
                break;
            case PostOutcome.Unknown unknown:
                // It may have been changed: whatever it is to show later, it does not show that for certain.
                Retry(channel, edit with { Shown = null }, AttemptAction.Update, AttemptOutcome.Unknown, unknown.Reason, unknown.RetryAfter, new MessageChange.Edited(DateTimeOffset.UnixEpoch, null));
                break;
        }
    }

    /// <summary>A channel that works refuses only this edit, which is left out; another is suspended.</summary>
    private void OnBlocked(DeliveryChannel channel, OutboxEdit edit, PostOutcome.Blocked blocked)
    {
        if (blocked.IsForAll)
        {
            Suspend(blocked);
            return;
        }

        suspensions.Check(channel, check =>
        {
            if (check.Works)
            {
                OnUpdated(channel, edit, new PostOutcome.Rejected(blocked.Reason), "");
            }
            else if (check.IsUnknown)
            {
                Retry(channel, edit, AttemptAction.Update, AttemptOutcome.Postponed, blocked.Reason, null);
            }
            else
            {
                Suspend(check.ToBlocked());
            }
        });

        void Suspend(PostOutcome.Blocked problem)
        {
            channel.Note(Attempt(edit.Message, AttemptAction.Update, AttemptOutcome.Postponed, problem.Reason));
            channel.Refused = null;
            suspensions.Add(channel, problem);
        }
    }

    private void Check(DeliveryChannel channel, OutboxEdit edit) => calls.Start(
        channel,
        () => channel.Platform.FindAsync(edit.Message.ToTarget(), edit.Message.Key, clock.FindStart(edit.Message)),
        bug => new FindOutcome.Unknown(bug),
        outcome => OnChecked(channel, edit, outcome));

    private void OnChecked(DeliveryChannel channel, OutboxEdit edit, FindOutcome outcome)
    {
        switch (outcome)
        {
            case FindOutcome.Found { MessageIds: [_, _, ..] ids }:
                // The one that the ledger names has the thread.
                var kept = ids.Contains(edit.MessageId) ? edit.MessageId : ids[0];
                var again = edit with { Due = clock.DueNow + _options.LateCopy };
                foreach (var copy in ids.Where(id => id != kept && channel.Copies.All(known => known.MessageId != id)))
                {
                    channel.Copies.Enqueue(new(edit.Message, copy, again));
                }

                channel.Note(Attempt(edit.Message, AttemptAction.Find, AttemptOutcome.Done, $"It is there more than once: {ids.Count}"), new MessageChange.CheckAgain(edit.Due, again.Due));
                break;
            case FindOutcome.Blocked blocked:
                End(channel, edit, AttemptAction.Find, AttemptOutcome.Rejected, blocked.Reason, edit.Shown);
                break;
            case FindOutcome.Unknown unknown:
                Retry(channel, edit, AttemptAction.Find, AttemptOutcome.Unknown, unknown.Reason, unknown.RetryAfter);
                break;
            default:
                End(channel, edit, AttemptAction.Find, outcome is FindOutcome.NotThere ? AttemptOutcome.NotThere : AttemptOutcome.Done, null, edit.Shown);
                break;
        }
    }

    private void OnDeleted(DeliveryChannel channel, MessageCopy copy, PostOutcome outcome)
    {
        switch (outcome)
        {
            case PostOutcome.Sent:
                channel.Note(Attempt(copy.Message, AttemptAction.Delete, AttemptOutcome.Done, $"A later copy was deleted: {copy.MessageId}"));
                LogDeleted(channel.Address, copy.MessageId);
                channel.CopyFailures.Clear();
                break;
            case PostOutcome.NotSent notSent:
                RetryDelete(channel, copy, notSent.Reason, notSent.RetryAfter);
                break;
            case PostOutcome.Unknown unknown:
                RetryDelete(channel, copy, unknown.Reason, unknown.RetryAfter);
                break;
            case PostOutcome.Rejected rejected:
                Keep(channel, copy, rejected.Reason);
                break;
            case PostOutcome.Blocked blocked:
                Keep(channel, copy, blocked.Reason);
                break;
        }
    }

    private void Keep(DeliveryChannel channel, MessageCopy copy, string reason) => channel.Note(
        Attempt(copy.Message, AttemptAction.Delete, AttemptOutcome.Rejected, $"The later copy {copy.MessageId} could not be deleted. {reason}"),
        copy.Check is { } check ? new MessageChange.Edited(check.Due, check.Shown) : null);

    private void RetryDelete(DeliveryChannel channel, MessageCopy copy, string reason, TimeSpan? wait)
    {
        var backoff = channel.CopyFailures.Add(clock.Elapsed);
        if (channel.CopyFailures.IsEnough(clock.Elapsed, clock.DueNow - copy.Message.Due, _options.GiveUp))
        {
            Keep(channel, copy, reason);
            return;
        }

        channel.Copies.Enqueue(copy);
        channel.Note(Attempt(copy.Message, AttemptAction.Delete, AttemptOutcome.Postponed, reason));

        // Everything else goes on meanwhile, unless the platform itself asks to wait.
        channel.CopiesNotBefore = clock.Elapsed + backoff;
        channel.Wait(clock.Elapsed, wait ?? TimeSpan.Zero);
    }

    private void Retry(DeliveryChannel channel, OutboxEdit edit, AttemptAction action, AttemptOutcome outcome, string reason, TimeSpan? wait, MessageChange? change = null)
    {
        var backoff = channel.EditFailures.Add(clock.Elapsed);
        if (channel.EditFailures.IsEnough(clock.Elapsed, clock.DueNow - edit.Due, _options.GiveUp))
        {
            End(channel, edit, action, AttemptOutcome.Rejected, reason, edit.Shown);
            return;
        }

        // Posts go on meanwhile, unless the platform itself asks to wait.
        channel.EditsNotBefore = clock.Elapsed + backoff;
        channel.Note(Attempt(edit.Message, action, outcome, reason), change);
        channel.Wait(clock.Elapsed, wait ?? TimeSpan.Zero);
    }

    private void End(DeliveryChannel channel, OutboxEdit edit, AttemptAction action, AttemptOutcome outcome, string? detail, string? shown)
    {
        channel.Note(Attempt(edit.Message, action, outcome, detail), new MessageChange.Edited(edit.Due, shown));
        channel.EditFailures.Clear();
        channel.EditsNotBefore = TimeSpan.Zero;
    }

    private DeliveryAttempt Attempt(OutboxMessage message, AttemptAction action, AttemptOutcome outcome, string? detail) => new(message.Key, clock.UtcNow, action, outcome, detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "Updated message {MessageId} in {Channel}, since an entry has changed.")]
    private partial void LogUpdated(ChannelAddress channel, string messageId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} in {Channel} stays as it is. {Reason}")]
    private partial void LogNotUpdated(ChannelAddress channel, string messageId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deleted message {MessageId} in {Channel}: a copy that arrived late.")]
    private partial void LogDeleted(ChannelAddress channel, string messageId);
}
