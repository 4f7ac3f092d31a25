using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PaperBot.Commands;
using PaperBot.Search;

namespace PaperBot.Web;

/// <summary>The local page: a command and its reply, as the page or a platform shows it. Rendered on the server, without scripts.</summary>
internal static class PageEndpoints
{
    public const string Path = "/";

    private static readonly string[] StyleSheets = ["page.css", "browse.css"];

    /// <summary>The methods of whatever only shows something.</summary>
    public static string[] Methods { get; } = [HttpMethods.Get, HttpMethods.Head];

    public static void AddPage(this WebApplicationBuilder builder)
    {
        var options = WebOptions.Read(builder.Configuration);
        builder.WebHost.UseUrls(options.Addresses());
        builder.AddPageSecurity(options);
        builder.Services.AddPageErrors();
        builder.Services.AddSingleton<PreviewEndpoints>().AddSingleton<PageLookups>().AddSingleton<Confirmations>().AddSingleton<ReaderList>();
        builder.Services.AddSingleton<FeedVersions>().AddScoped<FeedEndpoints>();
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        // The page keeps no state between requests, so no keys have to be stored.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
    }

    /// <summary>Maps <c>/</c>, <c>/preview</c>, <c>/entry</c>, <c>/status</c>, the feeds and the style sheets.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        foreach (var sheet in StyleSheets)
        {
            routes.MapMethods($"/{sheet}", Methods, () => Results.Stream(typeof(PageEndpoints).Assembly.GetManifestResourceStream(sheet)!, "text/css; charset=utf-8"));
        }

        PreviewEndpoints.Map(routes);
        EntryEndpoints.Map(routes);
        FeedEndpoints.Map(routes);
        StatusEndpoints.Map(routes);
        routes.MapMethods(Path, Methods, ShowAsync);
        routes.MapPost(Path, ShowAsync).WithMetadata(new RequestSizeLimitAttribute(Limits.ConfirmationBytes));
    }

    /// <summary>Creates a response with a page.</summary>
    public static RazorComponentResult<T> Page<T>(object parameters, int status = StatusCodes.Status200OK) where T : IComponent => new(parameters) { StatusCode = status };

    private static async Task<IResult> ShowAsync(
        string? q,
        HttpContext context,
        PageAccess access,
        ReaderList list,
        Confirmations confirmations,
        CommandRouter router,
        PageLookups lookups,
        IEntryIndex index)
    {
        var view = PageView.Of(context.Request);
        var query = q?.Trim() ?? "";
        var refusal = list.Refuse(query, view.Locale);
        if (refusal is null && await confirmations.AskAsync(query, context) is { } question)
        {
            return question;
        }

        var reply = refusal ?? await router.ExecuteAsync(new(query == "" ? "latest" : query, view.Locale) { Person = access.PersonOf(context), Platform = "Page" }, context.RequestAborted);
        var (more, status) = query == "" || !reply.Found
            ? await lookups.ReadAsync(context, entries => new More(query == "" ? Browsing.Read(entries) : null, CommandExamples.Create(entries, router.Definitions, view.Locale)))
            : (null, StatusCodes.Status200OK);
        return Page<CommandPage>(
            new
            {
                Query = query,
                Reply = reply,
                View = view,
                Index = index,
                more?.Browsing,
                Examples = more?.Examples ?? [],
                Feed = query == "" ? FeedEndpoints.Link(null, view.Locale) : FeedEndpoints.FindLink(DisplayText.CleanLine(query), reply),
            },
            status);
    }

    private sealed record More(Browsing? Browsing, IReadOnlyList<string> Examples);
}
