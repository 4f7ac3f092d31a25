using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using PaperBot.Discord.Interactions;

namespace PaperBot.Discord.Gateway;

/// <summary>One connection to the gateway, from its hello to its end (events/gateway, Connection Lifecycle).</summary>
/// <param name="session">The session, which outlives the connection.</param>
/// <param name="token">The bot's token.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class GatewayConnection(GatewaySession session, string token, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan HelloLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FarewellLimit = TimeSpan.FromSeconds(2);

    /// <summary>Called when the session is open: requests can arrive.</summary>
    public required Action OnOpen { get; init; }

    /// <summary>Called with each interaction. It must not wait.</summary>
    public required Action<Interaction> OnInteraction { get; init; }

    /// <summary>Connects and stays until the connection is over.</summary>
    /// <returns>How it ended.</returns>
    /// <exception cref="WebSocketException">The gateway cannot be reached.</exception>
    /// <exception cref="JsonException">The gateway does not speak as it should.</exception>
    /// <exception cref="OperationCanceledException">It was given up, or the gateway did not say hello.</exception>
    public async Task<GatewayEnd> RunAsync(Uri url, CancellationToken cancellationToken)
    {
        using var socket = new GatewaySocket();
        if (await FindHelloAsync(socket, url, cancellationToken) is not { Op: GatewayFrame.Hello } hello)
        {
            return GatewayEnd.OfClose(socket.CloseCode, socket.CloseWords);
        }

        var interval = TimeSpan.FromMilliseconds(Read(hello.D, DiscordJson.Default.GatewayHello).HeartbeatInterval);
        var heartbeat = new Heartbeat(socket, session, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var beating = heartbeat.RunAsync(interval, over.Token);
        try
        {
            await socket.SendAsync(Introduction(), cancellationToken);
            return await StayAsync(socket, heartbeat, cancellationToken);
        }
        catch (WebSocketException)
        {
            return GatewayEnd.OfClose(socket.CloseCode, socket.CloseWords); // It was over before something could be sent.
        }
        finally
        {
            await over.CancelAsync();
            await beating;
        }
    }

    /// <summary>Reads until the connection is over or given up. Cancelling the read itself would break the socket without a goodbye.</summary>
    private async Task<GatewayEnd> StayAsync(GatewaySocket socket, Heartbeat heartbeat, CancellationToken cancellationToken)
    {
        using var farewell = new CancellationTokenSource();
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stop = cancellationToken.Register(stopping.SetResult);
        var reading = ReadAsync(socket, heartbeat, farewell.Token);
        if (await Task.WhenAny(reading, stopping.Task) == stopping.Task)
        {
            farewell.CancelAfter(FarewellLimit);
            await socket.CloseAsync(farewell.Token);
            await reading;
            cancellationToken.ThrowIfCancellationRequested();
        }

        return await reading;
    }

    private async Task<GatewayFrame?> FindHelloAsync(GatewaySocket socket, Uri url, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(HelloLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await socket.ConnectAsync(url, either.Token);
        return await socket.FindNextAsync(either.Token);
    }

    private string Introduction() => session is { Ready: { } ready, Sequence: { } sequence }
        ? JsonSerializer.Serialize(
            new GatewayCommand<GatewayResume>(GatewayFrame.Resume, new(token, ready.SessionId, sequence)),
                DiscordJson.Default.GatewayCommandGatewayResume)
        : JsonSerializer.Serialize(
            new GatewayCommand<GatewayIdentify>(GatewayFrame.Identify, new(token, Intents: 0, new("linux", "PaperBot", "PaperBot"))),
            DiscordJson.Default.GatewayCommandGatewayIdentify);

    private async Task<GatewayEnd> ReadAsync(GatewaySocket socket, Heartbeat heartbeat, CancellationToken cancellationToken)
    {
        while (await socket.FindNextAsync(cancellationToken) is { } frame)
        {
            switch (frame.Op)
            {
                case GatewayFrame.Dispatch:
                    Dispatch(frame);
                    break;
                case GatewayFrame.Heartbeat:
                    await heartbeat.SendAsync(cancellationToken);
                    break;
                case GatewayFrame.HeartbeatAck:
                    heartbeat.Acknowledge();
                    break;
                case GatewayFrame.Reconnect:
                    return new GatewayEnd(GatewayEnd.Step.Resume, "The gateway asks to connect anew");
                case GatewayFrame.InvalidSession:
                    var next = frame.D.ValueKind == JsonValueKind.True ? GatewayEnd.Step.Resume : GatewayEnd.Step.Identify;
                    var pause = TimeSpan.FromSeconds(1 + (4 * Random.Shared.NextDouble()));
                    return new GatewayEnd(next, "The gateway does not take the session", pause);
                default:
                    break; // New kinds of messages come without notice.
            }
        }

        return heartbeat.FoundSilence
            ? new GatewayEnd(GatewayEnd.Step.Resume, "The gateway did not acknowledge a heartbeat")
            : GatewayEnd.OfClose(socket.CloseCode, socket.CloseWords);
    }

    private void Dispatch(GatewayFrame frame)
    {
        session.Sequence = frame.S ?? session.Sequence;
        switch (frame.T)
        {
            case "READY":
                session.Ready = Read(frame.D, DiscordJson.Default.GatewayReady);
                OnOpen();
                break;
            case "RESUMED":
                OnOpen();
                break;
            case "INTERACTION_CREATE":
                Interact(frame);
                break;
            default:
                break; // Every other event is none of PaperBot's business.
        }
    }

    private void Interact(GatewayFrame frame)
    {
        try
        {
            OnInteraction(Read(frame.D, DiscordJson.Default.Interaction));
        }
        catch (JsonException exception)
        {
            LogUnreadable(exception, frame.S);
        }
    }

    private static T Read<T>(JsonElement data, JsonTypeInfo<T> type) where T : class =>
        data.Deserialize(type) ?? throw new JsonException("The gateway sent an empty message.");

    [LoggerMessage(LogLevel.Error, "Event {Sequence} of the gateway is no interaction that PaperBot can read")]
    private partial void LogUnreadable(Exception exception, long? sequence);
}
