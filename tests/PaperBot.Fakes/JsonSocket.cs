using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace PaperBot.Fakes;

/// <summary>Receives JSON over a WebSocket.</summary>
internal static class JsonSocket
{
    /// <summary>Receives the next message; null if the other side closes the connection.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public static async Task<JsonElement?> ReceiveJsonAsync(this WebSocket socket, CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>();
        while (true)
        {
            var part = await socket.ReceiveAsync(message.GetMemory(4096), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Advance(part.Count);
            if (part.EndOfMessage)
            {
                return JsonElement.Parse(message.WrittenSpan);
            }
        }
    }
}
