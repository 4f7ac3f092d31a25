using System.Buffers;
using System.Net.WebSockets;

namespace PaperBot.Transport;

/// <summary>A WebSocket client for whole messages. It supports one receiver and any number of concurrent senders.</summary>
public sealed class MessageSocket : IDisposable
{
    private const int ReadSize = 4096;
    private const int KeptSize = 1 << 20;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly int _maxMessageSize;
    private ArrayBufferWriter<byte> _received = new(ReadSize);

    /// <param name="maxMessageSize">The maximum size of a received message, in bytes; a larger one ends the connection.</param>
    /// <param name="ping">The interval of pings, and the timeout of their pongs; null for the default of <see cref="ClientWebSocket"/>.</param>
    public MessageSocket(int maxMessageSize, TimeSpan? ping = null)
    {
        _maxMessageSize = maxMessageSize;
        if (ping is { } interval)
        {
            _socket.Options.KeepAliveInterval = interval;
            _socket.Options.KeepAliveTimeout = interval;
        }
    }

    /// <summary>The code with which the server closed the connection (RFC 6455, section 7.4); null if it did not.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    /// <summary>The description with which the server closed the connection.</summary>
    public string? CloseDescription => _socket.CloseStatusDescription;

    /// <summary>Connects.</summary>
    /// <exception cref="WebSocketException">The server cannot be reached.</exception>
    public Task ConnectAsync(Uri url, CancellationToken cancellationToken) => _socket.ConnectAsync(url, cancellationToken);

    /// <summary>Receives the next message.</summary>
    /// <returns>The message, valid until the next call; null if the connection was closed, broken or aborted.</returns>
    /// <exception cref="OperationCanceledException">The call was canceled, which aborts the connection.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (_received.Capacity > KeptSize)
        {
            _received = new(ReadSize); // One huge message must not cost its memory for as long as the connection lasts.
        }

        _received.ResetWrittenCount();
        while (true)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await _socket.ReceiveAsync(_received.GetMemory(ReadSize), cancellationToken);
            }
            catch (Exception exception) when (IsBroken(exception) && !cancellationToken.IsCancellationRequested)
            {
                return null;
            }

            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            _received.Advance(part.Count);
            if (_received.WrittenCount > _maxMessageSize)
            {
                _socket.Abort();
                return null;
            }

            if (part.EndOfMessage)
            {
                return _received.WrittenMemory;
            }
        }
    }

    /// <summary>Sends a message.</summary>
    /// <returns>False if the connection has ended.</returns>
    public Task<bool> TrySendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => TryAsync(
        () => _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).AsTask(), cancellationToken);

    /// <summary>Starts to close the connection: the server then closes it too, which ends <see cref="ReceiveAsync"/>.</summary>
    /// <returns>False if the connection has ended already.</returns>
    public Task<bool> TryCloseAsync(string? description, CancellationToken cancellationToken) => TryAsync(
        () => _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, description, cancellationToken), cancellationToken);

    /// <summary>Aborts the connection without a close code.</summary>
    public void Abort() => _socket.Abort();

    // The semaphore is not disposed: a sender may still be waiting for it.
    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private async Task<bool> TryAsync(Func<Task> send, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await send();
            return true;
        }
        catch (Exception exception) when (IsBroken(exception) && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            _sending.Release();
        }
    }

    // InvalidOperationException: the socket was closed or disposed in the meantime. OperationCanceledException: it was aborted.
    private static bool IsBroken(Exception exception) =>
        exception is WebSocketException or IOException or InvalidOperationException or OperationCanceledException;
}
