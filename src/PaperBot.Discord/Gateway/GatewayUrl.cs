using PaperBot.Discord.Rest;

namespace PaperBot.Discord.Gateway;

/// <summary>Decides where the gateway may be, since the token goes there (events/gateway, Connecting).</summary>
internal static class GatewayUrl
{
    /// <summary>The address to connect to.</summary>
    /// <param name="named">The address that the API named.</param>
    /// <param name="api">Where the API is: Discord's own has its gateways below <c>discord.gg</c>, any other at its own host, on whatever port.</param>
    /// <exception cref="DiscordException">The token does not go there.</exception>
    public static Uri Of(string named, Uri api)
    {
        if (!Uri.TryCreate(named, UriKind.Absolute, out var url))
        {
            throw new DiscordException($"{named} is no address of a gateway.");
        }

        var isSecret = url.Scheme == Uri.UriSchemeWss || (url.Scheme == Uri.UriSchemeWs && api.Scheme == Uri.UriSchemeHttp);
        var isKnown = IsBelow(api.Host, "discord.com") ? IsBelow(url.Host, "discord.gg")
            : url.Host == api.Host || (url.IsLoopback && api.IsLoopback);
        return isSecret && isKnown
            ? new UriBuilder(url) { Query = "v=10&encoding=json" }.Uri
            : throw new DiscordException(
                $"The API at {api.Host} names the gateway {url.Scheme}://{url.Host}, to which the token does not go: it has to be wss, "
                + "and at discord.gg for Discord's own API, or at the host of Discord:ApiUrl for another.");
    }

    private static bool IsBelow(string host, string domain) => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);
}
