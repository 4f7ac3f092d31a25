using System.Buffers;
using PaperBot.Commands;

namespace PaperBot.Web;

/// <summary><c>/entry/ID</c>: an entry with all its text on a page of its own, whose address stays the same.</summary>
internal static class EntryEndpoints
{
    public const string Path = "/entry";

    // Ids have ten characters; nothing longer is looked up.
    private const int MaxIdLength = 40;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-");

    /// <summary>The address of an entry's page, without a language.</summary>
    public static string Permalink(EntryId id) => $"{Path}/{Uri.EscapeDataString(id.Value)}";

    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods($"{Path}/{{id}}", PageEndpoints.Methods, ShowAsync);

    private static async Task<IResult> ShowAsync(string id, HttpContext context, PageAccess access, PageLookups lookups, CommandRouter router)
    {
        if (id.Length > MaxIdLength || id.AsSpan().ContainsAnyExcept(IdCharacters))
        {
            return PageErrors.Create(context, StatusCodes.Status400BadRequest);
        }

        var view = PageView.Of(context.Request);
        var language = context.Request.Query["in"].ToString() is { Length: > 0 } chosen ? Locales.From(chosen) : view.Locale;
        var (found, status) = await lookups.ReadAsync(context, entries => new Found(EntryView.Find(entries, new(id.ToLowerInvariant()), view.Locale, language)));
        if (found?.Entry is not { } entry)
        {
            return PageErrors.Create(context, found is null ? status : StatusCodes.Status404NotFound);
        }

        var related = await router.ExecuteAsync(new($"related {entry.Entry.Id}", view.Locale) { Person = access.PersonOf(context), Platform = "Page" }, context.RequestAborted);
        return PageEndpoints.Page<EntryPage>(new { Shown = entry, Related = related, View = view });
    }

    private sealed record Found(EntryView? Entry);
}
