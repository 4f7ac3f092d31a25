namespace PaperBot.Discord.Client;

/// <summary>The address of the gateway, limited to hosts that may receive the token (events/gateway, Connecting).</summary>
internal static class GatewayUrl
{
    /// <summary>The address to connect to.</summary>
    /// <param name="address">The address that the API names.</param>
    /// <param name="api">The API: Discord's own has its gateways below <c>discord.gg</c>, any other on its own host, on any port.</param>
    /// <exception cref="DiscordException">The token must not be sent there.</exception>
    public static Uri Create(string address, Uri api)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            throw new DiscordException("The API names no valid address of a gateway.");
        }

        var isEncrypted = url.Scheme == Uri.UriSchemeWss || (url.Scheme == Uri.UriSchemeWs && api.Scheme == Uri.UriSchemeHttp);
        var isKnown = IsBelow(api.Host, "discord.com") ? IsBelow(url.Host, "discord.gg")
            : url.Host == api.Host || (url.IsLoopback && api.IsLoopback);
        return isEncrypted && isKnown
            ? new UriBuilder(url) { Query = "v=10&encoding=json" }.Uri
            : throw new DiscordException(
                $"The API at {api.Host} names the gateway {url.Scheme}://{url.Host}, which must not receive the token: it must be wss, "
                + "and on discord.gg for Discord's own API, or on the host of the API for another.");
    }

    private static bool IsBelow(string host, string domain) => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);
}
