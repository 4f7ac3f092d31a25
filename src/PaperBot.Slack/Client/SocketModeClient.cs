using Microsoft.Extensions.Logging;
using PaperBot.Transport;

namespace PaperBot.Slack.Client;

/// <summary>
/// Keeps a Socket Mode connection open (https://docs.slack.dev/apis/events-api/using-socket-mode). When Slack announces the end of one,
/// it stays in use until the next has said hello, so that nothing is missed in between. A connection that Slack wants to refresh is replaced at once, one
/// that could not be opened or ends early after a delay that grows with each in a row.
/// </summary>
public sealed partial class SocketModeClient(
    SlackApiClient api, SocketModeOptions options, TimeProvider time, ILogger<SocketModeClient> logger)
{
    private const int MaxIdLength = 255;
    private static readonly TimeSpan HelloTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30); // Both connections receive envelopes for so long.
    private static readonly TimeSpan TokenRefusedDelay = TimeSpan.FromMinutes(5);
    private readonly RecentIds _received = new(capacity: 10_000);
    private readonly RecentAnswers _answers = new(capacity: 200);
    private readonly ReconnectDelay _delay =
        new(new Backoff(options.FirstRetryDelay, TimeSpan.FromMinutes(1)), lasting: TimeSpan.FromSeconds(1), time);

    private readonly LimitedLogger _logger = new(logger, options.LogLinesPerMinute, time);
    private readonly RunningTasks _running = new();
    private readonly RunningTasks _envelopes = new();
    private volatile SocketConnection? _current;

    /// <summary>Occurs when a connection could not be opened; the client tries again.</summary>
    public event Action<SlackFailure>? ConnectFailed;

    /// <summary>Whether envelopes can arrive.</summary>
    public bool IsConnected => _current?.IsOpen == true;

    /// <summary>
    /// Connects, and handles envelopes until it is cancelled. Completes only if Socket Mode is switched off for the app
    /// (<c>link_disabled</c>).
    /// </summary>
    /// <param name="handle">
    /// Handles and acknowledges an envelope. Several may run at the same time. An envelope that Slack sends again is acknowledged without it, over another
    /// connection with the same answer.
    /// </param>
    /// <param name="cancellationToken">Ends the connection.</param>
    public async Task RunAsync(Func<SocketEnvelope, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        try
        {
            await KeepConnectedAsync(
                (message, connection) =>
                {
                    if (!_envelopes.TryAdd(() => HandleAsync(message, connection, handle, cancellationToken), options.MaxEnvelopes))
                    {
                        LogDropped(options.MaxEnvelopes); // Without an acknowledgement, Slack sends it again.
                    }
                },
                cancellationToken);
        }
        finally
        {
            await Task.WhenAll(_running.WhenAllAsync(), _envelopes.WhenAllAsync());
        }
    }

    private async Task KeepConnectedAsync(Action<SocketMessage, SocketConnection> onEnvelope, CancellationToken cancellationToken)
    {
        while (true)
        {
            var opening = await OpenAsync(onEnvelope, cancellationToken);
            if (!opening.IsDone)
            {
                ConnectFailed?.Invoke(opening.Failure);
                await Task.Delay(DelayAfter(opening.Failure), time, cancellationToken);
                continue;
            }

            var connection = opening.Value;
            _current?.CloseAfter(Overlap);
            _current = connection;
            _delay.Opened();
            LogConnected();
            var reason = await connection.Ending.WaitAsync(cancellationToken);
            if (reason == "link_disabled")
            {
                connection.Close();
                return;
            }

            LogEnding(reason);
            await Task.Delay(_delay.Next(isRequested: reason is "warning" or "refresh_requested"), time, cancellationToken);
        }
    }

    private TimeSpan DelayAfter(SlackFailure failure) => failure switch
    {
        SlackFailure.Refused { IsAboutToken: true } => TokenRefusedDelay,
        SlackFailure.RateLimited limited => limited.RetryAfter,
        _ => _delay.Next(),
    };

    /// <summary>Opens a connection, and waits for its hello.</summary>
    private async Task<SlackResult<SocketConnection>> OpenAsync(
        Action<SocketMessage, SocketConnection> onEnvelope, CancellationToken cancellationToken)
    {
        var address = await api.OpenConnectionAsync(cancellationToken);
        if (!address.IsDone)
        {
            return address.Failure;
        }

        var connection = new SocketConnection(options, time, skip: LogSkipped);
        _running.Add(connection.RunAsync(address.Value.Url, onEnvelope, cancellationToken));
        await connection.Hello.CompletesWithinAsync(HelloTimeout, time, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (connection.IsOpen)
        {
            return new(connection);
        }

        connection.Close();
        return new SlackFailure.NotSent($"the socket did not open ({connection.Error})");
    }

    private async Task HandleAsync(
        SocketMessage message, SocketConnection connection, Func<SocketEnvelope, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        await Task.Yield(); // Meanwhile the connection receives the next message.
        try
        {
            if (message.EnvelopeId is not { Length: > 0 and <= MaxIdLength } id)
            {
                LogIgnored(message.Type);
                return;
            }

            if (_received.TryAdd(id))
            {
                await HandleAsync(id, message, connection, handle, cancellationToken);
                return;
            }

            LogIgnored(message.Type);
            var lost = await _answers.FindLostAsync(id, connection).WaitAsync(cancellationToken);
            await connection.AcknowledgeAsync(id, lost, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogCanceled();
        }
        catch (Exception e)
        {
            LogFailed(e);
        }
    }

    private async Task HandleAsync(
        string id, SocketMessage message, SocketConnection connection, Func<SocketEnvelope, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        var answer = _answers.Add(id, connection);
        var envelope = new SocketEnvelope(async (response, token) =>
        {
            var isSent = await connection.AcknowledgeAsync(id, response, token);
            answer.TrySetResult(isSent ? response : null);
            return isSent;
        })
        {
            Event = SlackEvent.Read(message.Type, message.Payload, e => LogUnreadable(message.Type, e)),
            Origin = EnvelopeOrigin.Read(message.Payload),
            App = api.App ?? connection.App,
            AcceptsResponsePayload = message.AcceptsResponsePayload,
        };
        try
        {
            await handle(envelope, cancellationToken);
        }
        finally
        {
            answer.TrySetResult(null);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A message from Slack was skipped, since it cannot be read.")]
    private partial void LogSkipped(Exception exception);

    [LoggerMessage(LogLevel.Warning, "An envelope from Slack was dropped, since {Limit} are being handled.")]
    private partial void LogDropped(int limit);

    [LoggerMessage(LogLevel.Information, "Connected to Slack.")]
    private partial void LogConnected();

    [LoggerMessage(LogLevel.Information, "Slack's connection ends ({Reason}); opening the next one.")]
    private partial void LogEnding(string reason);

    [LoggerMessage(LogLevel.Debug, "A message from Slack was ignored, since it is unknown or was handled before ({Type}).")]
    private partial void LogIgnored(string? type);

    [LoggerMessage(LogLevel.Warning, "The payload of an envelope from Slack does not match its type ({Type}).")]
    private partial void LogUnreadable(string? type, Exception e);

    [LoggerMessage(LogLevel.Warning, "An envelope from Slack was not handled to the end, since the client is stopping.")]
    private partial void LogCanceled();

    [LoggerMessage(LogLevel.Error, "An envelope from Slack could not be handled.")]
    private partial void LogFailed(Exception e);
}
