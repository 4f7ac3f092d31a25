using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

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

    /// <summary>Refuses a request with a body, unless it posts the form.</summary>
    public static Task RefuseBody(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true } || (HttpMethods.IsPost(request.Method) && request.Path == PreviewEndpoints.Path))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }
}
