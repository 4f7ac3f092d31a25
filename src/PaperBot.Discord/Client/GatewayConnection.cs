using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PaperBot.Transport;

namespace PaperBot.Discord.Client;

/// <summary>
/// One connection to the gateway (events/gateway, Connection Lifecycle). Dispatches each event, in order, to a handler that must not wait.
/// </summary>
internal sealed class GatewayConnection(
    GatewaySession session,
    string token,
    GatewayOptions options,
    Shard shard,
    IdentifyTurn? turn,
    TimeProvider time,
    Action<GatewayPayload> dispatch,
    Action<JsonException> skip)
{
    private static readonly TimeSpan MinHeartbeatInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HelloTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Connects, and returns when the connection is over.</summary>
    /// <exception cref="WebSocketException">The gateway cannot be reached.</exception>
    /// <exception cref="JsonException">The gateway sent an invalid hello, or an invalid start of the session.</exception>
    /// <exception cref="DiscordException">The gateway closed the connection for good.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, or the gateway did not send a hello in time.</exception>
    public async Task<GatewayDisconnect> RunAsync(Uri url, CancellationToken cancellationToken)
    {
        using var socket = new MessageSocket(options.MaxPayloadBytes);
        if (await ReceiveHelloAsync(socket, url, cancellationToken) is not { Op: GatewayOpcode.Hello } hello)
        {
            return GatewayDisconnect.FromClose(socket.CloseCode, socket.CloseDescription);
        }

        var interval = TimeSpan.FromMilliseconds(Read(hello.D, DiscordJson.Default.GatewayHello).HeartbeatInterval);
        interval = TimeSpan.FromTicks(Math.Clamp(interval.Ticks, MinHeartbeatInterval.Ticks, options.MaxHeartbeatInterval.Ticks));
        var heartbeat = new Heartbeat(socket, session, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var beating = heartbeat.RunAsync(interval, over.Token);
        try
        {
            await socket.TrySendAsync(await IdentifyOrResumeAsync(cancellationToken), cancellationToken);
            turn?.Dispose();
            return await ReceiveUntilClosedAsync(socket, heartbeat, cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await beating;
        }
    }

    /// <summary>Reads the data of a payload.</summary>
    /// <exception cref="JsonException">It is invalid.</exception>
    internal static T Read<T>(JsonElement data, JsonTypeInfo<T> type) where T : class =>
        (data.ValueKind == JsonValueKind.Undefined ? null : data.Deserialize(type)) ?? throw new JsonException("The gateway sent an empty payload.");

    /// <summary>Receives until the connection is over. Closes it if the call is cancelled: cancelling the receive would break it.</summary>
    private async Task<GatewayDisconnect> ReceiveUntilClosedAsync(
        MessageSocket socket, Heartbeat heartbeat, CancellationToken cancellationToken)
    {
        using var closing = new CancellationTokenSource();
        var receiving = ReceiveAllAsync(socket, heartbeat, closing.Token);
        try
        {
            return await receiving.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            closing.CancelAfter(CloseTimeout);
            await socket.TryCloseAsync($"{options.Properties.Device} stops", closing.Token);
            await receiving;
            throw;
        }
    }

    private async Task<GatewayPayload?> ReceiveHelloAsync(MessageSocket socket, Uri url, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(HelloTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        await socket.ConnectAsync(url, either.Token);
        return await ReceiveAsync(socket, either.Token);
    }

    private async Task<byte[]> IdentifyOrResumeAsync(CancellationToken cancellationToken)
    {
        if (session is { Ready: { } ready, Sequence: { } sequence })
        {
            return JsonSerializer.SerializeToUtf8Bytes(
                new GatewayCommand<GatewayResume>(GatewayOpcode.Resume, new(token, ready.SessionId, sequence)),
                DiscordJson.Default.GatewayCommandGatewayResume);
        }

        await (turn?.CountAsync(cancellationToken) ?? Task.CompletedTask);
        return JsonSerializer.SerializeToUtf8Bytes(
            new GatewayCommand<GatewayIdentify>(GatewayOpcode.Identify, new(token, options.Intents, options.Properties, [shard.Id, shard.Count])),
            DiscordJson.Default.GatewayCommandGatewayIdentify);
    }

    private async Task<GatewayDisconnect> ReceiveAllAsync(MessageSocket socket, Heartbeat heartbeat, CancellationToken cancellationToken)
    {
        while (await ReceiveAsync(socket, cancellationToken) is { } payload)
        {
            switch (payload.Op)
            {
                case GatewayOpcode.Dispatch:
                    session.Advance(payload.S);
                    dispatch(payload);
                    break;
                case GatewayOpcode.Heartbeat:
                    await heartbeat.RespondAsync(cancellationToken);
                    break;
                case GatewayOpcode.HeartbeatAck:
                    heartbeat.Acknowledge();
                    break;
                case GatewayOpcode.Reconnect:
                    return new GatewayDisconnect("The gateway asks to reconnect", CanResume: true, IsRequested: true);
                case GatewayOpcode.InvalidSession when payload.D.ValueKind == JsonValueKind.True:
                    return new GatewayDisconnect("The session must be resumed", CanResume: true);
                case GatewayOpcode.InvalidSession:
                    return new GatewayDisconnect("The session is invalid", CanResume: false, TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1_000, 5_000)));
                default:
                    break; // New opcodes come without notice.
            }
        }

        return heartbeat.HasTimedOut
            ? new GatewayDisconnect("The gateway did not acknowledge a heartbeat", CanResume: true)
            : GatewayDisconnect.FromClose(socket.CloseCode, socket.CloseDescription);
    }

    /// <summary>Receives the next payload, and skips what is none; null if the connection is over.</summary>
    private async Task<GatewayPayload?> ReceiveAsync(MessageSocket socket, CancellationToken cancellationToken)
    {
        while (await socket.ReceiveAsync(cancellationToken) is { } message)
        {
            try
            {
                if (JsonSerializer.Deserialize(message.Span, DiscordJson.Default.GatewayPayload) is { } payload)
                {
                    return payload;
                }
            }
            catch (JsonException exception)
            {
                skip(exception);
            }
        }

        return null;
    }
}
