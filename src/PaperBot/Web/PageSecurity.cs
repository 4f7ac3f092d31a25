using Microsoft.Extensions.Primitives;

namespace PaperBot.Web;

/// <summary>Protects the page from other sites that its reader's browser visits: by host names, response headers, and the origin of forms.</summary>
internal static class PageSecurity
{
    // The page contains text of documents, which must not run or load anything.
    private const string ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly string[] LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    // The filter would take these for any host.
    private static readonly string[] AnyHost = ["0.0.0.0", "[::]"];

    public static void AddPageSecurity(this IServiceCollection services, Uri url)
    {
        services.AddHostFiltering(hosts =>
        {
            hosts.AllowedHosts = [.. LoopbackHosts.Append(url.Host).Except(AnyHost)];
            hosts.AllowEmptyHosts = false;
        });
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "paperbot-form";
            forms.FormFieldName = "token";
        });
    }

    /// <summary>Adds headers to each response, and refuses requests to other hosts, such as a name that another site lets point here.</summary>
    public static void UsePageSecurity(this IApplicationBuilder app) => app.Use(AddHeaders).UseHostFiltering();

    private static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.CacheControl = "no-store";
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
}
