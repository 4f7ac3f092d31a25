using System.Text;

namespace PaperBot.Sources;

/// <summary>An http or https address without its login, and the login for the <c>Basic</c> scheme (RFC 7617), or null.</summary>
internal sealed record WebAddress(Uri Url, string? Login)
{
    /// <summary>Separates the <c>user:password@</c> of an address from it.</summary>
    public static WebAddress Create(Uri address) => new(
        WithoutLogin(address),
        address.UserInfo.Length == 0 ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));

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
            throw new SourceException($"{from} redirects to something that is not an http or https address. Open it in a browser, and set Url to the final address.");
        }

        return from.Scheme == Uri.UriSchemeHttps && target.Scheme != Uri.UriSchemeHttps
            ? throw new SourceException($"{from} redirects to {WithoutLogin(target)}, which is not encrypted. Set Url to that address if you want to use it.")
            : WithoutLogin(target);
    }

    public static Uri WithoutLogin(Uri address) => address.UserInfo.Length == 0 ? address : new UriBuilder(address) { UserName = "", Password = "" }.Uri;

    public bool IsSameServer(Uri other) => Uri.Compare(Url, other, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
