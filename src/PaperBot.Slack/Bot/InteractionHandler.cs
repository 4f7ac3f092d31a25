using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>Handles slash commands and pressed buttons: acknowledges the envelope, executes the command, and responds.</summary>
internal sealed partial class InteractionHandler(
    CommandRouter router, UserLocales locales, SlackApiClient client, TimeProvider time, ILogger<InteractionHandler> logger)
{
    private const int MaxTextLength = 40_000; // Slack truncates longer messages.

    // Slack waits 3 seconds for the acknowledgement.
    private static readonly TimeSpan MaxDelayOfAcknowledgement = TimeSpan.FromSeconds(1.5);
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);

    /// <summary>Handles one envelope. What PaperBot does not know is acknowledged and ignored.</summary>
    public Task HandleAsync(SocketEnvelope envelope, CancellationToken cancellationToken) => envelope.Event switch
    {
        SlashCommand command => HandleCommandAsync(envelope, command, cancellationToken),
        Interaction { Type: "block_actions", Actions: [{ } button, ..] } interaction when MessageButtons.AreOf(button) =>
            HandleButtonAsync(envelope, interaction, button, cancellationToken),
        _ => envelope.AcknowledgeAsync(null, cancellationToken),
    };

    /// <summary>Responds in the acknowledgement if the command is fast enough, else by the <c>response_url</c>.</summary>
    private async Task HandleCommandAsync(SocketEnvelope envelope, SlashCommand command, CancellationToken cancellationToken)
    {
        // On another thread: a command that computes for long must not delay the acknowledgement.
        var response = Task.Run(
            () => ExecuteAsync(Cut(command.Text ?? ""), envelope.Origin.User, SlackRenderer.CommandResponse, cancellationToken), cancellationToken);
        var isInTime = envelope.AcceptsResponsePayload
            && await response.CompletesWithinAsync(MaxDelayOfAcknowledgement, time, cancellationToken);
        var isAcknowledged = await envelope.AcknowledgeAsync(isInTime ? await response : null, cancellationToken);
        if (!isInTime || !isAcknowledged)
        {
            await RespondAsync(command.ResponseUrl, await response, cancellationToken);
        }
    }

    private async Task HandleButtonAsync(
        SocketEnvelope envelope, Interaction interaction, PressedButton button, CancellationToken cancellationToken)
    {
        await envelope.AcknowledgeAsync(null, cancellationToken);

        // A reply that found nothing does not replace the page, nor does one user's paging replace a message that others read as well.
        var canReplace = MessageButtons.Replaces(button.ActionId!) && interaction.Container is { IsEphemeral: true };
        var response = await ExecuteAsync(
            button.Value!,
            envelope.Origin.User,
            reply => SlackRenderer.ButtonResponse(reply, replaces: canReplace && reply.Found),
            cancellationToken);
        await RespondAsync(interaction.ResponseUrl, response, cancellationToken);
    }

    /// <summary>Executes a command line. A command that fails is logged, and the response apologizes.</summary>
    private async Task<ResponseMessage> ExecuteAsync(
        string line, string? user, Func<Reply, ResponseMessage> render, CancellationToken cancellationToken)
    {
        var locale = await locales.FindAsync(user, line, cancellationToken);
        try
        {
            return render(await router.ExecuteAsync(new CommandRequest(line, locale) { Person = $"Slack {user}" }, cancellationToken));
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e);
            return render(new Reply { Command = "", Locale = locale, Found = false, Message = Wording.SomethingWentWrong(locale) });
        }
    }

    private static string Cut(string text) => text.Length <= MaxTextLength ? text : text[..MaxTextLength];

    private async Task RespondAsync(string? responseUrl, ResponseMessage response, CancellationToken cancellationToken)
    {
        if (await client.RespondAsync(responseUrl, response, cancellationToken) is { } failure)
        {
            var reason = SlackErrors.Explain(failure);
            LogNotResponded(failure is SlackFailure.ForeignUrl ? LogLevel.Error : LogLevel.Warning, reason);
            await client.ExplainLossAsync(responseUrl, failure, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "A command failed.")]
    private partial void LogFailed(Exception e);

    [LoggerMessage("Slack did not receive a response: {Reason}")]
    private partial void LogNotResponded(LogLevel level, string reason);
}
