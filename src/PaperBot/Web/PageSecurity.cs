using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Primitives;
using PaperBot.Mcp;

namespace PaperBot.Web;

/// <summary>Protects the page from other sites that its reader's browser visits: by host names, response headers, and the origin of forms.</summary>
internal static class PageSecurity
{
    // The page contains text of documents, which must not run or load anything.
    private const string ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Adds what protects the page.</summary>
    public static void AddPageSecurity(this WebApplicationBuilder builder, WebOptions options)
    {
        builder.WebHost.ConfigureKestrel(PageLimits.Set);
        var services = builder.Services;
        services.AddSingleton(options).AddSingleton<PageAccess>();
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new HeadersFirst()));
        services.Configure<HostFilteringOptions>(hosts =>
        {
            hosts.AllowedHosts = [.. options.AllowedHosts()];
            hosts.AllowEmptyHosts = false;
        });

        // Whatever the environment says, nobody may pretend to be at another address or host.
        services.PostConfigure<ForwardedHeadersOptions>(forwarded => forwarded.ForwardedHeaders = ForwardedHeaders.None);
        services.AddExceptionHandler(errors =>
        {
            errors.ExceptionHandler = context => context.Response.WriteAsync("Something went wrong on our side. It was written to the log; please try again.");
            errors.StatusCodeSelector = exception => exception is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError;
            errors.SuppressDiagnosticsCallback = failed => failed.Exception is BadHttpRequestException;
        });
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "paperbot-form";
            forms.FormFieldName = "token";
        });
    }

    /// <summary>
    /// Refuses requests with a body that is not expected, and those that <see cref="PageAccess"/> does not let in. Those to other hosts, such as a name
    /// that another site lets point here, the builder of the application refuses.
    /// </summary>
    public static void UsePageSecurity(this WebApplication app)
    {
        app.UseExceptionHandler();
        if (app.Services.GetService<McpAccess>() is { } mcp)
        {
            app.Use(mcp.InvokeAsync);
        }

        app.Use(PageLimits.RefuseBody);
        app.Use(app.Services.GetRequiredService<PageAccess>().InvokeAsync);
    }

    private static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";

            // What has a version, as feeds do, may be kept by its reader, who asks for it again with that version.
            headers.CacheControl = headers.ETag.Count == 0 ? "no-store" : "private, no-cache";
            headers["Referrer-Policy"] = "no-referrer";
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>
    /// Whether a form may have been sent by the page itself. Since the page has no referrer, browsers say where it is from in <c>Sec-Fetch-Site</c>,
    /// and <c>null</c> in <c>Origin</c>.
    /// </summary>
    public static bool IsSameOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        var origin = request.Headers.Origin;
        var isSameSite = StringValues.IsNullOrEmpty(site) || site == "same-origin";
        var isSameHost = StringValues.IsNullOrEmpty(origin)
            || (origin == "null" ? site == "same-origin" : Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == request.Host.Value);
        return isSameSite && isSameHost;
    }

    // Also responses that refuse a host have the headers.
    private sealed class HeadersFirst : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => next(app.Use(AddHeaders));
    }
}
