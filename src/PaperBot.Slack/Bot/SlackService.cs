using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>Runs Socket Mode while the host runs.</summary>
internal sealed partial class SlackService(SocketModeClient socket, InteractionHandler interactions, ILogger<SlackService> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        socket.ConnectFailed += failure => LogConnectFailed(SlackErrors.Describe(failure));
        await socket.RunAsync(interactions.HandleAsync, stoppingToken);
        LogDisabled(SlackErrors.Describe(new SlackFailure.Refused("link_disabled")));
    }

    [LoggerMessage(LogLevel.Error, "No connection to Slack: {Reason}")]
    private partial void LogConnectFailed(string reason);

    [LoggerMessage(LogLevel.Critical, "Slack has switched Socket Mode off, so no commands arrive. {Reason}, then start PaperBot again.")]
    private partial void LogDisabled(string reason);
}
