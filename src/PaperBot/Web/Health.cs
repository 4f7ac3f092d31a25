using PaperBot.Delivery;
using PaperBot.Status;

namespace PaperBot.Web;

/// <summary>
/// <c>/healthz</c>: the process is alive, whatever else is wrong. <c>/readyz</c>: the index is loaded, the store can be read and written, the sources can be
/// read, and the platforms are connected and accept the bot. For those who may see the page it says what is wrong, and names each source and each channel that
/// refuses the bot, which is no reason not to be ready: a person of that channel has to fix it.
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
        routes.MapMethods(ReadyPath, Methods, async (HttpContext context, StoreReading reading, StatusReader reader, Subscriptions subscriptions) =>
        {
            var (store, sources, suspensions) = await reading.ReadAsync();
            var missing = FindMissing(store, sources, reader.ReadPlatforms(), subscriptions).ToList();
            var status = missing.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            if (!PageAccess.IsGranted(context))
            {
                return Results.Text(missing.Count == 0 ? "ready" : "not ready", statusCode: status);
            }

            IEnumerable<string> first = missing.Count == 0 ? [$"ready: {store.Entries} entries"] : missing;
            IEnumerable<string> lines =
            [
                .. first,
                .. suspensions.Select(suspension => $"{suspension.Channel}: nothing has been posted since {suspension.Since:u}; {suspension.Reason}"),
                .. sources.Select(source => $"{source.Kind} {source.Location}: {Describe(source, store)}"),
            ];
            return Results.Text(string.Join('\n', lines.Select(DisplayText.CleanLine)), statusCode: status);
        });
    }

    private static string Describe(SourceStatus source, StoreStatus store) =>
        store.Problem is not null ? "not known, since the store cannot be used"
        : source.Health is not { } health ? "not read yet"
        : (health.LastSuccess is { } time ? $"last read {time:u}" : "never read") + (health.Problem is { } problem ? $"; {problem}" : "");

    private static IEnumerable<string> FindMissing(
        StoreStatus store, IEnumerable<SourceStatus> sources, IReadOnlyList<PlatformStatus> platforms, Subscriptions subscriptions)
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

        foreach (var platform in platforms.Where(platform => platform.Block is not null))
        {
            yield return $"Nothing can be posted to {platform.Name} since {platform.Block!.Since:u}. {platform.Block.Reason}";
        }

        foreach (var source in sources.Where(source => source.Health?.Problem is not null))
        {
            yield return $"The source {source.Kind} {source.Location} cannot be read.";
        }

        foreach (var problem in new[] { store.Problem, store.IndexProblem }.OfType<string>())
        {
            yield return problem;
        }
    }
}
