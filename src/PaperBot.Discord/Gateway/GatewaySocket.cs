using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace PaperBot.Discord.Gateway;

/// <summary>A WebSocket that carries whole frames.</summary>
internal sealed class GatewaySocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ArrayBufferWriter<byte> _received = new();

    /// <summary>The code that the gateway closed with; null where it did not.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    /// <summary>What the gateway said when it closed.</summary>
    public string? CloseWords => _socket.CloseStatusDescription;

    /// <summary>Connects.</summary>
    /// <exception cref="WebSocketException">The gateway cannot be reached.</exception>
    public Task ConnectAsync(Uri url, CancellationToken cancellationToken) => _socket.ConnectAsync(url, cancellationToken);

    /// <summary>The next frame, whole; null when the connection is over.</summary>
    /// <exception cref="JsonException">It is not a frame.</exception>
    public async Task<GatewayFrame?> FindNextAsync(CancellationToken cancellationToken)
    {
        _received.ResetWrittenCount();
        ValueWebSocketReceiveResult part;
        do
        {
            try
            {
                part = await _socket.ReceiveAsync(_received.GetMemory(4096), cancellationToken);
            }
            catch (Exception exception)
                when (exception is WebSocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                return null; // Broken or aborted: the same as closed without a code.
            }

            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            _received.Advance(part.Count);
        }
        while (!part.EndOfMessage);

        return JsonSerializer.Deserialize(_received.WrittenSpan, DiscordJson.Default.GatewayFrame);
    }

    /// <summary>Sends a frame.</summary>
    /// <exception cref="WebSocketException">The connection is over.</exception>
    public async Task SendAsync(string json, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says that no session is to be taken up: Discord shows the bot as away at once.</summary>
    /// <exception cref="WebSocketException">The connection is over.</exception>
    /// <exception cref="OperationCanceledException">It could not be said in time; the connection is broken.</exception>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "PaperBot stops", cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Breaks the connection without a close code, which leaves the session open to be taken up.</summary>
    public void Abort() => _socket.Abort();

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _sending.Dispose();
    }
}
