using System.Net;
using System.Net.Sockets;

namespace PaperBot.Sources;

/// <summary>
/// Opens the connections of a source, for redirects and frames too. A resolved address that is not on the public internet (RFC 6890), such as that of the
/// machine itself or of a cloud's metadata, is refused, unless it is that of a source in the internal network.
/// </summary>
/// <param name="source">The source's own address.</param>
/// <param name="isInternal">Whether the source is in the internal network. Its name alone does not tell: who owns it decides where it leads.</param>
internal sealed class WebConnector(Uri source, bool isInternal)
{
    private static readonly IPNetwork[] Internal =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "224.0.0.0/3", "::/127", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly string[] InternalNames = [".local", ".internal", ".localhost", ".lan", ".home.arpa", ".intranet", ".corp", ".home"];

    /// <summary>Connects to the server of a request, or to the proxy, which resolves addresses itself.</summary>
    /// <exception cref="HttpRequestException">The address is not allowed.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var isProxy = context.InitialRequestMessage.RequestUri is { } requested && !IsSame(requested.IdnHost, host);
        var isOwn = isInternal && IsSame(source.IdnHost, host) && (port == source.Port || (source.IsDefaultPort && port == 443));
        if (!isProxy && !isOwn && addresses.Any(IsInternal))
        {
            throw new HttpRequestException($"it leads to {host}:{port}, which is not on the public internet. If the source is in your own network, set its Internal to true.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether an address is not on the public internet.</summary>
    public static bool IsInternal(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Internal.Any(network => network.Contains(plain));
    }

    /// <summary>Whether an address as it is written is in the internal network: an IP address, or a name that the internet does not have (RFC 6762, 8375, 9476).</summary>
    public static bool IsInternal(Uri address) => IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var ip) ? IsInternal(ip)
        : !address.IdnHost.Contains('.', StringComparison.Ordinal) || InternalNames.Any(ending => address.IdnHost.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static bool IsSame(string host, string other) => host.Trim('[', ']').Equals(other.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
}
