using System.Collections.Frozen;
using Microsoft.AspNetCore.Http.Features;
using PaperBot.Transport.Webhooks;

namespace PaperBot.Web;

/// <summary>
/// The paths to which platforms post. They come before everything that protects the page, since a platform has neither its password nor its host name:
/// each request is signed instead.
/// </summary>
internal static class WebhookEndpoints
{
    /// <summary>Maps them; to be called before the page is added, so that nothing of the page comes before them but its headers.</summary>
    public static void AddWebhooks(this WebApplicationBuilder builder) =>
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, BeforeThePage>());

    private static async Task HandleAsync(HttpContext context, IWebhook webhook)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
            return;
        }

        var request = context.Request;
        try
        {
            var posted = new WebhookRequest(request.Path.Value!, name => request.Headers[name] is [{ } value] ? value : null, cancellationToken => ReadAsync(context, cancellationToken));
            await SendAsync(context, await webhook.HandleAsync(posted, context.RequestAborted));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the response.
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = Limits.WebhookBytes;
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, cancellationToken);
            return body.ToArray();
        }
        catch (BadHttpRequestException)
        {
            return null;
        }
    }

    private static async Task SendAsync(HttpContext context, WebhookResponse response)
    {
        var isSent = false;
        try
        {
            context.Response.StatusCode = response.Status;
            if (response.Json is { } json)
            {
                context.Response.ContentType = "application/json; charset=utf-8";
                await context.Response.WriteAsync(json, context.RequestAborted);
            }

            context.RequestAborted.ThrowIfCancellationRequested();
            await context.Response.CompleteAsync();
            isSent = true; // Who closes the connection from now on has the response.
        }
        finally
        {
            response.Sent?.Invoke(isSent);
        }
    }

    private sealed class BeforeThePage(IEnumerable<IWebhook> webhooks, WebOptions options) : IStartupFilter
    {
        private readonly FrozenDictionary<string, IWebhook> _byPath =
            webhooks.SelectMany(webhook => webhook.Paths.Select(path => (path, webhook))).ToFrozenDictionary(each => each.path, each => each.webhook);

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => next(app.Use(InvokeAsync));

        private Task InvokeAsync(HttpContext context, RequestDelegate page)
        {
            var isOwnAddress = options.PlatformsPort is { } port && context.Connection.LocalPort == port;
            if ((isOwnAddress || options.PlatformsPort is null) && _byPath.TryGetValue(context.Request.Path.Value ?? "", out var webhook))
            {
                return HandleAsync(context, webhook);
            }

            if (!isOwnAddress)
            {
                return page(context);
            }

            // A load balancer asks by the address of the machine, which is no name of the page.
            context.Response.StatusCode = context.Request.Path == Health.AlivePath ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
    }
}
