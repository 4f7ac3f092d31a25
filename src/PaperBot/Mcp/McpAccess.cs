using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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

    private const string Json = "application/json";

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
        return PassOnAsync(context, next);
    }

    private static async Task PassOnAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException && !context.Response.HasStarted)
        {
            // The library throws at some of what no client sends. What goes wrong in a look-up has been caught before.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = Json;
            await context.Response.WriteAsync("""{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"The request cannot be read."}}""");
        }
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

        if (context.Request.ContentLength > Limits.McpBytes)
        {
            return (StatusCodes.Status413PayloadTooLarge, $"A request may have {Limits.McpBytes >> 10} KB.");
        }

        return HttpMethods.IsPost(context.Request.Method) && !IsJson(context.Request.ContentType)
            ? (StatusCodes.Status415UnsupportedMediaType, $"A request has to be {Json}, in UTF-8.")
            : null;
    }

    private static bool IsJson(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type)
        && Json.Equals(type.MediaType, StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is null || type.CharSet.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static string ReadToken(string authorization) =>
        AuthenticationHeaderValue.TryParse(authorization, out var sent) && sent.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? sent.Parameter ?? "" : "";

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
