using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Discord.Client;
using PaperBot.Transport;

namespace PaperBot.Discord.Bot;

/// <summary>Hands each interaction to its handler, whether it came by the gateway or over HTTP, so many at a time, until the host stops.</summary>
internal sealed partial class InteractionReceiver(
    InteractionHandler handler, ServedGuilds guilds, TimeProvider time, ILogger<InteractionReceiver> logger) : IHostedService, IDisposable
{
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly CancellationTokenSource _stopping = new();

    // Strangers, and people for whom Discord must be asked first, do not take the places of those in a served server.
    private readonly RunningTasks _inServers = new();
    private readonly RunningTasks _elsewhere = new();

    /// <summary>Starts to handle an interaction.</summary>
    /// <returns>What goes on, which never fails; null if too many are being responded to.</returns>
    public Task? TryHandle(Interaction interaction)
    {
        Task? handling = null;
        var running = interaction.GuildId is { } guild && guilds.Contains(guild) ? _inServers : _elsewhere;
        if (!running.TryAdd(() => handling = handler.HandleAsync(interaction, _stopping.Token), Limits.ConcurrentRequests))
        {
            LogDropped(Limits.ConcurrentRequests);
        }

        return handling;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_inServers.WhenAllAsync(), _elsewhere.WhenAllAsync()).WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    [LoggerMessage(LogLevel.Warning, "An interaction was dropped, since {Limit} are being responded to.")]
    private partial void LogDropped(int limit);
}
