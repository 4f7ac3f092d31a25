namespace PaperBot.Discord.Client;

/// <summary>A request to the API. The path is below <see cref="DiscordClientOptions.ApiUrl"/>, without a leading slash.</summary>
internal sealed record RestRequest(HttpMethod Method, string Path, string? Json = null)
{
    /// <summary>
    /// The key of the rate limit until Discord names the bucket: the method and the path with its channel, guild or webhook
    /// (topics/rate-limits), without other ids. Only the paths of interactions are unique.
    /// </summary>
    public string Route => $"{Method} {string.Join('/', Path.Split('?')[0].Split('/').Take(IsInteraction ? int.MaxValue : 3))}";

    /// <summary>The first two parts of the path: routes share a bucket, channels and webhooks do not.</summary>
    public string Resource => string.Join('/', Path.Split('?')[0].Split('/').Take(2));

    /// <summary>Interaction endpoints need only the token in their path, and are exempt from the global rate limit.</summary>
    public bool IsInteraction =>
        Path.StartsWith("interactions/", StringComparison.Ordinal) || Path.StartsWith("webhooks/", StringComparison.Ordinal);

    /// <summary>The method and the resource; not the path, since those of interactions contain their tokens.</summary>
    public override string ToString() => $"{Method} {Resource}";
}
