using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Slack;

/// <summary>The Socket Mode connections of a fake Slack, and how the next ones behave.</summary>
public sealed class SlackSockets(Action<FakeSocket, JsonElement> onMessage, Func<Uri> address)
{
    private readonly ConcurrentDictionary<string, bool> _tickets = new();
    private int _ticketCount;
    private int _count;
    private volatile bool _isNextUnresponsive;

    /// <summary>Every connection, from its hello.</summary>
    public SignalLog<FakeSocket> Greeted { get; } = new();

    /// <summary>Every connection, from before its hello.</summary>
    public SignalLog<FakeSocket> Accepted { get; } = new();

    /// <summary>New connections receive their hello when this has completed.</summary>
    public Task HelloAfter { get; set; } = Task.CompletedTask;

    /// <summary>The next connection receives its hello, but nothing is read from it: not even pings get a pong.</summary>
    public void MakeNextUnresponsive() => _isNextUnresponsive = true;

    /// <summary>The newest open connection; waits for one if there is none.</summary>
    public async Task<FakeSocket> NewestAsync() =>
        Greeted.Items.LastOrDefault(socket => socket.IsOpen) ?? await Greeted.FirstAsync(socket => socket.IsOpen);

    /// <summary>The connection with this number, once it has received its hello.</summary>
    public Task<FakeSocket> NthAsync(int number) => Greeted.FirstAsync(socket => socket.Number == number);

    /// <summary>The address of a new connection, which can be used once.</summary>
    internal Uri Open()
    {
        var ticket = Interlocked.Increment(ref _ticketCount).ToString(CultureInfo.InvariantCulture);
        _tickets[ticket] = true;
        return new Uri(address(), $"?ticket={ticket}");
    }

    /// <summary>Uses an address; false if it does not exist or was used before.</summary>
    internal bool TryUse(string? ticket) => ticket is not null && _tickets.TryRemove(ticket, out _);

    /// <summary>Serves a connection until it ends.</summary>
    internal async Task ServeAsync(WebSocket webSocket, CancellationToken cancellationToken)
    {
        var isUnresponsive = _isNextUnresponsive;
        _isNextUnresponsive = false;
        using var socket = new FakeSocket(Interlocked.Increment(ref _count), webSocket);
        Accepted.Add(socket);
        await HelloAfter;
        await socket.SendAsync(new JsonObject { ["type"] = "hello", ["num_connections"] = 1, ["connection_info"] = new JsonObject { ["app_id"] = SlackWorkspace.AppId } });
        Greeted.Add(socket);
        await (isUnresponsive ? socket.IgnoreAsync(cancellationToken) : socket.ReadAsync(message => onMessage(socket, message), cancellationToken));
    }

    internal void DropAll()
    {
        foreach (var socket in Accepted.Items)
        {
            socket.Drop();
        }
    }
}
