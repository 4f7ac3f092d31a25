using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Discord.Client;
using PaperBot.Transport;

namespace PaperBot.Discord.Bot;

/// <summary>Keeps the gateway connected, and hands on each interaction.</summary>
internal sealed partial class DiscordGatewayService(
    GatewayClient gateway, ServedGuilds guilds, InteractionReceiver interactions, TimeProvider time, ILogger<DiscordGatewayService> logger)
    : BackgroundService
{
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        guilds.Follow(gateway);
        gateway.Connected += LogConnected;
        gateway.Disconnected += end => LogDisconnected(end.Reason, end.Delay.TotalSeconds);
        gateway.InteractionCreated += interaction => interactions.TryHandle(interaction);
        try
        {
            await gateway.RunAsync(stoppingToken);
        }
        catch (DiscordException exception)
        {
            LogStopped(DiscordErrors.Explain(exception));
        }
    }

    [LoggerMessage(LogLevel.Information, "Connected to Discord")]
    private partial void LogConnected();

    [LoggerMessage(LogLevel.Warning, "Disconnected from Discord: {Reason}. Reconnecting in {Seconds:0.0} s")]
    private partial void LogDisconnected(string reason, double seconds);

    [LoggerMessage(LogLevel.Error, "PaperBot stays disconnected from Discord until it is restarted: {Reason}")]
    private partial void LogStopped(string reason);
}
