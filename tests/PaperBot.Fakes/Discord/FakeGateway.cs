using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Discord;

/// <summary>
/// The gateway: one session at a time, which can be resumed on another connection, and every way in which the real one ends.
/// </summary>
public sealed class FakeGateway(string token, FakeGuilds guilds) : IDisposable
{
    private readonly SemaphoreSlim _lock = new(1);
    private readonly List<(long Sequence, string Json)> _events = [];
    private readonly ConcurrentDictionary<FakeGatewaySocket, bool> _open = new();
    private FakeGatewaySocket? _socket;
    private string? _session;
    private long _sequence;

    /// <summary>Every payload that the bot has sent, in order.</summary>
    public SignalLog<JsonElement> Received { get; } = new();

    /// <summary>The query of every connection, in order.</summary>
    public SignalLog<string> Connections { get; } = new();

    /// <summary>The events <c>READY</c> and <c>RESUMED</c>: the bot is connected.</summary>
    public SignalLog<string> Opened { get; } = new();

    /// <summary>The close code of each connection that the bot has ended; null if it broke without one.</summary>
    public SignalLog<int?> Ended { get; } = new();

    /// <summary>Milliseconds between two heartbeats.</summary>
    public int HeartbeatInterval { get; set; } = 41250;

    /// <summary>The hello, if it is not a valid one.</summary>
    public string? Hello { get; set; }

    /// <summary>Whether heartbeats are acknowledged.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>Whether it requests a heartbeat before the first event.</summary>
    public bool WantsHeartbeatFirst { get; set; }

    /// <summary>Whether payloads are sent in several small frames.</summary>
    public bool SendsInParts { get; set; }

    /// <summary>Sends an event to the bot; if it is disconnected, when it resumes the session.</summary>
    public Task DispatchAsync(string name, JsonObject data) => LockedAsync(async () =>
    {
        var json = new JsonObject { ["op"] = 0, ["t"] = name, ["s"] = ++_sequence, ["d"] = data }.ToJsonString();
        _events.Add((_sequence, json));
        await (_socket?.SendAsync(json, SendsInParts) ?? Task.CompletedTask);
    });

    /// <summary>Sends the newest event once more.</summary>
    public Task RepeatAsync() => LockedAsync(() => _socket!.SendAsync(_events[^1].Json, SendsInParts));

    /// <summary>Sends any payload, such as <c>{"op":7}</c>.</summary>
    public Task SendAsync(string payload) => LockedAsync(() => _socket!.SendAsync(payload, SendsInParts));

    /// <summary>Sends any message.</summary>
    public Task SendAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type, int partSize) =>
        LockedAsync(() => _socket!.SendAsync(message, type, partSize));

    /// <summary>Ends the session, so that it cannot be resumed.</summary>
    public Task EndSessionAsync() => LockedAsync(() =>
    {
        _session = null;
        return Task.CompletedTask;
    });

    /// <summary>Closes the connection with a code.</summary>
    public Task CloseAsync(int code) => LockedAsync(() => Detach().CloseAsync(code));

    /// <summary>Breaks the connection without a close code.</summary>
    public Task DropAsync() => LockedAsync(() =>
    {
        Detach().Drop();
        return Task.CompletedTask;
    });

    public void Dispose() => _lock.Dispose();

    internal void Clear()
    {
        _events.Clear();
        Received.Clear();
        Opened.Clear();
        Ended.Clear();
    }

    /// <summary>Breaks every connection.</summary>
    public void BreakAll()
    {
        foreach (var socket in _open.Keys)
        {
            socket.Drop();
        }
    }

    /// <summary>Serves one connection until it is over.</summary>
    /// <param name="webSocket">The connection.</param>
    /// <param name="query">The query of its address.</param>
    /// <param name="resumeUrl">The address at which sessions are resumed.</param>
    internal async Task ServeAsync(WebSocket webSocket, string query, string resumeUrl)
    {
        var socket = new FakeGatewaySocket(webSocket);
        _open.TryAdd(socket, true);
        Connections.Add(query);
        await socket.SendAsync(Hello ?? $$"""{"op":10,"d":{"heartbeat_interval":{{HeartbeatInterval}}},"s":null,"t":null}""", SendsInParts);
        if (WantsHeartbeatFirst)
        {
            await socket.SendAsync("""{"op":1,"d":null}""", SendsInParts);
        }

        while (await socket.ReceiveAsync() is { } payload)
        {
            await LockedAsync(() => HandleAsync(socket, payload, resumeUrl));
            Received.Add(payload);
        }

        Ended.Add(socket.CloseCode);
        await LockedAsync(() =>
        {
            _open.TryRemove(socket, out _);
            _socket = _socket == socket ? null : _socket;
            return Task.CompletedTask;
        });
    }

    /// <summary>Takes the connection from the session, which has none from now on.</summary>
    private FakeGatewaySocket Detach()
    {
        var socket = _socket ?? throw new InvalidOperationException("The bot is not connected.");
        _socket = null;
        return socket;
    }

    private async Task HandleAsync(FakeGatewaySocket socket, JsonElement payload, string resumeUrl)
    {
        if (!payload.TryGetProperty("d", out var data))
        {
            await socket.CloseAsync(4002);
            return;
        }

        switch (payload.GetProperty("op").GetInt32())
        {
            case 1 when Acknowledges:
                await socket.SendAsync("""{"op":11}""", SendsInParts);
                break;
            case 2 when data.GetProperty("token").GetString() != token:
                await socket.CloseAsync(4004);
                break;
            case 2:
                await IdentifyAsync(socket, resumeUrl);
                break;
            case 6 when _session is null || data.GetProperty("session_id").GetString() != _session:
                await socket.SendAsync("""{"op":9,"d":false}""", SendsInParts);
                break;
            case 6:
                await ResumeAsync(socket, data.GetProperty("seq").GetInt64());
                break;
        }
    }

    private async Task IdentifyAsync(FakeGatewaySocket socket, string resumeUrl)
    {
        _session = Guid.NewGuid().ToString("N");
        _events.Clear();
        _sequence = 1;
        _socket = socket;
        var ready = new JsonObject { ["v"] = 10, ["session_id"] = _session, ["resume_gateway_url"] = resumeUrl, ["guilds"] = guilds.Unavailable(), ["user"] = new JsonObject { ["id"] = FakeGuilds.Bot } };
        await socket.SendAsync(new JsonObject { ["op"] = 0, ["t"] = "READY", ["s"] = 1, ["d"] = ready }.ToJsonString(), SendsInParts);
        foreach (var guild in guilds.List())
        {
            var json = new JsonObject { ["op"] = 0, ["t"] = "GUILD_CREATE", ["s"] = ++_sequence, ["d"] = guild!.DeepClone() }.ToJsonString();
            _events.Add((_sequence, json));
            await socket.SendAsync(json, SendsInParts);
        }

        Opened.Add("READY");
    }

    private async Task ResumeAsync(FakeGatewaySocket socket, long sequence)
    {
        _socket = socket;
        foreach (var (_, json) in _events.Where(sent => sent.Sequence > sequence))
        {
            await socket.SendAsync(json, SendsInParts);
        }

        var resumed = new JsonObject { ["op"] = 0, ["t"] = "RESUMED", ["s"] = ++_sequence, ["d"] = new JsonObject() };
        await socket.SendAsync(resumed.ToJsonString(), SendsInParts);
        Opened.Add("RESUMED");
    }

    private async Task LockedAsync(Func<Task> act)
    {
        await _lock.WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            _lock.Release();
        }
    }
}
