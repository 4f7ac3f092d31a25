using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Discord.Client;
using PaperBot.Transport;

namespace PaperBot.Discord.Bot;

/// <summary>Keeps the gateway connected, and hands each interaction to its handler.</summary>
internal sealed partial class DiscordGatewayService(
    GatewayClient gateway, ServedGuilds guilds, InteractionHandler interactions, TimeProvider time, ILogger<DiscordGatewayService> logger)
    : BackgroundService
{
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Strangers, and people for whom Discord must be asked first, do not take the places of those in a served server.
        var (inServers, elsewhere) = (new RunningTasks(), new RunningTasks());
        guilds.Follow(gateway);
        gateway.Connected += LogConnected;
        gateway.Disconnected += end => LogDisconnected(end.Reason, end.Delay.TotalSeconds);
        gateway.InteractionCreated += interaction =>
        {
            var running = interaction.GuildId is { } guild && guilds.Contains(guild) ? inServers : elsewhere;
            if (!running.TryAdd(() => interactions.HandleAsync(interaction, stoppingToken), Limits.ConcurrentRequests))
            {
                LogDropped(Limits.ConcurrentRequests);
            }
        };
        try
        {
            await gateway.RunAsync(stoppingToken);
        }
        catch (DiscordException exception)
        {
            LogStopped(DiscordErrors.Explain(exception));
        }
        finally
        {
            await Task.WhenAll(inServers.WhenAllAsync(), elsewhere.WhenAllAsync());
        }
    }

    [LoggerMessage(LogLevel.Warning, "An interaction was dropped, since {Limit} are being responded to.")]
    private partial void LogDropped(int limit);

    [LoggerMessage(LogLevel.Information, "Connected to Discord")]
    private partial void LogConnected();

    [LoggerMessage(LogLevel.Warning, "Disconnected from Discord: {Reason}. Reconnecting in {Seconds:0.0} s")]
    private partial void LogDisconnected(string reason, double seconds);

    [LoggerMessage(LogLevel.Error, "PaperBot stays disconnected from Discord until it is restarted: {Reason}")]
    private partial void LogStopped(string reason);
}
