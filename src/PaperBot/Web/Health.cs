using PaperBot.Delivery;
using PaperBot.Platforms;
using PaperBot.Search;
using PaperBot.Sources;
using PaperBot.Storage;

namespace PaperBot.Web;

/// <summary><c>/healthz</c>: the process is alive. <c>/readyz</c>: the index is loaded, the sources were read, and the platforms are connected; and how each source is doing.</summary>
internal static class Health
{
    // Many a watchdog asks for the status alone.
    private static readonly string[] Asking = [HttpMethods.Get, HttpMethods.Head];

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/healthz", Asking, () => Results.Text("alive"));
        routes.MapMethods("/readyz", Asking, (IEntryIndex index, Subscriptions subscriptions, IEnumerable<IChatPlatform> platforms, IReadOnlyList<ISource> sources, IEntryStore store) =>
        {
            var missing = Missing(index, subscriptions, platforms).ToList();
            IEnumerable<string> first = missing.Count == 0 ? [$"ready: {index.Current.Count} entries"] : missing;
            return Results.Text(
                string.Join('\n', [.. first, .. sources.Select(source => Describe(source, store))]),
                statusCode: missing.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }

    // A source that cannot be read does not keep the bot from answering.
    private static string Describe(ISource source, IEntryStore store) =>
        $"{source.Kind} {source.Location}: " + (store.FindHealth(source.Location) is { } health
            ? (health.LastSuccess is { } time ? $"last read {time:u}" : "never read") + (health.Problem is { } problem ? $"; {problem}" : "")
            : "not read yet");

    private static IEnumerable<string> Missing(IEntryIndex index, Subscriptions subscriptions, IEnumerable<IChatPlatform> platforms)
    {
        if (!index.IsLoaded)
        {
            yield return "The index is not loaded yet.";
        }

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
