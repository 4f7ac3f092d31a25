namespace PaperBot.Slack.Client;

/// <summary>
/// Where a client may go when Slack names an address: to Slack's own hosts, also those of GovSlack (https://docs.slack.dev/govslack), and to the
/// host of the Web API if it was changed.
/// </summary>
internal static class SlackAddresses
{
    /// <summary>Whether responses may go there (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).</summary>
    public static bool IsForResponses(Uri? url, Uri api) => url is { UserInfo: "" }
        && (url is { Scheme: "https", IsDefaultPort: true, Host: "hooks.slack.com" or "hooks.slack-gov.com" }
            || (api != new Uri(SlackClientOptions.DefaultApiUrl) && url.Authority == api.Authority && (url.Scheme == "https" || url.Scheme == api.Scheme)));

    /// <summary>Whether a Socket Mode connection may go there: Slack's are <c>wss-primary.slack.com</c>, <c>wss-backup.slack.com</c> and the like.</summary>
    public static bool IsForSocket(Uri url, Uri api) => url is { IsAbsoluteUri: true, UserInfo: "" }
        && ((url is { Scheme: "wss", IsDefaultPort: true } && (IsBelow(url.Host, "slack.com") || IsBelow(url.Host, "slack-gov.com")))
            || (api != new Uri(SlackClientOptions.DefaultApiUrl) && url.Host == api.Host && (url.Scheme == "wss" || (url.Scheme == "ws" && api.Scheme == "http"))));

    private static bool IsBelow(string host, string domain) => host.EndsWith("." + domain, StringComparison.Ordinal);
}
