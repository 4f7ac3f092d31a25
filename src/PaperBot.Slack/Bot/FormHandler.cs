using Microsoft.Extensions.Logging;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>Opens the form in which a channel is subscribed, and runs what was filled in as a command. What is wrong is shown at the field, so that nothing need be typed again.</summary>
internal sealed partial class FormHandler(CommandRunner commands, SlackApiClient client, Responder responder, TimeProvider time, ILogger<FormHandler> logger)
{
    // Slack waits 3 seconds for an acknowledgement.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(1.5);
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);

    /// <summary>Opens the form; if Slack does not, the command is run as it is, which says how to write it.</summary>
    public async Task OpenAsync(SocketEnvelope envelope, string trigger, string line, CancellationToken cancellationToken)
    {
        await envelope.AcknowledgeAsync(null, cancellationToken);
        var origin = envelope.Origin;
        var locale = await commands.FindLocaleAsync(origin, line, cancellationToken);
        var failure = origin.Channel is { } channel
            ? (await client.OpenViewAsync(trigger, FormView.Ask(locale, channel), cancellationToken)).Failure
            : new SlackFailure.Refused("channel_not_found");
        if (failure is not null)
        {
            LogNotShown(SlackErrors.Explain(failure));
            var reply = await commands.RunAsync(line, origin, cancellationToken);
            await responder.RespondAsync(envelope.Event?.ResponseUrl, origin.Team, newer => SlackRenderer.ButtonResponse(reply, replaces: false, newer), cancellationToken);
        }
    }

    /// <summary>Runs the command that was filled in, and shows its reply.</summary>
    public async Task SubmitAsync(SocketEnvelope envelope, ShownView view, CancellationToken cancellationToken)
    {
        var origin = envelope.Origin;
        if (view.Id is not { Length: > 0 } id || origin.Channel is not { } channel)
        {
            await envelope.AcknowledgeAsync(null, cancellationToken);
            return;
        }

        var line = FormView.FindLine(view);
        var running = commands.RunAsync(line, origin, cancellationToken);
        if (await running.CompletesWithinAsync(MaxDelay, time, cancellationToken))
        {
            var reply = await running;
            await envelope.AcknowledgeAsync(reply.Found ? new ViewResponse(FormView.Answer(reply, channel)) : FormView.Errors(reply, view), cancellationToken);
            return;
        }

        var locale = await commands.FindLocaleAsync(origin, line, cancellationToken);
        await envelope.AcknowledgeAsync(new ViewResponse(FormView.Checking(locale, channel)), cancellationToken);
        var answer = FormView.Answer(await running, channel);
        if (await SafeRetry.RunAsync(() => client.UpdateViewAsync(id, hash: null, answer, cancellationToken), time, cancellationToken) is { } failure and not SlackFailure.Refused { Error: "not_found" })
        {
            LogNotShown(SlackErrors.Explain(failure));
        }
    }

    [LoggerMessage(LogLevel.Warning, "The form of a subscription in Slack does not show what it should: {Reason}")]
    private partial void LogNotShown(string reason);
}
