using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace PaperBot.Fakes.Discord;

/// <summary>The server side of a connection to the gateway.</summary>
internal sealed class FakeGatewaySocket(WebSocket socket)
{
    /// <summary>The code with which the bot closed the connection; null if it did not.</summary>
    public int? CloseCode => (int?)socket.CloseStatus;

    private const int PartSize = 7;

    public Task SendAsync(string payload, bool inParts) =>
        SendAsync(Encoding.UTF8.GetBytes(payload), WebSocketMessageType.Text, inParts ? PartSize : int.MaxValue);

    public Task SendAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type, int partSize) => socket.SendInPartsAsync(message, type, partSize);

    /// <summary>Receives the next payload; null when the connection is over.</summary>
    public async Task<JsonElement?> ReceiveAsync()
    {
        try
        {
            var payload = await socket.ReceiveJsonAsync(CancellationToken.None);
            return payload is { } json && Encoding.UTF8.GetByteCount(json.GetRawText()) > 4096
                ? throw new InvalidOperationException("Discord closes connections that send more than 4096 bytes.")
                : payload;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            return null; // The bot, or the test, has broken the connection.
        }
    }

    public Task CloseAsync(int code) => socket.CloseOutputAsync((WebSocketCloseStatus)code, "as the test wants", CancellationToken.None);

    public void Drop() => socket.Abort();
}
