using System.Security.Cryptography;
using System.Text.Json;
using PaperBot.Transport;

namespace PaperBot.Discord.Client;

/// <summary>Sends heartbeats, and breaks the connection if the gateway does not acknowledge one (events/gateway, Sending Heartbeats).</summary>
internal sealed class Heartbeat(MessageSocket socket, GatewaySession session, TimeProvider time)
{
    private static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(1);
    private volatile bool _isAcknowledged = true;
    private long? _respondedAt;

    /// <summary>True if the connection was broken here, because a heartbeat was not acknowledged.</summary>
    public bool HasTimedOut { get; private set; }

    public void Acknowledge() => _isAcknowledged = true;

    /// <summary>Sends a heartbeat that the gateway requests, once a second at most.</summary>
    public Task RespondAsync(CancellationToken cancellationToken)
    {
        if (_respondedAt is { } last && time.GetElapsedTime(last) < MinInterval)
        {
            return Task.CompletedTask;
        }

        _respondedAt = time.GetTimestamp();
        return TrySendAsync(cancellationToken);
    }

    /// <summary>Sends a heartbeat.</summary>
    /// <returns>False if the connection is over.</returns>
    private Task<bool> TrySendAsync(CancellationToken cancellationToken)
    {
        var command = new GatewayCommand<long?>(GatewayOpcode.Heartbeat, session.Sequence);
        return socket.TrySendAsync(
            JsonSerializer.SerializeToUtf8Bytes(command, DiscordJson.Default.GatewayCommandNullableInt64), cancellationToken);
    }

    /// <summary>Sends heartbeats until the connection is over or the call is cancelled, the first after a random part of the interval.</summary>
    public async Task RunAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(Math.Max(1, (int)interval.TotalMilliseconds))), time, cancellationToken);
            while (_isAcknowledged)
            {
                _isAcknowledged = false;
                if (!await TrySendAsync(cancellationToken))
                {
                    return;
                }

                await Task.Delay(interval, time, cancellationToken);
            }

            HasTimedOut = true;
            socket.Abort();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
    }
}
