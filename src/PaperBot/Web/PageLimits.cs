using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PaperBot.Mcp;

namespace PaperBot.Web;

/// <summary>Keeps one who holds connections, or sends long requests as slowly as possible, from keeping others out.</summary>
internal static class PageLimits
{
    /// <summary>Sets the limits of the server.</summary>
    public static void Set(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxConcurrentConnections = Limits.PageConnections;
        server.Limits.MaxRequestHeaderCount = Limits.RequestHeaders;
        server.Limits.MaxRequestHeadersTotalSize = Limits.RequestHeaderBytes;
        server.Limits.RequestHeadersTimeout = Limits.RequestHeaderTime;
        server.Limits.KeepAliveTimeout = Limits.KeepAliveTime;
        server.Limits.MaxRequestBodySize = Limits.FormBytes;
        server.Limits.MinRequestBodyDataRate = new(Limits.TransferBytesPerSecond, gracePeriod: Limits.RequestHeaderTime);
        server.Limits.MinResponseDataRate = new(Limits.TransferBytesPerSecond, gracePeriod: Limits.RequestHeaderTime);
    }

    /// <summary>Refuses a request with a body, unless it posts one of the two forms, or has the token of <see cref="McpAccess"/>.</summary>
    public static Task RefuseBody(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var isForm = HttpMethods.IsPost(request.Method)
            && (request.Path == PreviewEndpoints.Path || (request.Path == PageEndpoints.Path && request.HasFormContentType));
        if (isForm || McpAccess.IsGranted(context) || context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }
}
