using System.Net.WebSockets;
using System.Text.Json;

namespace PaperBot.Discord.Gateway;

/// <summary>Keeps a connection alive, and breaks it when the gateway is silent (events/gateway, Sending Heartbeats).</summary>
internal sealed class Heartbeat(GatewaySocket socket, GatewaySession session, TimeProvider time)
{
    private volatile bool _acknowledged = true;

    /// <summary>True once the connection was broken here, because a heartbeat was not acknowledged.</summary>
    public bool FoundSilence { get; private set; }

    /// <summary>The gateway has acknowledged.</summary>
    public void Acknowledge() => _acknowledged = true;

    /// <summary>Sends a heartbeat.</summary>
    public Task SendAsync(CancellationToken cancellationToken)
    {
        _acknowledged = false;
        var beat = new GatewayCommand<long?>(GatewayFrame.Heartbeat, session.Sequence);
        return socket.SendAsync(JsonSerializer.Serialize(beat, DiscordJson.Default.GatewayCommandNullableInt64), cancellationToken);
    }

    /// <summary>Sends heartbeats until the connection is over, the first after a random part of the interval.</summary>
    public async Task RunAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(interval * Random.Shared.NextDouble(), time, cancellationToken);
            while (_acknowledged)
            {
                await SendAsync(cancellationToken);
                await Task.Delay(interval, time, cancellationToken);
            }

            FoundSilence = true;
            socket.Abort();
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The connection is over, which the reader of the socket finds as well, and says why.
            return;
        }
    }
}
