using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PaperBot.Slack.WebApi;

/// <summary>
/// Answers by the <c>response_url</c> that came with a command or a pressed button
/// (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses): without a token, and only to Slack.
/// </summary>
public sealed partial class ResponseUrls(SlackHttp http, IOptions<SlackOptions> options, TimeProvider time, ILogger<ResponseUrls> logger)
{
    private const int Uses = 5;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan RetryUnreached = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Sends an answer. Tries again only when it surely did not arrive, at most five times within the half hour that the address lives.
    /// What does not arrive is logged.
    /// </summary>
    public async Task PostAsync(string responseUrl, string json, CancellationToken cancellationToken)
    {
        if (!IsSlack(responseUrl))
        {
            LogForeign(Uri.TryCreate(responseUrl, UriKind.Absolute, out var foreign) ? foreign.Host : "no address");
            return;
        }

        var url = new Uri(responseUrl);

        var end = time.GetUtcNow() + Lifetime;
        for (var use = 1; ; use++)
        {
            var result = await SendAsync(url, json, cancellationToken);
            var wait = result switch
            {
                SlackResult.RateLimited limited => limited.RetryAfter,
                SlackResult.Unreached => RetryUnreached * use,
                _ => Timeout.InfiniteTimeSpan,
            };
            if (result is SlackResult.Answered)
            {
                return;
            }

            if (wait == Timeout.InfiniteTimeSpan || use == Uses || time.GetUtcNow() + wait > end)
            {
                LogUnanswered(SlackReasons.Of(result));
                return;
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private async Task<SlackResult> SendAsync(Uri url, string json, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await http.SendAsync(request, cancellationToken);
    }

    /// <summary>Whether an answer may go there: to Slack over https, or to the host of a <c>Slack:ApiUrl</c> of one's own.</summary>
    internal bool IsSlack(string responseUrl)
    {
        if (!Uri.TryCreate(responseUrl, UriKind.Absolute, out var url))
        {
            return false;
        }

        var api = options.Value.ApiRoot;
        var ofSlack = url.Scheme == "https" && url.IsDefaultPort && url.Host.EndsWith(".slack.com", StringComparison.OrdinalIgnoreCase);
        var ofApi = options.Value.ApiUrl != SlackOptions.DefaultApiUrl && url.Authority == api.Authority
            && (url.Scheme == "https" || url.Scheme == api.Scheme);
        return url.UserInfo is "" && (ofSlack || ofApi);
    }

    [LoggerMessage(LogLevel.Error, "An answer was not sent: its response_url leads to {Host}, which is not Slack.")]
    private partial void LogForeign(string host);

    [LoggerMessage(LogLevel.Warning, "Slack did not take an answer: {Reason}")]
    private partial void LogUnanswered(string reason);
}
