using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Discord.Client;
using PaperBot.Transport;

namespace PaperBot.Discord.Bot;

/// <summary>Hands each message that is for the bot to its handler, so many at a time, until the host stops.</summary>
internal sealed partial class MessageReceiver(
    GatewayClient gateway, MessageHandler handler, TimeProvider time, ILogger<MessageReceiver> logger) : IHostedService, IDisposable
{
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly CancellationTokenSource _stopping = new();
    private readonly RunningTasks _running = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        gateway.MessageCreated += Receive;
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        gateway.MessageCreated -= Receive;
        await _stopping.CancelAsync();
        await _running.WhenAllAsync().WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    private void Receive(GatewayMessage message)
    {
        if (gateway.UserId is { } bot && MentionReader.FindCommand(message, bot) is { } command
            && !_running.TryAdd(() => Task.Run(() => handler.HandleAsync(message, command, _stopping.Token)), Limits.ConcurrentRequests))
        {
            LogDropped(Limits.ConcurrentRequests);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A message was not answered, since {Limit} are being answered.")]
    private partial void LogDropped(int limit);
}
