using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Discord.Client;
using PaperBot.Transport;

namespace PaperBot.Discord.Bot;

/// <summary>Hands each message that is for the bot to its handler, so many at a time, until the host stops.</summary>
internal sealed partial class MessageReceiver(
    GatewayShards gateway, MessageHandler handler, ServedGuilds guilds, TimeProvider time, ILogger<MessageReceiver> logger) : IHostedService, IDisposable
{
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly CancellationTokenSource _stopping = new();

    // Strangers, and people for whom Discord must be asked first, do not take the places of those in a served server.
    private readonly RunningTasks _inServers = new();
    private readonly RunningTasks _elsewhere = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        gateway.MessageCreated += Receive;
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        gateway.MessageCreated -= Receive;
        await _stopping.CancelAsync();
        await Task.WhenAll(_inServers.WhenAllAsync(), _elsewhere.WhenAllAsync()).WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    private void Receive(GatewayMessage message)
    {
        var running = message.GuildId is { } guild && guilds.Contains(guild) ? _inServers : _elsewhere;
        if (gateway.UserId is { } bot && MentionReader.FindCommand(message, bot) is { } command
            && !running.TryAdd(() => Task.Run(() => handler.HandleAsync(message, command, _stopping.Token)), Limits.ConcurrentRequests))
        {
            LogDropped(Limits.ConcurrentRequests);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A message was not answered, since {Limit} are being answered.")]
    private partial void LogDropped(int limit);
}
