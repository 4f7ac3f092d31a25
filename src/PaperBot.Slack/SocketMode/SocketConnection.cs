using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace PaperBot.Slack.SocketMode;

/// <summary>One connection: reads messages until it ends, and sends acknowledgements.</summary>
internal sealed class SocketConnection(SocketTiming timing, TimeProvider time) : IDisposable
{
    private const int MaxMessageSize = 4 << 20;
    private readonly ClientWebSocket _socket = new() { Options = { KeepAliveInterval = timing.Ping, KeepAliveTimeout = timing.Ping } };
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _letGo = new();
    private readonly TaskCompletionSource _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string?> _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _letGoTimer;
    private volatile bool _ended;

    /// <summary>True from <c>hello</c> until the connection ends.</summary>
    public bool IsOpen => _hello.Task.IsCompletedSuccessfully && !_ended;

    /// <summary>Completes with <c>hello</c>; fails with a <see cref="WebSocketException"/> if the connection ends before.</summary>
    public Task Hello => _hello.Task;

    /// <summary>Completes with Slack's reason when it announces the end, or with null when it just comes.</summary>
    public Task<string?> Leaving => _leaving.Task;

    /// <summary>Connects, and reads until the end. Never throws for what happens to it.</summary>
    /// <param name="url">The address from <c>apps.connections.open</c>, good for one connection.</param>
    /// <param name="onEnvelope">Takes each envelope; must return at once.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    public async Task RunAsync(Uri url, Action<SocketMessage> onEnvelope, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _letGo.Token);
        try
        {
            await _socket.ConnectAsync(url, end.Token);
            while (await ReadAsync(end.Token) is { } message)
            {
                Take(message, onEnvelope);
            }

            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, end.Token);
            _hello.TrySetException(new WebSocketException("Slack closed the connection."));
        }
        catch (Exception e) when (e is
            WebSocketException or JsonException or IOException or InvalidOperationException or OperationCanceledException)
        {
            _hello.TrySetException(new WebSocketException("The connection broke.", e));
        }
        finally
        {
            _ended = true;
            _leaving.TrySetResult(null);
            _ = _hello.Task.Exception; // Marks it as seen: where nobody waits for hello any more, Leaving tells that the connection ended.
        }
    }

    /// <summary>Sends an acknowledgement; false if the connection cannot carry it any more.</summary>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        try
        {
            await _sending.WaitAsync(cancellationToken);
            try
            {
                await _socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
                return true;
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Ends the connection.</summary>
    public void End() => _letGo.Cancel();

    /// <summary>Ends the connection after a while, if Slack has not ended it by then.</summary>
    public void EndAfter(TimeSpan delay) => _letGoTimer ??= time.CreateTimer(_ => End(), null, delay, Timeout.InfiniteTimeSpan);

    // Not the semaphore: an acknowledgement may still be under way, and shall find out that the socket is gone.
    /// <inheritdoc/>
    public void Dispose()
    {
        _letGoTimer?.Dispose();
        _socket.Dispose();
    }

    private void Take(SocketMessage message, Action<SocketMessage> onEnvelope)
    {
        switch (message.Type)
        {
            case "hello":
                _hello.TrySetResult();
                break;
            case "disconnect":
                _leaving.TrySetResult(message.Reason ?? "");
                break;
            default:
                onEnvelope(message);
                break;
        }
    }

    private async Task<SocketMessage?> ReadAsync(CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var read = await _socket.ReceiveAsync(message.GetMemory(4096), cancellationToken);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Advance(read.Count);
            if (message.WrittenCount > MaxMessageSize)
            {
                throw new IOException("Slack sent an endless message.");
            }

            if (read.EndOfMessage)
            {
                return JsonSerializer.Deserialize(message.WrittenSpan, SocketJson.Default.SocketMessage);
            }
        }
    }
}
