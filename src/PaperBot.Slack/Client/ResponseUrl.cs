namespace PaperBot.Slack.Client;

/// <summary>
/// The rules of a <c>response_url</c> (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).
/// </summary>
internal static class ResponseUrl
{
    public const int MaxUses = 5;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>Whether responses may go there: to Slack over https, or to the host of the Web API if that is not Slack's own.</summary>
    public static bool IsAllowed(Uri? url, Uri apiUrl)
    {
        if (url is not { UserInfo: "" })
        {
            return false;
        }

        var isSlack = url.Scheme == "https" && url.IsDefaultPort && url.Host.EndsWith(".slack.com", StringComparison.OrdinalIgnoreCase);
        var isApi = apiUrl != new Uri(SlackClientOptions.DefaultApiUrl) && url.Authority == apiUrl.Authority
            && (url.Scheme == "https" || url.Scheme == apiUrl.Scheme);
        return isSlack || isApi;
    }
}
