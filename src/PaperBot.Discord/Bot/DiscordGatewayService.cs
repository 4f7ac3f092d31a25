using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Discord.Client;
using PaperBot.Transport;

namespace PaperBot.Discord.Bot;

/// <summary>Keeps the gateway connected, and hands on each interaction.</summary>
internal sealed partial class DiscordGatewayService(
    GatewayShards gateway, ServedGuilds guilds, InteractionReceiver interactions, TimeProvider time, ILogger<DiscordGatewayService> logger)
    : BackgroundService
{
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        guilds.Follow(gateway);
        gateway.Connected += shard => LogConnected(Describe(shard));
        gateway.Disconnected += (shard, end) => LogDisconnected(Describe(shard), end.Reason, end.Delay.TotalSeconds);
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

    private static string Describe(Shard shard) => shard.Count == 1 ? "" : $" ({shard})";

    [LoggerMessage(LogLevel.Information, "Connected to Discord{Shard}")]
    private partial void LogConnected(string shard);

    [LoggerMessage(LogLevel.Warning, "Disconnected from Discord{Shard}: {Reason}. Reconnecting in {Seconds:0.0} s")]
    private partial void LogDisconnected(string shard, string reason, double seconds);

    [LoggerMessage(LogLevel.Error, "PaperBot stays disconnected from Discord until it is restarted: {Reason}")]
    private partial void LogStopped(string reason);
}
