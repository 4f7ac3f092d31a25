using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PaperBot.Sources;

/// <summary>An http or https address without its login, and the login for the <c>Basic</c> scheme (RFC 7617), or null.</summary>
internal sealed partial record WebAddress(Uri Url, string? Login)
{
    private static readonly HashSet<string> SecretNames = new(StringComparer.OrdinalIgnoreCase)
        { "token", "key", "apikey", "secret", "password", "passwd", "pwd", "auth", "sig", "signature", "session", "sid" };

    /// <summary>Separates the <c>user:password@</c> of an address from it.</summary>
    public static WebAddress Create(Uri address) => new(
        WithoutLogin(address),
        address.UserInfo.Length == 0 ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));

    /// <summary>The address for people, logs and the store: without its query, which may contain a token, but told apart by it.</summary>
    public string Location => Shown(Url) + (Url.Query.Length > 1 ? $"#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Url.Query)))[..8]}" : "");

    /// <summary>The part of an address that is not secret: its origin and path.</summary>
    public static string Shown(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    /// <summary>An address without the parts of its query that are a secret by their names.</summary>
    public static string WithoutSecrets(Uri address) => new UriBuilder(address)
    {
        Query = string.Join('&', address.Query.TrimStart('?').Split('&').Where(pair => !IsSecret(pair))),
    }.Uri.AbsoluteUri;

    /// <summary>Whether a part of an address's query is a secret by its name.</summary>
    public static bool HasSecretQuery(Uri address) => address.Query.TrimStart('?').Split('&').Any(IsSecret);

    public static bool IsValid(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;

    /// <summary>Finds out what is wrong with an item of the settings that needs only a Url; null if it is valid.</summary>
    public static string? FindError(SourceOptions options) => options switch
    {
        _ when !IsValid(options.Url) => $"a {options.Kind} needs a Url such as https://example.org/feed",
        { Path: not "" } or { Branch: not "" } => $"a {options.Kind} has a Url, but no Path or Branch",
        _ => null,
    };

    /// <summary>Resolves a redirect. Redirects from https to http are refused.</summary>
    /// <exception cref="SourceException">The redirect is not allowed.</exception>
    public static Uri Redirect(Uri from, Uri location)
    {
        if (!Uri.TryCreate(from, location, out var target) || !IsValid(target.AbsoluteUri))
        {
            throw new SourceException($"{Shown(from)} redirects to something that is not an http or https address. Open it in a browser, and set Url to the final address.");
        }

        return from.Scheme == Uri.UriSchemeHttps && target.Scheme != Uri.UriSchemeHttps
            ? throw new SourceException($"{Shown(from)} redirects to {Shown(target)}, which is not encrypted. Set Url to that address if you want to use it.")
            : WithoutLogin(target);
    }

    public static Uri WithoutLogin(Uri address) => address.UserInfo.Length == 0 ? address : new UriBuilder(address) { UserName = "", Password = "" }.Uri;

    /// <summary>An address without what says only where the reader came from, such as <c>utm_source</c>; unchanged if there is nothing of it.</summary>
    public static string WithoutTracking(string address)
    {
        if (!IsValid(address) || !Tracking.IsMatch(address))
        {
            return address;
        }

        var url = new UriBuilder(address);
        url.Query = string.Join('&', url.Query.TrimStart('?').Split('&').Where(pair => !Tracking.IsMatch("?" + pair)));
        url.Fragment = Tracking.IsMatch(url.Fragment) ? "" : url.Fragment;
        return url.Uri.AbsoluteUri;
    }

    /// <summary>The form in which addresses are compared: without tracking, with https, and with no slash at the end of the path. Anything else is unchanged.</summary>
    public static string Normalize(string address)
    {
        if (!IsValid(address))
        {
            return address;
        }

        var url = new Uri(WithoutTracking(address));
        return $"https://{url.Host}{(url.IsDefaultPort ? "" : $":{url.Port}")}{url.AbsolutePath.TrimEnd('/')}{url.Query}{url.Fragment}";
    }

    /// <summary>Whether two addresses have the same origin.</summary>
    public static bool IsSameServer(Uri one, Uri other) => Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsSecret(string pair) => pair.Split('=')[0].Split('_', '-').Any(SecretNames.Contains);

    [GeneratedRegex("[?&#](utm_[a-z_]+|at_(medium|campaign)|(fb|[gdy])clid|msclkid|igshid|mc_[ce]id|_hs(enc|mi)|mkt_tok|xtor|(ref|source|from)=(rss|feed|atom)[^=&#]*)"
        + "(?=[=&#]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tracking { get; }
}
