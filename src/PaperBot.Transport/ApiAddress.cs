using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace PaperBot.Transport;

/// <summary>The address of an API that receives a token.</summary>
public static class ApiAddress
{
    /// <summary>What an address must be, for people.</summary>
    public const string Rule = "must be an absolute https address, or an http address of this machine, without a user, a query or a fragment";

    /// <summary>Parses an address; false unless the token is safe on its way there.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsThisMachine(address)))
        && address is { UserInfo: "", Query: "", Fragment: "" };

    /// <summary>Whether an address is one of this machine, whatever the names of the network say.</summary>
    public static bool IsThisMachine(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip));
}
