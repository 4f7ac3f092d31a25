using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Discord;

/// <summary>
/// The gateway: one session at a time for each shard, which can be resumed on another connection, and every way in which the real one ends.
/// </summary>
public sealed class FakeGateway(string token, FakeGuilds guilds, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _lock = new(1);
    private readonly Dictionary<int, FakeSession> _sessions = [];
    private readonly Dictionary<int, DateTimeOffset> _identified = [];
    private readonly ConcurrentDictionary<FakeGatewaySocket, bool> _open = new();
    private int _shards = 1;

    /// <summary>Every payload that the bot has sent, in order.</summary>
    public SignalLog<JsonElement> Received { get; } = new();

    /// <summary>The query of every connection, in order.</summary>
    public SignalLog<string> Connections { get; } = new();

    /// <summary>The events <c>READY</c> and <c>RESUMED</c>: the bot is connected.</summary>
    public SignalLog<string> Opened { get; } = new();

    /// <summary>The close code of each connection that the bot has ended; null if it broke without one.</summary>
    public SignalLog<int?> Ended { get; } = new();

    /// <summary>How many shards it recommends, and needs at least.</summary>
    public int RecommendedShards { get; set; } = 1;

    /// <summary>How many shards can start a session in the same five seconds.</summary>
    public int MaxConcurrency { get; set; } = 1;

    /// <summary>Whether a session that is started too soon after another is refused.</summary>
    public bool EnforcesIdentifyRate { get; set; }

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

    /// <summary>Sends an event to the shard of its guild; if it is disconnected, when it resumes the session.</summary>
    public Task DispatchAsync(string name, JsonObject data) => LockedAsync(async () =>
    {
        var guild = name.StartsWith("GUILD_", StringComparison.Ordinal) ? data["id"] : data["guild_id"];
        var session = SessionOf(guild is null ? 0 : ShardOf(guild.GetValue<string>()));
        var json = session.Add(name, data);
        await (session.Socket?.SendAsync(json, SendsInParts) ?? Task.CompletedTask);
    });

    /// <summary>Sends the newest event once more.</summary>
    public Task RepeatAsync() => LockedAsync(() => SessionOf(0).Socket!.SendAsync(SessionOf(0).Events[^1].Json, SendsInParts));

    /// <summary>Sends any payload, such as <c>{"op":7}</c>.</summary>
    public Task SendAsync(string payload) => LockedAsync(() => SessionOf(0).Socket!.SendAsync(payload, SendsInParts));

    /// <summary>Sends any message.</summary>
    public Task SendAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type, int partSize) =>
        LockedAsync(() => SessionOf(0).Socket!.SendAsync(message, type, partSize));

    /// <summary>Ends the sessions, so that they cannot be resumed.</summary>
    public Task EndSessionAsync() => LockedAsync(() =>
    {
        foreach (var session in _sessions.Values)
        {
            session.Id = null;
        }

        return Task.CompletedTask;
    });

    /// <summary>Closes the connection of a shard with a code.</summary>
    public Task CloseAsync(int code, int shard = 0) => LockedAsync(() => Detach(shard).CloseAsync(code));

    /// <summary>Breaks the connection of a shard without a close code.</summary>
    public Task DropAsync(int shard = 0) => LockedAsync(() =>
    {
        Detach(shard).Drop();
        return Task.CompletedTask;
    });

    public void Dispose() => _lock.Dispose();

    internal void Clear()
    {
        foreach (var session in _sessions.Values)
        {
            session.Events.Clear();
        }

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
            foreach (var session in _sessions.Values.Where(session => session.Socket == socket))
            {
                session.Socket = null;
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>Takes the connection from the session, which has none from now on.</summary>
    private FakeGatewaySocket Detach(int shard)
    {
        var socket = SessionOf(shard).Socket ?? throw new InvalidOperationException("The bot is not connected.");
        SessionOf(shard).Socket = null;
        return socket;
    }

    private FakeSession SessionOf(int shard) => _sessions.TryGetValue(shard, out var known) ? known : _sessions[shard] = new();

    private int ShardOf(string guild) => (int)((ulong.Parse(guild, CultureInfo.InvariantCulture) >> 22) % (ulong)_shards);

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
                var shard = data.GetProperty("shard");
                await IdentifyAsync(socket, resumeUrl, shard[0].GetInt32(), shard[1].GetInt32());
                break;
            case 6 when _sessions.Values.FirstOrDefault(session => session.Id == data.GetProperty("session_id").GetString()) is { } session:
                await ResumeAsync(socket, session, data.GetProperty("seq").GetInt64());
                break;
            case 6:
                await socket.SendAsync("""{"op":9,"d":false}""", SendsInParts);
                break;
        }
    }

    private async Task IdentifyAsync(FakeGatewaySocket socket, string resumeUrl, int shard, int count)
    {
        if (count < RecommendedShards)
        {
            await socket.CloseAsync(4011);
            return;
        }

        var group = shard % MaxConcurrency;
        if (EnforcesIdentifyRate && _identified.TryGetValue(group, out var last) && time.GetUtcNow() - last < TimeSpan.FromSeconds(5))
        {
            await socket.SendAsync("""{"op":9,"d":false}""", SendsInParts);
            return;
        }

        (_shards, _identified[group]) = (count, time.GetUtcNow());
        var session = _sessions[shard] = new FakeSession { Id = Guid.NewGuid().ToString("N"), Sequence = 1, Socket = socket };
        var own = new JsonArray([.. guilds.Unavailable().Where(guild => ShardOf(guild!["id"]!.GetValue<string>()) == shard).Select(guild => guild!.DeepClone())]);
        var ready = new JsonObject { ["v"] = 10, ["session_id"] = session.Id, ["resume_gateway_url"] = resumeUrl, ["guilds"] = own, ["user"] = new JsonObject { ["id"] = FakeGuilds.Bot } };
        await socket.SendAsync(new JsonObject { ["op"] = 0, ["t"] = "READY", ["s"] = 1, ["d"] = ready }.ToJsonString(), SendsInParts);
        foreach (var guild in guilds.List().Where(guild => ShardOf(guild!["id"]!.GetValue<string>()) == shard))
        {
            await socket.SendAsync(session.Add("GUILD_CREATE", guild!.DeepClone()), SendsInParts);
        }

        Opened.Add("READY");
    }

    private async Task ResumeAsync(FakeGatewaySocket socket, FakeSession session, long sequence)
    {
        session.Socket = socket;
        foreach (var (_, json) in session.Events.Where(sent => sent.Sequence > sequence))
        {
            await socket.SendAsync(json, SendsInParts);
        }

        var resumed = new JsonObject { ["op"] = 0, ["t"] = "RESUMED", ["s"] = ++session.Sequence, ["d"] = new JsonObject() };
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
