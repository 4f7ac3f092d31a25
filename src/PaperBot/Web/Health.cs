using PaperBot.Delivery;
using PaperBot.Platforms;
using PaperBot.Search;
using PaperBot.Sources;
using PaperBot.Storage;

namespace PaperBot.Web;

/// <summary>
/// <c>/healthz</c>: the process is alive. <c>/readyz</c>: the index is loaded, the store is usable, the sources were read, and the platforms are
/// connected; with the health of each source, for those who may see the page.
/// </summary>
internal static class Health
{
    public const string AlivePath = "/healthz";
    public const string ReadyPath = "/readyz";

    // Some monitors send HEAD requests.
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(AlivePath, Methods, () => Results.Text("alive"));
        routes.MapMethods(ReadyPath, Methods, (HttpContext context, IEntryIndex index, Subscriptions subscriptions, IEnumerable<IChatPlatform> platforms, IReadOnlyList<ISource> sources, IDatabase database) =>
        {
            var missing = FindMissing(subscriptions, platforms).ToList();
            missing.AddRange(FindStorageProblem(database));
            var count = CountEntries(index, missing);
            var status = missing.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            if (!PageAccess.IsGranted(context))
            {
                return Results.Text(missing.Count == 0 ? "ready" : "not ready", statusCode: status);
            }

            IEnumerable<string> first = missing.Count == 0 ? [$"ready: {count} entries"] : missing;
            return Results.Text(
                string.Join('\n', [.. first, .. sources.Select(source => Describe(source, database.Entries))]),
                statusCode: status);
        });
    }

    private static int CountEntries(IEntryIndex index, List<string> missing)
    {
        if (!index.IsLoaded)
        {
            missing.Add(index.Progress is { } percent ? $"The index is being built: {percent} %." : "The index is not loaded yet.");
            return 0;
        }

        try
        {
            using var entries = index.Open();
            return entries.Count;
        }
        catch (IndexException exception)
        {
            missing.Add(exception.Message);
            return 0;
        }
    }

    // The bot is ready even if a source cannot be read.
    private static string Describe(ISource source, IEntryStore store)
    {
        try
        {
            return $"{source.Kind} {source.Location}: " + (store.FindHealth(source.Location) is { } health
                ? (health.LastSuccess is { } time ? $"last read {time:u}" : "never read") + (health.Problem is { } problem ? $"; {problem}" : "")
                : "not read yet");
        }
        catch (StorageException)
        {
            return $"{source.Kind} {source.Location}: not known, since the store cannot be used";
        }
    }

    private static IEnumerable<string> FindStorageProblem(IDatabase database)
    {
        try
        {
            database.Describe();
            return [];
        }
        catch (StorageException exception)
        {
            return [exception.Message];
        }
    }

    private static IEnumerable<string> FindMissing(Subscriptions subscriptions, IEnumerable<IChatPlatform> platforms)
    {
        if (!subscriptions.Activated.IsCompleted)
        {
            yield return "The sources have not been read yet.";
        }

        foreach (var platform in platforms.Where(platform => !platform.IsConnected))
        {
            yield return $"{platform.Name} is not connected.";
        }
    }
}
