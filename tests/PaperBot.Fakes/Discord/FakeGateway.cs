using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Discord;

/// <summary>
/// The gateway: one session at a time, which can be taken up on another connection, and every way in which the real one ends.
/// </summary>
public sealed class FakeGateway(string token) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly List<(long Sequence, string Json)> _events = [];
    private readonly ConcurrentDictionary<FakeGatewaySocket, bool> _open = new();
    private FakeGatewaySocket? _socket;
    private string? _session;
    private long _sequence;

    /// <summary>Everything that the bot has sent, in order.</summary>
    public SignalLog<JsonElement> Received { get; } = new();

    /// <summary>The query of every connection, in order.</summary>
    public SignalLog<string> Connections { get; } = new();

    /// <summary>The events <c>READY</c> and <c>RESUMED</c>: the bot is connected.</summary>
    public SignalLog<string> Opened { get; } = new();

    /// <summary>How each connection that is over was ended by the bot: with its close code, or null where it just broke.</summary>
    public SignalLog<int?> Ended { get; } = new();

    /// <summary>Milliseconds between two heartbeats.</summary>
    public int HeartbeatInterval { get; set; } = 41250;

    /// <summary>Whether heartbeats are acknowledged.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>Whether it asks for a heartbeat before anything else, when the bot has seen no event yet.</summary>
    public bool WantsHeartbeatFirst { get; set; }

    /// <summary>Whether frames are sent in small parts, as large ones are.</summary>
    public bool SendsInParts { get; set; }

    /// <summary>Sends an event to the bot; while it is away, it gets it when it takes up the session.</summary>
    public Task DispatchAsync(string name, JsonObject data) => AloneAsync(async () =>
    {
        var json = new JsonObject { ["op"] = 0, ["t"] = name, ["s"] = ++_sequence, ["d"] = data }.ToJsonString();
        _events.Add((_sequence, json));
        await (_socket?.SendAsync(json, SendsInParts) ?? Task.CompletedTask);
    });

    /// <summary>Sends the newest event once more.</summary>
    public Task RepeatAsync() => AloneAsync(() => _socket!.SendAsync(_events[^1].Json, SendsInParts));

    /// <summary>Sends a frame of any kind, such as <c>{"op":7}</c>.</summary>
    public Task SendAsync(string frame) => AloneAsync(() => _socket!.SendAsync(frame, SendsInParts));

    /// <summary>Ends the session, so that it cannot be taken up.</summary>
    public Task EndSessionAsync() => AloneAsync(() =>
    {
        _session = null;
        return Task.CompletedTask;
    });

    /// <summary>Closes the connection with a code.</summary>
    public Task CloseAsync(int code) => AloneAsync(() => Leave().CloseAsync(code));

    /// <summary>Breaks the connection without a word.</summary>
    public Task DropAsync() => AloneAsync(() =>
    {
        Leave().Drop();
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    /// <summary>Breaks every connection.</summary>
    internal void DropAll()
    {
        foreach (var socket in _open.Keys)
        {
            socket.Drop();
        }
    }

    /// <summary>Serves one connection until it is over.</summary>
    /// <param name="webSocket">The connection.</param>
    /// <param name="query">The query that it came with.</param>
    /// <param name="resumeUrl">Where sessions are taken up.</param>
    internal async Task ServeAsync(WebSocket webSocket, string query, string resumeUrl)
    {
        var socket = new FakeGatewaySocket(webSocket);
        _open.TryAdd(socket, true);
        Connections.Add(query);
        await socket.SendAsync($$"""{"op":10,"d":{"heartbeat_interval":{{HeartbeatInterval}}},"s":null,"t":null}""", SendsInParts);
        if (WantsHeartbeatFirst)
        {
            await socket.SendAsync("""{"op":1,"d":null}""", SendsInParts);
        }

        while (await socket.FindNextAsync() is { } frame)
        {
            await AloneAsync(() => HandleAsync(socket, frame, resumeUrl));
            Received.Add(frame);
        }

        Ended.Add(socket.CloseCode);
        await AloneAsync(() =>
        {
            _open.TryRemove(socket, out _);
            _socket = _socket == socket ? null : _socket;
            return Task.CompletedTask;
        });
    }

    /// <summary>The connection of the session, which has none from now on.</summary>
    private FakeGatewaySocket Leave()
    {
        var socket = _socket ?? throw new InvalidOperationException("The bot is not connected.");
        _socket = null;
        return socket;
    }

    private async Task HandleAsync(FakeGatewaySocket socket, JsonElement frame, string resumeUrl)
    {
        if (!frame.TryGetProperty("d", out var data))
        {
            await socket.CloseAsync(4002);
            return;
        }

        switch (frame.GetProperty("op").GetInt32())
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
        var ready = new JsonObject { ["v"] = 10, ["session_id"] = _session, ["resume_gateway_url"] = resumeUrl };
        await socket.SendAsync(new JsonObject { ["op"] = 0, ["t"] = "READY", ["s"] = 1, ["d"] = ready }.ToJsonString(), SendsInParts);
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

    private async Task AloneAsync(Func<Task> act)
    {
        await _one.WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            _one.Release();
        }
    }
}
