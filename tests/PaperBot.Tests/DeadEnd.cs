using System.Net;
using System.Net.Sockets;

namespace PaperBot.Tests;

/// <summary>
/// A loopback port that refuses connections until it is disposed. The port of a stopped server is not enough: a process that starts at that
/// moment has a copy of the socket for some milliseconds, which accepts connections, and another server can get the same port.
/// </summary>
internal sealed class DeadEnd : IDisposable
{
    private readonly Socket _bound = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public DeadEnd() => _bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public string Url => $"http://{_bound.LocalEndPoint}/";

    public void Dispose() => _bound.Dispose();
}
