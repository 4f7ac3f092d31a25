namespace PaperBot.Discord.Client;

/// <summary>A request to the API. The path is below <see cref="DiscordClientOptions.ApiUrl"/>, without a leading slash.</summary>
internal sealed record RestRequest(HttpMethod Method, string Path, string? Json = null)
{
    /// <summary>
    /// The key of the rate limit until Discord names the bucket: the method and the path with its channel, guild or webhook
    /// (topics/rate-limits), without other ids. Only the paths of interactions are unique.
    /// </summary>
    public string Route => $"{Method} {string.Join('/', Path.Split('?')[0].Split('/').Select((part, at) => at > 1 && !IsInteraction && Snowflake.IsValid(part) ? "id" : part))}";

    /// <summary>The first two parts of the path: routes share a bucket, channels and webhooks do not.</summary>
    public string Resource => string.Join('/', Path.Split('?')[0].Split('/').Take(2));

    /// <summary>The method and the words of the path, without what differs from request to request: ids, and the tokens of interactions.</summary>
    public string Operation => $"{Method} {string.Join('/', Path.Split('?')[0].Split('/').Where((part, at) => at == 0 || (!IsInteraction && part.All(char.IsAsciiLetterLower))))}";

    /// <summary>What a bucket that a response names belongs to: for what interactions use, it contains their tokens, so that they never share one.</summary>
    public string BucketScope => IsInteraction ? Route : Resource;

    /// <summary>Whether a person waits for it, so that it does not wait for what nobody waits for.</summary>
    public bool IsForPerson { get; init; }

    /// <summary>Whether it is the first response to an interaction, for which Discord waits only three seconds.</summary>
    public bool IsFirstResponse => Path.StartsWith("interactions/", StringComparison.Ordinal);

    /// <summary>Interaction endpoints need only the token in their path, and are exempt from the global rate limit.</summary>
    public bool IsInteraction =>
        Path.StartsWith("interactions/", StringComparison.Ordinal) || Path.StartsWith("webhooks/", StringComparison.Ordinal);

    /// <summary>The method and the resource; not the path, since those of interactions contain their tokens.</summary>
    public override string ToString() => $"{Method} {Resource}";
}
