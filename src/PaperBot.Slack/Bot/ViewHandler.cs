using Microsoft.Extensions.Logging;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>
/// Handles the global shortcut <c>Look up papers</c>, the modal that it opens, and the buttons of the app's own page, which open the same modal: neither has
/// a channel to respond to.
/// </summary>
internal sealed partial class ViewHandler(CommandRunner commands, SlackApiClient client, TimeProvider time, ILogger<ViewHandler> logger)
{
    // Slack waits 3 seconds for an acknowledgement, and as long for the use of a trigger.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(1.5);
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);

    /// <summary>Opens the modal.</summary>
    public async Task OpenAsync(SocketEnvelope envelope, GlobalShortcut shortcut, CancellationToken cancellationToken)
    {
        await envelope.AcknowledgeAsync(null, cancellationToken);
        if (shortcut is { CallbackId: LookUpView.CallbackId, TriggerId: { Length: > 0 } trigger })
        {
            var locale = await commands.FindLocaleAsync(envelope.Origin, "", cancellationToken);
            var opened = await client.OpenViewAsync(trigger, LookUpView.Ask(locale, envelope.Origin.Channel), cancellationToken);
            Log(opened.Failure);
        }
    }

    /// <summary>Opens a modal that only says something.</summary>
    public async Task OpenAsync(string trigger, Reply notice, CancellationToken cancellationToken)
    {
        var opened = await client.OpenViewAsync(trigger, LookUpView.Notice(notice), cancellationToken);
        Log(opened.Failure);
    }

    /// <summary>Looks up what was typed, and shows the reply in the modal.</summary>
    public async Task SubmitAsync(SocketEnvelope envelope, ViewSubmission submission, CancellationToken cancellationToken)
    {
        if (submission.View is not { Id: { Length: > 0 } id, CallbackId: LookUpView.CallbackId } view)
        {
            await envelope.AcknowledgeAsync(null, cancellationToken);
            return;
        }

        var (line, origin) = (LookUpView.FindLine(view), envelope.Origin);
        var running = commands.RunAsync(line, origin, cancellationToken);
        if (await running.CompletesWithinAsync(MaxDelay, time, cancellationToken))
        {
            await envelope.AcknowledgeAsync(new ViewResponse(LookUpView.Answer(await running, origin.Channel)), cancellationToken);
            return;
        }

        var locale = await commands.FindLocaleAsync(origin, line, cancellationToken);
        await envelope.AcknowledgeAsync(new ViewResponse(LookUpView.Looking(locale, origin.Channel)), cancellationToken);
        await UpdateAsync(id, hash: null, LookUpView.Answer(await running, origin.Channel), cancellationToken);
    }

    /// <summary>Executes the command of a button: in the modal where it is, or in a new one.</summary>
    public async Task PressAsync(SocketEnvelope envelope, ViewAction action, CancellationToken cancellationToken)
    {
        await envelope.AcknowledgeAsync(null, cancellationToken);
        if (action is not { View: { Id: { Length: > 0 } id } view, Actions: [{ Chosen: { Length: > 0 and <= MessageLimits.ButtonValue } line } element, ..] }
            || ActionId.Find(element.ActionId) is not { } known)
        {
            return;
        }

        // A view stays in its language.
        var origin = envelope.Origin;
        var locale = known.Locale ?? await commands.FindLocaleAsync(origin, line, cancellationToken);
        var running = Task.Run(() => commands.RunAsync(line, locale, origin, cancellationToken), cancellationToken);
        if (view.Type == "modal")
        {
            await UpdateAsync(id, view.Hash, LookUpView.Answer(await running, origin.Channel), cancellationToken);
        }
        else if (action.TriggerId is { Length: > 0 } trigger)
        {
            await OpenAsync(trigger, locale, running, origin, cancellationToken);
        }
    }

    private async Task OpenAsync(string trigger, Locale locale, Task<Reply> running, EnvelopeOrigin origin, CancellationToken cancellationToken)
    {
        var isInTime = await running.CompletesWithinAsync(MaxDelay, time, cancellationToken);
        var first = isInTime
            ? LookUpView.Answer(await running, origin.Channel)
            : LookUpView.Looking(locale, origin.Channel);
        var opened = await client.OpenViewAsync(trigger, first, cancellationToken);
        Log(opened.Failure);
        if (opened.IsDone && !isInTime)
        {
            await UpdateAsync(opened.Value.Id, opened.Value.Hash, LookUpView.Answer(await running, origin.Channel), cancellationToken);
        }
    }

    private async Task UpdateAsync(string id, string? hash, View view, CancellationToken cancellationToken) =>
        Log(await SafeRetry.RunAsync(() => client.UpdateViewAsync(id, hash, view, cancellationToken), time, cancellationToken));

    private void Log(SlackFailure? failure)
    {
        // The person has pressed another button meanwhile, or has closed the modal.
        if (failure is not (null or SlackFailure.Refused { Error: "hash_conflict" or "not_found" }))
        {
            LogNotShown(SlackErrors.Explain(failure));
        }
    }

    [LoggerMessage(LogLevel.Warning, "A modal in Slack does not show a reply: {Reason}")]
    private partial void LogNotShown(string reason);
}
