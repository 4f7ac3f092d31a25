namespace PaperBot.Discord.Rest;

/// <summary>A call of the API.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below <see cref="DiscordOptions.ApiUrl"/>, without a slash before it.</param>
/// <param name="Json">The body, or null.</param>
internal sealed record RestRequest(HttpMethod Method, string Path, string? Json = null)
{
    /// <summary>
    /// What rate limits are kept by until Discord names the bucket: the method and the path with its channel or webhook
    /// (topics/rate-limits). Our paths hold no other ids that differ from call to call, but those of interactions.
    /// </summary>
    public string Route => $"{Method} {Path.Split('?')[0]}";

    /// <summary>The path's first two parts: a bucket is shared by routes, but not by channels or webhooks.</summary>
    public string Resource => string.Join('/', Path.Split('?')[0].Split('/').Take(2));

    /// <summary>The endpoints of interactions need no token but the one in their path, and are not bound to the global limit.</summary>
    public bool IsInteraction =>
        Path.StartsWith("interactions/", StringComparison.Ordinal) || Path.StartsWith("webhooks/", StringComparison.Ordinal);

    /// <summary>Says what is asked for, and not the path: those of interactions hold their tokens.</summary>
    public override string ToString() => $"{Method} {Resource}";
}
