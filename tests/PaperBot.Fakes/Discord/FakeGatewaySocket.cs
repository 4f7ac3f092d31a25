using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace PaperBot.Fakes.Discord;

/// <summary>The gateway's side of a connection.</summary>
internal sealed class FakeGatewaySocket(WebSocket socket)
{
    /// <summary>The code that the bot has closed with; null where it has not.</summary>
    public int? CloseCode => (int?)socket.CloseStatus;

    private const int PartSize = 7;

    public async Task SendAsync(string frame, bool inParts)
    {
        var bytes = Encoding.UTF8.GetBytes(frame);
        var size = inParts ? PartSize : bytes.Length;
        for (var start = 0; start < bytes.Length; start += size)
        {
            var part = bytes.AsMemory(start, Math.Min(size, bytes.Length - start));
            await socket.SendAsync(part, WebSocketMessageType.Text, start + size >= bytes.Length, CancellationToken.None);
        }
    }

    /// <summary>The next frame; null when the connection is over.</summary>
    public async Task<JsonElement?> FindNextAsync()
    {
        using var received = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            WebSocketReceiveResult part;
            try
            {
                part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            }
            catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
            {
                return null; // The bot, or the test, has broken the connection.
            }

            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            received.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return received.Length > 4096
                    ? throw new InvalidOperationException("Discord closes connections that send more than 4096 bytes.")
                    : JsonDocument.Parse(received.ToArray()).RootElement;
            }
        }
    }

    public Task CloseAsync(int code) => socket.CloseOutputAsync((WebSocketCloseStatus)code, "as the test wants", CancellationToken.None);

    public void Drop() => socket.Abort();
}
