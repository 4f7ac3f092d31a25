using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using PaperBot.Commands;
using PaperBot.Search;

namespace PaperBot.Web;

/// <summary>The local page: a command, its reply, and previews of the reply on each platform. Rendered on the server, without scripts.</summary>
internal static class PageEndpoints
{
    public static void AddPage(this WebApplicationBuilder builder)
    {
        var options = WebOptions.Read(builder.Configuration);
        builder.WebHost.UseUrls(options.Addresses());
        builder.AddPageSecurity(options);
        builder.Services.AddSingleton<PreviewEndpoints>();
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        // The page keeps no state between requests, so no keys have to be stored.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
    }

    /// <summary>Maps <c>/</c>, <c>/preview</c> and their style sheet.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/page.css", () => Results.File(Path.Combine(AppContext.BaseDirectory, "Web", "page.css"), "text/css; charset=utf-8"));
        PreviewEndpoints.Map(routes);
        routes.MapGet("/", async (string? q, string? lang, HttpContext context, PageAccess access, CommandRouter router, IEntryIndex index, CancellationToken cancellationToken) =>
        {
            var locale = LocaleOf(lang, context.Request);
            var query = q?.Trim() ?? "";
            var reply = await router.ExecuteAsync(new(query == "" ? "latest" : query, locale) { Person = access.PersonOf(context) }, cancellationToken);
            return new RazorComponentResult<CommandPage>(new
            {
                Query = query,
                Reply = reply,
                Index = index,
            });
        });
    }

    /// <summary>The page's address for a command.</summary>
    public static string Link(string command, Locale locale) => $"/?q={Uri.EscapeDataString(command)}&lang={Code(locale)}";

    /// <summary>The language's code: <c>ko</c> or <c>en</c>.</summary>
    public static string Code(Locale locale) => locale == Locale.Korean ? "ko" : "en";

    /// <summary>The language of a response: the one that was chosen, or else the browser's.</summary>
    public static Locale LocaleOf(string? chosen, HttpRequest request) => Locales.From(chosen ?? request.Headers.AcceptLanguage.ToString());
}
