using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using PaperBot.Web;

namespace PaperBot.Mcp;

/// <summary>
/// Lets those to <c>/mcp</c> who send the token, and not the site that a browser visits, whatever its host name points to
/// (https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#security-warning). The page's password is not needed there.
/// </summary>
internal sealed class McpAccess(McpOptions options, PageAccess page, TimeProvider time)
{
    public const string Path = "/mcp";

    private readonly byte[] _token = Hash(options.Token);
    private readonly WrongPasswords _wrong = new(time);

    /// <summary>Whether a request has the token.</summary>
    public static bool IsGranted(HttpContext context) => context.Items.ContainsKey(typeof(McpAccess));

    /// <summary>Who sent the request, for the limits of commands. One token can be used on several machines.</summary>
    public string PersonOf(HttpContext context) => $"mcp {page.SenderOf(context)}";

    /// <summary>Refuses the request, or passes it on.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments(Path))
        {
            return next(context);
        }

        if (FindRefusal(context) is var (status, reason))
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync(reason);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = Limits.McpBytes;
        }

        context.Items[typeof(McpAccess)] = true;
        return next(context);
    }

    private (int Status, string Reason)? FindRefusal(HttpContext context)
    {
        if (page.IsRefused(context.Connection))
        {
            return (StatusCodes.Status403Forbidden, "PaperBot does not answer to this address.");
        }

        if (!PageSecurity.IsSameOrigin(context.Request))
        {
            return (StatusCodes.Status403Forbidden, "PaperBot does not answer to another site.");
        }

        string? sent = context.Request.Headers.Authorization;
        bool? isRight = sent is null ? false : _wrong.Try(page.SenderOf(context), () => CryptographicOperations.FixedTimeEquals(Hash(ReadToken(sent)), _token));
        if (isRight is null)
        {
            context.Response.Headers.RetryAfter = "60";
            return (StatusCodes.Status429TooManyRequests, "There were too many wrong tokens. Try again in a minute.");
        }

        if (isRight is false)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"PaperBot\"";
            return (StatusCodes.Status401Unauthorized, "This address needs the token of Mcp:Token, as Authorization: Bearer.");
        }

        return context.Request.ContentLength > Limits.McpBytes
            ? (StatusCodes.Status413PayloadTooLarge, $"A request may have {Limits.McpBytes >> 10} KB.")
            : null;
    }

    private static string ReadToken(string authorization) =>
        AuthenticationHeaderValue.TryParse(authorization, out var sent) && sent.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? sent.Parameter ?? "" : "";

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
