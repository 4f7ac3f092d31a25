using Microsoft.AspNetCore.Http.HttpResults;
using PaperBot.Mcp;
using PaperBot.Metrics;
using PaperBot.Search;

namespace PaperBot.Web;

/// <summary>Says what went wrong in the frame and the language of the page, with a way back. Programs get plain text.</summary>
internal static class PageErrors
{
    // Monitors, platforms and other programs.
    private static readonly PathString[] Plain = [Health.AlivePath, Health.ReadyPath, "/discord", "/slack", McpAccess.Path, MetricsServices.Path];

    /// <summary>Replaces the text of errors that nobody expected.</summary>
    public static void AddPageErrors(this IServiceCollection services) => services.PostConfigure<ExceptionHandlerOptions>(errors =>
    {
        var plain = errors.ExceptionHandler;
        errors.ExceptionHandler = context => IsPage(context) || plain is null
            ? Create(context, context.Response.StatusCode).ExecuteAsync(context)
            : plain(context);
    });

    /// <summary>Gives a page to responses that have only a status, such as to unknown addresses.</summary>
    public static void UsePageErrors(this WebApplication app) => app.UseStatusCodePages(empty =>
        IsPage(empty.HttpContext) ? Create(empty.HttpContext, empty.HttpContext.Response.StatusCode).ExecuteAsync(empty.HttpContext) : Task.CompletedTask);

    /// <summary>Creates the page of a status.</summary>
    public static RazorComponentResult<ErrorPage> Create(HttpContext context, int status)
    {
        var view = PageView.Of(context.Request);
        var text = status == StatusCodes.Status503ServiceUnavailable
            ? Wording.IndexIsBuilt(view.Locale, context.RequestServices.GetRequiredService<IEntryIndex>().Progress)
            : PageWording.ErrorText(view.Locale, status, isEntry: context.Request.Path.StartsWithSegments(EntryEndpoints.Path));
        return new(new { Status = status, Text = text, View = view }) { StatusCode = status };
    }

    private static bool IsPage(HttpContext context) => !Plain.Any(path => context.Request.Path.StartsWithSegments(path));
}
