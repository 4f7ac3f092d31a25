using PaperBot.Commands;
using PaperBot.Status;

namespace PaperBot.Web;

/// <summary><c>/status</c>: what works, what waits and what failed, for those who may see the page.</summary>
internal static class StatusEndpoints
{
    public const string Path = "/status";

    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods(Path, PageEndpoints.Methods, ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext context, PageAccess access, CommandLimiter limiter, StatusReader reader)
    {
        // It reads the database, which must not be kept from posting.
        using var turn = await limiter.EnterAsync(access.PersonOf(context), context.RequestAborted);
        return turn is null
            ? PageErrors.Create(context, StatusCodes.Status429TooManyRequests)
            : PageEndpoints.Page<StatusPage>(new { Report = reader.Read(), View = PageView.Of(context.Request) });
    }
}
