using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>Handles slash commands and pressed buttons: acknowledges the envelope, executes the command, and responds.</summary>
internal sealed class InteractionHandler(CommandRunner runner, ButtonHandler buttons, FormHandler forms, Responder responder, TimeProvider time)
{
    // Slack waits 3 seconds for the acknowledgement.
    private static readonly TimeSpan MaxDelayOfAcknowledgement = TimeSpan.FromSeconds(1.5);

    /// <summary>Handles one envelope. What PaperBot does not know is acknowledged and ignored.</summary>
    public Task HandleAsync(SocketEnvelope envelope, CancellationToken cancellationToken) => envelope.Event switch
    {
        SlashCommand { TriggerId: { Length: > 0 } trigger } command when runner.HasForm(TypedText.Read(command.Text)) =>
            forms.OpenAsync(envelope, trigger, TypedText.Read(command.Text), cancellationToken),
        Interaction { Type: "block_actions", TriggerId: { Length: > 0 } trigger, Actions: [{ Chosen: { } line } action, ..] }
            when ActionId.Find(action.ActionId) is not null && runner.HasForm(line) => forms.OpenAsync(envelope, trigger, line, cancellationToken),
        SlashCommand command => HandleCommandAsync(envelope, command, cancellationToken),
        Interaction { Type: "block_actions", Actions: [{ Chosen: { Length: > 0 and <= MessageLimits.ButtonValue } line } action, ..] } interaction
            when ActionId.Find(action.ActionId) is { } id => HandleButtonAsync(envelope, interaction, id, line, cancellationToken),
        _ => envelope.AcknowledgeAsync(null, cancellationToken),
    };

    /// <summary>Responds in the acknowledgement if the command is fast enough and Slack surely accepts the response, else by the <c>response_url</c>.</summary>
    private async Task HandleCommandAsync(SocketEnvelope envelope, SlashCommand command, CancellationToken cancellationToken)
    {
        var running = RunAsync(TypedText.Read(command.Text), envelope.Origin, cancellationToken);
        var isInTime = envelope.AcceptsResponsePayload
            && await running.CompletesWithinAsync(MaxDelayOfAcknowledgement, time, cancellationToken);
        var response = isInTime ? responder.FindForAcknowledgement(envelope.Origin.Team, await running) : null;
        var isAcknowledged = await envelope.AcknowledgeAsync(response, cancellationToken);
        if (response is null || !isAcknowledged)
        {
            await responder.RespondAsync(command.ResponseUrl, envelope.Origin.Team, await running, cancellationToken);
        }
    }

    private async Task<Func<bool, ResponseMessage>> RunAsync(string line, EnvelopeOrigin origin, CancellationToken cancellationToken)
    {
        var reply = await runner.RunAsync(line, origin, cancellationToken);
        return newer => SlackRenderer.CommandResponse(reply, newer);
    }

    private async Task HandleButtonAsync(
        SocketEnvelope envelope, Interaction interaction, ActionId id, string line, CancellationToken cancellationToken)
    {
        await envelope.AcknowledgeAsync(null, cancellationToken);
        await buttons.HandleAsync(interaction, id, line, envelope.Origin, cancellationToken);
    }
}
