using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Slack;

/// <summary>One Socket Mode connection, seen from Slack's side.</summary>
public sealed class FakeSocket(int number, WebSocket socket) : IDisposable
{
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The number of the connection, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>Whether it can still carry envelopes.</summary>
    public bool IsOpen => !_closed.Task.IsCompleted;

    /// <summary>Completes when the connection has ended.</summary>
    public Task Closed => _closed.Task;

    public Task SendAsync(JsonObject message) =>
        SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, int.MaxValue);

    /// <summary>Sends any message.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type, int partSize)
    {
        await _sending.WaitAsync();
        try
        {
            await socket.SendInPartsAsync(message, type, partSize);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Announces the end: <c>warning</c>, <c>refresh_requested</c> or <c>link_disabled</c>. The connection stays open.</summary>
    public Task AnnounceEndAsync(string reason) => SendAsync(new JsonObject { ["type"] = "disconnect", ["reason"] = reason });

    /// <summary>Closes the connection with a close frame.</summary>
    public Task CloseAsync() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    /// <summary>Breaks the connection without a close frame.</summary>
    public void Drop() => socket.Abort();

    public void Dispose() => _sending.Dispose();

    /// <summary>Reads messages until the connection ends.</summary>
    internal async Task ReadAsync(Action<JsonElement> onMessage, CancellationToken cancellationToken)
    {
        try
        {
            while (await socket.ReceiveJsonAsync(cancellationToken) is { } message)
            {
                onMessage(message);
            }

            await CloseAsync();
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            socket.Abort();
        }
        finally
        {
            _closed.TrySetResult();
        }
    }

    /// <summary>Reads nothing, so that not even pings get a pong: a dead peer whose connection looks open.</summary>
    internal async Task IgnoreAsync(CancellationToken cancellationToken)
    {
        using var ended = cancellationToken.Register(() => _closed.TrySetResult());
        await _closed.Task;
    }
}
