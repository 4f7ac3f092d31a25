using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Slack.WebApi;
using PaperBot.Transport;

namespace PaperBot.Slack.SocketMode;

/// <summary>
/// Keeps a Socket Mode connection open (https://docs.slack.dev/apis/events-api/using-socket-mode). When Slack announces the end of one,
/// it goes on until the next has said hello, so that nothing is missed between them. A connection that ends early, announced or not, is
/// replaced after a while that grows with each such end.
/// </summary>
public sealed partial class SlackSocketMode(
    SlackWebApi api,
    EnvelopeHandler envelopes,
    IOptions<SlackOptions> options,
    SocketTiming timing,
    TimeProvider time,
    ILogger<SlackSocketMode> logger) : BackgroundService
{
    private readonly Backoff _backoff = new(timing.FirstRetry, timing.MaxRetryDelay);
    private readonly ConcurrentDictionary<SocketConnection, bool> _connections = new();
    private readonly RunningTasks _running = new();

    /// <summary>True while at least one connection can bring requests.</summary>
    public bool IsConnected => _connections.Keys.Any(connection => connection.IsOpen);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await KeepConnectedAsync(stoppingToken);
        }
        finally
        {
            await _running.WhenAllAsync();
        }
    }

    private async Task KeepConnectedAsync(CancellationToken cancellationToken)
    {
        SocketConnection? last = null;
        for (var failures = 0; ;)
        {
            var (connection, wait) = await OpenAsync(cancellationToken);
            if (connection is null)
            {
                await Task.Delay(wait ?? _backoff.After(++failures), time, cancellationToken);
                continue;
            }

            last?.EndAfter(timing.Overlap);
            last = connection;
            var since = time.GetTimestamp();
            LogConnected();
            var reason = await connection.Leaving.WaitAsync(cancellationToken);
            if (reason == "link_disabled")
            {
                connection.End();
                LogDisabled(SlackReasons.Of(new SlackResult.Refused(reason)));
                return;
            }

            LogLeaving(reason ?? "dropped");
            failures = time.GetElapsedTime(since) >= timing.Settled ? 0 : failures + 1;
            if (failures > 0)
            {
                await Task.Delay(_backoff.After(failures), time, cancellationToken);
            }
        }
    }

    /// <summary>A connection that has said hello; or none, and how long to wait where that is known.</summary>
    private async Task<(SocketConnection? Connection, TimeSpan? Wait)> OpenAsync(CancellationToken cancellationToken)
    {
        var result = await api.OpenConnectionAsync(cancellationToken);
        if (result is not SlackResult.Answered answered)
        {
            var reason = SlackReasons.Of(result);
            LogNotOpened(reason);
            return (null, result switch
            {
                SlackResult.Refused refused when SlackReasons.IsAboutToken(refused.Error) => timing.TokenRefused,
                SlackResult.RateLimited limited => limited.RetryAfter,
                _ => null,
            });
        }

        var info = answered.Read(WebApiJson.Default.ConnectionInfo);
        if (!Uri.TryCreate(info?.Url, UriKind.Absolute, out var url) || !IsSocket(url))
        {
            LogNotOpened("apps.connections.open named no address that begins with wss://");
            return (null, null);
        }

        var connection = new SocketConnection(timing, time);
        _running.Add(RunAsync(connection, url, cancellationToken));
        try
        {
            await connection.Hello.WaitAsync(timing.HelloWithin, time, cancellationToken);
            return (connection, null);
        }
        catch (Exception e) when (e is WebSocketException or TimeoutException)
        {
            connection.End();
            LogNotOpened("the socket did not open", e);
            return (null, null);
        }
    }

    private async Task RunAsync(SocketConnection connection, Uri url, CancellationToken cancellationToken)
    {
        using (connection)
        {
            _connections.TryAdd(connection, true);
            await connection.RunAsync(url, Handle, cancellationToken);
            _connections.TryRemove(connection, out _);
        }

        void Handle(SocketMessage envelope) => _running.Add(HandleAsync(envelope, connection, cancellationToken));
    }

    private async Task HandleAsync(SocketMessage envelope, SocketConnection connection, CancellationToken cancellationToken)
    {
        await Task.Yield(); // The reading goes on meanwhile.
        try
        {
            await envelopes.HandleAsync(envelope, connection.SendAsync, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogAbandoned();
        }
        catch (Exception e)
        {
            LogFailed(e);
        }
    }

    private bool IsSocket(Uri url) => url.Scheme == "wss" || (url.Scheme == "ws" && options.Value.ApiRoot.Scheme == "http");

    [LoggerMessage(LogLevel.Information, "Connected to Slack.")]
    private partial void LogConnected();

    [LoggerMessage(LogLevel.Information, "Slack's connection ends ({Reason}); opening the next.")]
    private partial void LogLeaving(string reason);

    [LoggerMessage(LogLevel.Error, "No connection to Slack: {Reason}")]
    private partial void LogNotOpened(string reason, Exception? e = null);

    [LoggerMessage(LogLevel.Critical, "Slack has ended Socket Mode, so no commands arrive. {Reason}, then start PaperBot again.")]
    private partial void LogDisabled(string reason);

    [LoggerMessage(LogLevel.Error, "What Slack sent could not be handled.")]
    private partial void LogFailed(Exception e);

    [LoggerMessage(LogLevel.Warning, "A command was given up because PaperBot stops.")]
    private partial void LogAbandoned();
}
