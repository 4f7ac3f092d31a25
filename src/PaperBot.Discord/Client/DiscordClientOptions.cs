namespace PaperBot.Discord.Client;

/// <summary>How a client reaches Discord's API (reference, HTTP API).</summary>
public sealed record DiscordClientOptions
{
    /// <summary>The address of Discord's own API.</summary>
    public const string DefaultApiUrl = "https://discord.com/api/v10/";

    /// <summary>The bot's token. Secret: it is sent only to the API and to the gateway that the API names.</summary>
    public required string Token { get; init; }

    /// <summary>The base address of the API.</summary>
    public Uri ApiUrl { get; init => field = value.OriginalString.EndsWith('/') ? value : new(value.OriginalString + "/"); } =
        new(DefaultApiUrl);

    /// <summary>The <c>User-Agent</c> header, <c>DiscordBot ($url, $version)</c> (reference, User Agent).</summary>
    public required string UserAgent { get; init; }

    /// <summary>How many shards there are (events/gateway, Sharding); null for as many as Discord recommends.</summary>
    public int? Shards { get; init; }

    /// <summary>How long the response to a message that is posted, changed or deleted is waited for, with the time until it is its turn.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The address, without the token.</summary>
    public override string ToString() => $"Discord at {ApiUrl}";
}
