using PaperBot.Delivery;
using PaperBot.Index;
using PaperBot.Platforms;

namespace PaperBot.Web;

/// <summary><c>/healthz</c>: the process is alive. <c>/readyz</c>: the index is loaded, the sources were read, and the platforms are connected.</summary>
internal static class Health
{
    // Many a watchdog asks for the status alone.
    private static readonly string[] Asking = [HttpMethods.Get, HttpMethods.Head];

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/healthz", Asking, () => Results.Text("alive"));
        routes.MapMethods("/readyz", Asking, (EntryIndex index, Follows follows, IEnumerable<IChatPlatform> platforms) =>
        {
            var missing = Missing(index, follows, platforms).ToList();
            return missing.Count == 0
                ? Results.Text($"ready: {index.Current.Count} entries")
                : Results.Text(string.Join('\n', missing), statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }

    private static IEnumerable<string> Missing(EntryIndex index, Follows follows, IEnumerable<IChatPlatform> platforms)
    {
        if (!index.IsLoaded)
        {
            yield return "The index is not loaded yet.";
        }

        if (!follows.InForce.IsCompleted)
        {
            yield return "The sources have not been read yet.";
        }

        foreach (var platform in platforms.Where(platform => !platform.IsConnected))
        {
            yield return $"{platform.Name} is not connected.";
        }
    }
}
