using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using PaperBot.Mcp;

namespace PaperBot.Web;

/// <summary>
/// Lets those in who know the password, or who come through the reverse proxy. Without either, those on this machine. Everybody may ask whether the
/// process is alive and ready.
/// </summary>
internal sealed class PageAccess(WebOptions options, TimeProvider time)
{
    private readonly byte[]? _password = options.Password == "" ? null : Hash(options.Password);
    private readonly IPAddress? _proxy = options.Proxy == "" ? null : IPAddress.Parse(options.Proxy).MapToIPv6();
    private readonly WrongPasswords _wrong = new(time);

    /// <summary>Whether who sent the request may see everything.</summary>
    public static bool IsGranted(HttpContext context) => context.Items.ContainsKey(typeof(PageAccess));

    /// <summary>Whether others than those on this machine can read the page. It does not know who they are: several people can have one address.</summary>
    public bool IsShared { get; } = options.Password != "" || options.Proxy != "";

    /// <summary>Who sent the request, for the limits of commands: null where only this machine can.</summary>
    public string? PersonOf(HttpContext context) => IsShared ? $"page {SenderOf(context)}" : null;

    /// <summary>Refuses the request, or passes it on.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path == Health.AlivePath || McpAccess.IsGranted(context))
        {
            return next(context);
        }

        var refusal = FindRefusal(context);
        if (refusal is null)
        {
            context.Items[typeof(PageAccess)] = true;
        }

        return refusal is null || (refusal != StatusCodes.Status429TooManyRequests && context.Request.Path == Health.ReadyPath)
            ? next(context)
            : RefuseAsync(context.Response, refusal.Value);
    }

    /// <summary>Whether nobody is let in from where a connection comes.</summary>
    public bool IsRefused(ConnectionInfo connection) => _proxy is not null && !_proxy.Equals(PeerOf(connection));

    /// <summary>Who sent the request to the proxy: the last address that it names is the one that it has seen itself.</summary>
    public IPAddress SenderOf(HttpContext context)
    {
        var peer = PeerOf(context.Connection);
        var isProxy = peer.Equals(_proxy) || IPAddress.IsLoopback(peer);
        return isProxy && context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() is { Length: > 0 } named && IPAddress.TryParse(named, out var sender)
            ? sender.MapToIPv6()
            : peer;
    }

    private int? FindRefusal(HttpContext context)
    {
        if (IsRefused(context.Connection))
        {
            return StatusCodes.Status403Forbidden;
        }

        if (_password is null)
        {
            return null;
        }

        string? sent = context.Request.Headers.Authorization;
        if (sent is null)
        {
            return StatusCodes.Status401Unauthorized;
        }

        return _wrong.Try(SenderOf(context), () => CryptographicOperations.FixedTimeEquals(Hash(ReadPassword(sent)), _password)) switch
        {
            true => null,
            false => StatusCodes.Status401Unauthorized,
            null => StatusCodes.Status429TooManyRequests,
        };
    }

    private static IPAddress PeerOf(ConnectionInfo connection) => (connection.RemoteIpAddress ?? IPAddress.None).MapToIPv6();

    private static Task RefuseAsync(HttpResponse response, int status)
    {
        response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Basic realm=\"PaperBot\", charset=\"UTF-8\"";
        }
        else if (status == StatusCodes.Status429TooManyRequests)
        {
            response.Headers.RetryAfter = "60";
        }

        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(status switch
        {
            StatusCodes.Status401Unauthorized => "The page needs its password. Any user name will do.",
            StatusCodes.Status429TooManyRequests => "There were too many wrong passwords. Try again in a minute.",
            _ => "The page does not answer to this address.",
        });
    }

    // RFC 7617: everything after the first colon is the password.
    private static string ReadPassword(string authorization)
    {
        var bytes = new byte[authorization.Length];
        return AuthenticationHeaderValue.TryParse(authorization, out var sent) && sent is { Scheme: var scheme, Parameter: { } parameter }
            && scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) && Convert.TryFromBase64String(parameter, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length) is var pair && pair.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon
                ? pair[(colon + 1)..]
                : "";
    }

    private static byte[] Hash(string password) => SHA256.HashData(Encoding.UTF8.GetBytes(password));
}
