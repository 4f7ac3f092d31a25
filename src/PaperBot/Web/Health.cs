using PaperBot.Delivery;
using PaperBot.Status;

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
        routes.MapMethods(ReadyPath, Methods, (HttpContext context, StatusReader reader, Subscriptions subscriptions) =>
        {
            var store = reader.ReadStore();
            var missing = FindMissing(store, reader.ReadPlatforms(), subscriptions).ToList();
            var status = missing.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            if (!PageAccess.IsGranted(context))
            {
                return Results.Text(missing.Count == 0 ? "ready" : "not ready", statusCode: status);
            }

            IEnumerable<string> first = missing.Count == 0 ? [$"ready: {store.Entries} entries"] : missing;
            return Results.Text(
                string.Join('\n', [.. first, .. reader.ReadSources().Select(source => $"{source.Kind} {source.Location}: {Describe(source, store)}")]),
                statusCode: status);
        });
    }

    // The bot is ready even if a source cannot be read.
    private static string Describe(SourceStatus source, StoreStatus store) =>
        store.Problem is not null ? "not known, since the store cannot be used"
        : source.Health is not { } health ? "not read yet"
        : (health.LastSuccess is { } time ? $"last read {time:u}" : "never read") + (health.Problem is { } problem ? $"; {problem}" : "");

    private static IEnumerable<string> FindMissing(StoreStatus store, IEnumerable<PlatformStatus> platforms, Subscriptions subscriptions)
    {
        if (!subscriptions.Activated.IsCompleted)
        {
            yield return "The sources have not been read yet.";
        }

        foreach (var (platform, connection) in platforms.SelectMany(platform => platform.Connections ?? [], (platform, connection) => (platform, connection)))
        {
            if (!connection.IsConnected)
            {
                yield return $"{$"{platform.Name} {connection.Name}".TrimEnd()} is not connected. {connection.Problem}".TrimEnd();
            }
        }

        foreach (var problem in new[] { store.Problem, store.IndexProblem }.OfType<string>())
        {
            yield return problem;
        }
    }
}
