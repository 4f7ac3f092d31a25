using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>Runs Socket Mode while the host runs.</summary>
internal sealed partial class SlackSocketService(SocketModeClient socket, InteractionHandler interactions, ILogger<SlackSocketService> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        socket.ConnectFailed += failure => LogConnectFailed(SlackErrors.Explain(failure));
        await socket.RunAsync(interactions.HandleAsync, stoppingToken);
        LogDisabled(SlackErrors.Explain(new SlackFailure.Refused("link_disabled")));
    }

    [LoggerMessage(LogLevel.Error, "No connection to Slack: {Reason}")]
    private partial void LogConnectFailed(string reason);

    [LoggerMessage(LogLevel.Critical, "Slack has switched Socket Mode off, so no commands arrive. {Reason}, then start PaperBot again.")]
    private partial void LogDisabled(string reason);
}
