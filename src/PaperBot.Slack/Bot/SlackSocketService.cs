using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>Finds out which workspace the bot token belongs to, and from then on runs Socket Mode, if there is a token for it.</summary>
internal sealed partial class SlackSocketService(
    SlackApiClient client, SocketModeClient socket, ServedWorkspace workspace, EnvelopeGate gate, BlockSupport blocks, IOptions<SlackOptions> options,
    TimeProvider time, ILogger<SlackSocketService> logger)
    : BackgroundService
{
    private static readonly TimeSpan TokenRefusedDelay = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MaxLoading = TimeSpan.FromSeconds(2);
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly Backoff _backoff = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        socket.ConnectFailed += failure => LogConnectFailed(SlackErrors.Explain(failure));
        var owner = await IdentifyAsync(stoppingToken);
        workspace.Owner = owner;
        LogServes(owner.Team, owner.TeamId);
        await Task.Run(() => blocks.Load(owner.TeamId), stoppingToken).CompletesWithinAsync(MaxLoading, time, stoppingToken);
        if (options.Value.AppToken.Length == 0)
        {
            return;
        }

        await socket.RunAsync((envelope, cancellationToken) => gate.HandleAsync(envelope, owner, cancellationToken), stoppingToken);
        LogDisabled(SlackErrors.Explain(new SlackFailure.Refused("link_disabled")));
    }

    private async Task<AuthInfo> IdentifyAsync(CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            var bot = await client.TestAuthAsync(cancellationToken);
            if (bot.IsDone)
            {
                return bot.Value;
            }

            LogConnectFailed(SlackErrors.Explain(bot.Failure));
            var delay = bot.Failure switch
            {
                SlackFailure.Refused { IsAboutToken: true } => TokenRefusedDelay,
                SlackFailure.RateLimited limited => limited.RetryAfter,
                _ => _backoff.After(failures),
            };
            await Task.Delay(delay, time, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Information, "Serves the Slack workspace {Name} ({Id})")]
    private partial void LogServes(string? name, string id);

    [LoggerMessage(LogLevel.Error, "No connection to Slack: {Reason}")]
    private partial void LogConnectFailed(string reason);

    [LoggerMessage(LogLevel.Critical, "Slack has switched Socket Mode off, so no commands arrive. {Reason}, then start PaperBot again.")]
    private partial void LogDisabled(string reason);
}
