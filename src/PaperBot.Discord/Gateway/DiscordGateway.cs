using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Discord.Interactions;
using PaperBot.Discord.Rest;
using PaperBot.Transport;

namespace PaperBot.Discord.Gateway;

/// <summary>
/// Stays connected to the gateway: takes up its session after each break, and starts another where that cannot be (events/gateway).
/// </summary>
internal sealed partial class DiscordGateway(
    DiscordRest rest, InteractionSender interactions, IOptions<DiscordOptions> options, TimeProvider time, ILogger<DiscordGateway> logger)
    : BackgroundService
{
    private static readonly Backoff Patience = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(1));
    private static readonly TimeSpan LongLife = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenIdentifies = TimeSpan.FromSeconds(5);
    private readonly GatewaySession _session = new();
    private readonly RunningTasks _answering = new();
    private DateTimeOffset _mayIdentifyAt;
    private volatile bool _isConnected;
    private long? _openedAt;
    private int _failures;

    /// <summary>True while interactions can arrive.</summary>
    public bool IsConnected => _isConnected;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await ConnectAsync(stoppingToken) is var end && end.Next != GatewayEnd.Step.Stop)
            {
                var pause = PauseAfter(end);
                LogEnded(end.Reason, end.Next, pause.TotalSeconds);
                if (end.Next == GatewayEnd.Step.Identify)
                {
                    _session.Forget();
                }

                await Task.Delay(pause, time, stoppingToken);
            }
        }
        finally
        {
            _isConnected = false;
            await _answering.WhenAllAsync();
        }
    }

    /// <summary>
    /// After a long life the next connection follows at once. One that ended early waits, and longer with each in a row, even where Discord
    /// itself asked to connect anew: else the two could go round without a pause.
    /// </summary>
    private TimeSpan PauseAfter(GatewayEnd end)
    {
        var isOld = _openedAt is { } opened && time.GetElapsedTime(opened) >= LongLife;
        _failures = isOld ? 0 : _failures + 1;
        var patience = isOld ? TimeSpan.Zero : Patience.After(_failures);
        return end.Pause > patience ? end.Pause.Value : patience;
    }

    /// <summary>One connection, or the attempt at one.</summary>
    private async Task<GatewayEnd> ConnectAsync(CancellationToken cancellationToken)
    {
        _openedAt = null;
        try
        {
            var connection = new GatewayConnection(_session, options.Value.Token, time, logger)
            {
                OnOpen = Open,
                OnInteraction = interaction => _answering.Add(interactions.HandleAsync(interaction, cancellationToken)),
            };
            var end = await connection.RunAsync(await AddressAsync(cancellationToken), cancellationToken);
            if (end.Next == GatewayEnd.Step.Stop)
            {
                LogStopped(end.Reason);
            }

            return end;
        }
        catch (DiscordException exception) when (exception.Status == HttpStatusCode.Unauthorized)
        {
            LogStopped(exception.Message);
            return new GatewayEnd(GatewayEnd.Step.Stop, exception.Message);
        }
        catch (Exception exception) when (exception is DiscordException or WebSocketException or JsonException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new GatewayEnd(GatewayEnd.Step.Identify, $"The gateway cannot be reached: {exception.Message}");
        }
        finally
        {
            _isConnected = false;
        }
    }

    /// <summary>
    /// Where to connect: where the session can be taken up, else where another can be started, as soon as that is allowed.
    /// </summary>
    private async Task<Uri> AddressAsync(CancellationToken cancellationToken)
    {
        if (_session is { Ready: { } ready, Sequence: not null })
        {
            return GatewayUrl.Of(ready.ResumeGatewayUrl, options.Value.ApiBase);
        }

        var gateway = await rest.GetGatewayAsync(cancellationToken);
        if (gateway.SessionStartLimit is { Remaining: <= 0 } limit)
        {
            var wait = TimeSpan.FromMilliseconds(limit.ResetAfter);
            LogNoSessionsLeft(wait);
            await Task.Delay(wait, time, cancellationToken);
        }

        var tooEarly = _mayIdentifyAt - time.GetUtcNow();
        if (tooEarly > TimeSpan.Zero)
        {
            await Task.Delay(tooEarly, time, cancellationToken);
        }

        _mayIdentifyAt = time.GetUtcNow() + BetweenIdentifies;
        return GatewayUrl.Of(gateway.Url, options.Value.ApiBase);
    }

    private void Open()
    {
        _openedAt = time.GetTimestamp();
        _isConnected = true;
        LogConnected();
    }

    [LoggerMessage(LogLevel.Information, "Connected to Discord")]
    private partial void LogConnected();

    [LoggerMessage(LogLevel.Warning, "Disconnected from Discord: {Reason}. Next: {Next} in {Seconds:0.0} s")]
    private partial void LogEnded(string reason, GatewayEnd.Step next, double seconds);

    [LoggerMessage(LogLevel.Error, "PaperBot stays away from Discord until it is started again: {Reason}")]
    private partial void LogStopped(string reason);

    [LoggerMessage(LogLevel.Error, "Discord allows no further session for {Wait}: something starts sessions again and again")]
    private partial void LogNoSessionsLeft(TimeSpan wait);
}
