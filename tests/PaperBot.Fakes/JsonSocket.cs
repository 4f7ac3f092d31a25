using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace PaperBot.Fakes;

/// <summary>Sends and receives messages over a WebSocket.</summary>
internal static class JsonSocket
{
    /// <summary>Sends a message, whatever it is.</summary>
    /// <param name="socket">The connection.</param>
    /// <param name="message">The message.</param>
    /// <param name="type">The type of its frames.</param>
    /// <param name="partSize">How much of it fits into a frame.</param>
    public static async Task SendInPartsAsync(this WebSocket socket, ReadOnlyMemory<byte> message, WebSocketMessageType type, int partSize)
    {
        var start = 0;
        do
        {
            var part = message.Slice(start, Math.Min(partSize, message.Length - start));
            start += part.Length;
            await socket.SendAsync(part, type, start == message.Length, CancellationToken.None);
        }
        while (start < message.Length);
    }

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
