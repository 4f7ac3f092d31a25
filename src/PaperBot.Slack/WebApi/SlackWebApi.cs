using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace PaperBot.Slack.WebApi;

/// <summary>Calls methods of the Web API (https://docs.slack.dev/apis/web-api), each once.</summary>
public sealed class SlackWebApi(SlackHttp http, IOptions<SlackOptions> options)
{
    /// <summary>Calls a method as the bot. Arguments go as a form: reading methods ignore JSON.</summary>
    public Task<SlackResult> CallAsync(string method, Dictionary<string, string> arguments, CancellationToken cancellationToken) =>
        SendAsync(method, options.Value.BotToken, new FormUrlEncodedContent(arguments), cancellationToken);

    /// <summary>Posts a message (https://docs.slack.dev/reference/methods/chat.postMessage).</summary>
    /// <param name="json">All of its arguments.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<SlackResult> PostMessageAsync(string json, CancellationToken cancellationToken) =>
        SendAsync("chat.postMessage", options.Value.BotToken, new StringContent(json, null, "application/json"), cancellationToken);

    /// <summary>Asks for the address of a new socket (https://docs.slack.dev/reference/methods/apps.connections.open).</summary>
    public Task<SlackResult> OpenConnectionAsync(CancellationToken cancellationToken) =>
        SendAsync("apps.connections.open", options.Value.AppToken, new FormUrlEncodedContent([]), cancellationToken);

    private async Task<SlackResult> SendAsync(string method, string token, HttpContent content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.ApiRoot, method)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var result = await http.SendAsync(request, cancellationToken);
        return result is SlackResult.Answered { Body.ValueKind: not JsonValueKind.Object }
            ? new SlackResult.Lost($"{method} answered something that is not JSON: check Slack:ApiUrl")
            : result;
    }
}
