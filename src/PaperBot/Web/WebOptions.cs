using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace PaperBot.Web;

/// <summary>The section <c>Web</c> of the settings.</summary>
internal sealed record WebOptions
{
    private const int MinPasswordLength = 12;

    // Host filtering would take these for any host.
    private static readonly string[] AnyHost = ["0.0.0.0", "[::]", "::"];

    /// <summary>The address of the page.</summary>
    public string Url { get; init; } = "http://127.0.0.1:5080";

    /// <summary>The names by which the page may be asked for, besides loopback and the name in <see cref="Url"/>.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The password that browsers ask for; empty for none.</summary>
    public string Password { get; init; } = "";

    /// <summary>The IP address of the reverse proxy that authenticates people, and is the only one that is served; empty for none.</summary>
    public string Proxy { get; init; } = "";

    /// <summary>The address at which only what platforms post is served, and not the page; empty if that is served at <see cref="Url"/>.</summary>
    public string PlatformsUrl { get; init; } = "";

    /// <summary>The port of <see cref="PlatformsUrl"/>; null if there is none.</summary>
    public int? PlatformsPort => PlatformsUrl == "" ? null : new Uri(PlatformsUrl).Port;

    /// <summary>Reads the section.</summary>
    /// <exception cref="OptionsValidationException">Something in it has to be corrected.</exception>
    public static WebOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection("Web").Get<WebOptions>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new();
        string[] errors = [.. options.FindErrors()];
        return errors.Length == 0 ? options : throw new OptionsValidationException("Web", typeof(WebOptions), errors);
    }

    /// <summary>The address without anything that the server could take for another one.</summary>
    public Uri Address() => new(new Uri(Url).GetLeftPart(UriPartial.Authority));

    /// <summary>The addresses to listen at.</summary>
    public string[] Addresses() => [Address().ToString(), .. PlatformsUrl == "" ? Array.Empty<string>() : [new Uri(PlatformsUrl).GetLeftPart(UriPartial.Authority)]];

    /// <summary>Whether only this machine can reach an address. The server takes any name but localhost for all addresses of the machine.</summary>
    public static bool IsLoopback(Uri address) => address.Host == "localhost" || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>The names by which the page may be asked for.</summary>
    public IEnumerable<string> AllowedHosts() => Hosts.Append(Address().Host).Except(AnyHost).Concat(["localhost", "127.0.0.1", "[::1]"]);

    /// <summary>Says why the server cannot listen at its addresses, and how to fix it.</summary>
    public string ExplainListening(SocketError error)
    {
        var fix = error switch
        {
            SocketError.AddressAlreadyInUse => "Another program listens there, perhaps another PaperBot. Stop it, or set Web:Url to another port.",
            SocketError.AddressNotAvailable => "This machine has no such address. Set Web:Url to one that it has, such as http://127.0.0.1:5080.",
            SocketError.AccessDenied => "This user may not use such a port. Set Web:Url to a port above 1023.",
            _ => $"The network says {error}. Set Web:Url to another address.",
        };
        return $"PaperBot cannot listen at {string.Join(" and ", Addresses())}. {fix}";
    }

    private IEnumerable<string> FindErrors()
    {
        Uri? url = null;
        if (Uri.TryCreate(Url, UriKind.Absolute, out var secure) && secure.Scheme == Uri.UriSchemeHttps)
        {
            yield return $"Web:Url is \"{Url}\", but PaperBot has no certificate. Set it to http://127.0.0.1:{secure.Port}, and put a reverse proxy with TLS in front of it.";
        }
        else if (!TryParse(Url, out url))
        {
            yield return $"Web:Url is \"{Url}\"; it has to be an address such as http://127.0.0.1:5080, without a path.";
        }
        else if (!IsLoopback(url) && Password == "" && Proxy == "")
        {
            yield return $"Web:Url is \"{Url}\", which other machines can reach. Set Web__Password in the environment to a password of at least {MinPasswordLength} characters, "
                + "or Web:Proxy to the IP address of a reverse proxy that authenticates people; or set Web:Url to http://127.0.0.1:5080.";
        }
        else if (AnyHost.Contains(url.Host) && Hosts.Count == 0)
        {
            yield return $"Web:Url is \"{Url}\", which names no host. Set Web:Hosts:0 to the name by which people open the page, such as papers.example.org.";
        }

        if (PlatformsUrl != "" && (!TryParse(PlatformsUrl, out var platforms) || platforms.Port == 0 || platforms.Port == url?.Port))
        {
            yield return $"Web:PlatformsUrl is \"{PlatformsUrl}\"; it has to be an address with a port of its own, such as http://127.0.0.1:5081.";
        }

        if (Password.Length is > 0 and < MinPasswordLength)
        {
            yield return $"Web:Password has {Password.Length} characters; it has to have at least {MinPasswordLength}.";
        }

        if (Proxy != "" && !(IPAddress.TryParse(Proxy, out var proxy) && (Proxy.Contains(':') || proxy.ToString() == Proxy)))
        {
            yield return $"Web:Proxy is \"{Proxy}\"; it has to be the IP address from which the reverse proxy connects.";
        }

        foreach (var host in Hosts.Where(host => Uri.CheckHostName(host) == UriHostNameType.Unknown || AnyHost.Contains(host)))
        {
            yield return $"Web:Hosts has \"{host}\"; it has to be a name such as papers.example.org, without a port and without wildcards.";
        }
    }

    /// <summary>Reads an address that the server can listen at. It cannot choose a port for both addresses of localhost.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? address) => Uri.TryCreate(text, UriKind.Absolute, out address)
        && address is { Scheme: "http", PathAndQuery: "/", UserInfo: "" } && !text.Contains(';')
        && !(address.Port == 0 && address.Host == "localhost");
}
