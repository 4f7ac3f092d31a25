using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>Passes what happened on to what handles it. Events are acknowledged before, and each is handled once.</summary>
internal sealed class EventDispatcher(
    InteractionHandler interactions, MessageHandler messages, ViewHandler views, FormHandler forms, MessageShortcutHandler shortcuts, HomeHandler home, UnfurlHandler unfurls,
    AccessHandler access)
{
    private readonly RecentIds _handled = new(capacity: 10_000);

    /// <summary>Handles and acknowledges an envelope. What PaperBot does not know is acknowledged and ignored.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="owner">The workspace that is served.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    public Task HandleAsync(SocketEnvelope envelope, AuthInfo owner, CancellationToken cancellationToken) => envelope.Event switch
    {
        WorkspaceEvent happened => HandleEventAsync(envelope, happened, owner, cancellationToken),
        ViewSubmission { View: { CallbackId: FormView.CallbackId } view } => forms.SubmitAsync(envelope, view, cancellationToken),
        ViewSubmission submission => views.SubmitAsync(envelope, submission, cancellationToken),
        ViewAction action => views.PressAsync(envelope, action, cancellationToken),
        GlobalShortcut shortcut => views.OpenAsync(envelope, shortcut, cancellationToken),
        MessageShortcut shortcut => shortcuts.HandleAsync(envelope, shortcut, cancellationToken),
        _ => interactions.HandleAsync(envelope, cancellationToken),
    };

    private async Task HandleEventAsync(SocketEnvelope envelope, WorkspaceEvent happened, AuthInfo owner, CancellationToken cancellationToken)
    {
        await envelope.AcknowledgeAsync(null, cancellationToken);
        if (happened.EventId is not { } id || !_handled.TryAdd(id))
        {
            return;
        }

        await (happened switch
        {
            MessageEvent message => messages.HandleAsync(message, envelope.Origin, owner, cancellationToken),
            HomeOpened opened => home.HandleAsync(opened, envelope.Origin, cancellationToken),
            LinksShared shared => unfurls.HandleAsync(shared, envelope.Origin, cancellationToken),
            AccessRevoked revoked => access.HandleAsync(revoked, owner),
            _ => Task.CompletedTask,
        });
    }
}
