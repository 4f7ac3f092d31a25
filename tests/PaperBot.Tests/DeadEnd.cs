using System.Net;
using System.Net.Sockets;

namespace PaperBot.Tests;

/// <summary>
/// A port of the loopback that refuses connections for as long as it is held. A port that a server has left will not do: a process started
/// at that moment holds a copy of its socket for some milliseconds, which still takes connections, and another server may be given the port.
/// </summary>
internal sealed class DeadEnd : IDisposable
{
    private readonly Socket _bound = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public DeadEnd() => _bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public string Url => $"http://{_bound.LocalEndPoint}/";

    public void Dispose() => _bound.Dispose();
}
