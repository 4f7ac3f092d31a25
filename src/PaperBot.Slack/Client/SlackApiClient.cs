using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PaperBot.Slack.Client;

/// <summary>
/// Slack's Web API (https://docs.slack.dev/apis/web-api). Every method calls Slack once and does not throw for what Slack or the network
/// does; only <see cref="RespondAsync"/> tries again.
/// </summary>
public sealed class SlackApiClient(SlackClientOptions options, TimeProvider time, SocketsHttpHandler? handler = null, IMeterFactory? meters = null) : IDisposable
{
    private const string AuthTest = "auth.test";
    private const string PostMessage = "chat.postMessage";
    private const int MaxResponses = 5; // As many as Slack accepts for an address; the last is for saying that none has arrived.

    // A person does not wait longer, and each response takes one of a limited number of places.
    private static readonly TimeSpan ResponsePatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ResponseTime = TimeSpan.FromSeconds(5);
    private readonly SlackHttp _http = new(time, handler, meters);
    private readonly ResponseUses _responses = new(capacity: 10_000);
    private readonly MethodPauses _pauses = new(time);

    /// <summary>The app that the app-level token names, <c>xapp-1-A…-…</c>; null if it has another form.</summary>
    public string? App { get; } = options.AppToken.Split('-') is ["xapp", _, ['A', ..] app, _, ..] ? app : null;

    /// <summary>Whether Slack accepts the bot token. As long as it does not, only <see cref="TestAuthAsync"/> calls Slack with it.</summary>
    public BotAccess Access { get; } = new();

    /// <summary>The name by which people invite the bot; null as long as Slack has not been asked whose the token is.</summary>
    public string? BotName { get; private set; }

    /// <summary>Returns whose the bot token is, with its scopes (https://docs.slack.dev/reference/methods/auth.test).</summary>
    public async Task<SlackResult<AuthInfo>> TestAuthAsync(CancellationToken cancellationToken)
    {
        var result = await CallAsync(AuthTest, Form(), SlackJson.Instance.AuthInfo, cancellationToken);
        BotName = result.Value?.User ?? BotName;
        return result;
    }

    /// <summary>Returns a channel (https://docs.slack.dev/reference/methods/conversations.info).</summary>
    public async Task<SlackResult<Conversation>> GetConversationAsync(string channel, CancellationToken cancellationToken)
    {
        var form = Form(("channel", channel));
        var result = await CallAsync("conversations.info", form, SlackJson.Instance.ConversationResponse, cancellationToken);
        return result.Then(response => new SlackResult<Conversation>(response.Channel));
    }

    /// <summary>
    /// Returns a page of a channel's messages (https://docs.slack.dev/reference/methods/conversations.history) or of a thread
    /// (https://docs.slack.dev/reference/methods/conversations.replies), with their metadata. Slack returns fewer than it is asked for where an app may read
    /// only 15 at a time.
    /// </summary>
    /// <param name="channel">The channel.</param>
    /// <param name="thread">The message that began the thread; null for the channel itself, without its threads.</param>
    /// <param name="oldest">From when on.</param>
    /// <param name="cursor">The <see cref="ConversationHistory.NextCursor"/> of the page before; empty for the first page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<SlackResult<ConversationHistory>> GetHistoryAsync(
        string channel, string? thread, DateTimeOffset oldest, string cursor, CancellationToken cancellationToken)
    {
        (string, string)[] page = cursor is "" ? [] : [("cursor", cursor)];
        (string, string)[] of = thread is null ? [] : [("ts", thread)];
        var form = Form([
            ("channel", channel), .. of, ("oldest", oldest.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), ("inclusive", "true"),
            ("include_all_metadata", "true"), ("limit", "200"), .. page]);
        return CallAsync(thread is null ? "conversations.history" : "conversations.replies", form, SlackJson.Instance.ConversationHistory, cancellationToken);
    }

    /// <summary>Returns a user with the language (https://docs.slack.dev/reference/methods/users.info).</summary>
    public async Task<SlackResult<SlackUser>> GetUserAsync(string user, CancellationToken cancellationToken)
    {
        var form = Form(("user", user), ("include_locale", "true"));
        var result = await CallAsync("users.info", form, SlackJson.Instance.UserResponse, cancellationToken);
        return result.Then(response => new SlackResult<SlackUser>(response.User));
    }

    /// <summary>
    /// Posts a message (https://docs.slack.dev/reference/methods/chat.postMessage). After <see cref="SlackFailure.Unknown"/> look for the
    /// message in the channel before posting it again.
    /// </summary>
    public Task<SlackResult<PostedMessage>> PostMessageAsync(ChannelMessage message, CancellationToken cancellationToken, CancellationToken patience = default) =>
        CallAsync(PostMessage, Json(message.ToJson()), SlackJson.Instance.PostedMessage, cancellationToken, patience);

    /// <summary>Replaces the content of a message (https://docs.slack.dev/reference/methods/chat.update).</summary>
    /// <returns>Why it is not done, or may not be; null if it is.</returns>
    public Task<SlackFailure?> UpdateMessageAsync(ChangedMessage message, CancellationToken cancellationToken, CancellationToken patience = default) =>
        DoAsync("chat.update", Json(message, SlackJson.Instance.ChangedMessage), cancellationToken, patience);

    /// <summary>Deletes a message (https://docs.slack.dev/reference/methods/chat.delete).</summary>
    /// <returns>Why it is not done, or may not be; null if it is.</returns>
    public Task<SlackFailure?> DeleteMessageAsync(string channel, string ts, CancellationToken cancellationToken, CancellationToken patience = default) =>
        DoAsync("chat.delete", Form(("channel", channel), ("ts", ts)), cancellationToken, patience);

    /// <summary>Shows a message to one user of a channel (https://docs.slack.dev/reference/methods/chat.postEphemeral).</summary>
    /// <returns>Why it is not shown, or may not be; null if it is.</returns>
    public Task<SlackFailure?> PostEphemeralAsync(EphemeralMessage message, CancellationToken cancellationToken) =>
        DoAsync("chat.postEphemeral", Json(message.ToJson()), cancellationToken);

    /// <summary>Shows previews of links (https://docs.slack.dev/reference/methods/chat.unfurl).</summary>
    /// <returns>Why they are not shown, or may not be; null if they are.</returns>
    public Task<SlackFailure?> UnfurlAsync(UnfurlRequest request, CancellationToken cancellationToken) =>
        DoAsync("chat.unfurl", Json(request, SlackJson.Instance.UnfurlRequest), cancellationToken);

    /// <summary>Opens a modal, within 3 seconds of what the user did (https://docs.slack.dev/reference/methods/views.open).</summary>
    public async Task<SlackResult<OpenView>> OpenViewAsync(string triggerId, View view, CancellationToken cancellationToken)
    {
        var content = Json(new OpenedView(triggerId, view), SlackJson.Instance.OpenedView);
        var result = await CallAsync("views.open", content, SlackJson.Instance.ViewOpening, cancellationToken);
        return result.Then(response => new SlackResult<OpenView>(response.View));
    }

    /// <summary>Shows another view in a modal (https://docs.slack.dev/reference/methods/views.update).</summary>
    /// <param name="viewId">The modal.</param>
    /// <param name="hash">Its state, so that a later one is not replaced (<c>hash_conflict</c>); null to replace any.</param>
    /// <param name="view">The view.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Why it is not shown, or may not be; null if it is.</returns>
    public Task<SlackFailure?> UpdateViewAsync(string viewId, string? hash, View view, CancellationToken cancellationToken) =>
        DoAsync("views.update", Json(new UpdatedView(viewId, hash, view), SlackJson.Instance.UpdatedView), cancellationToken);

    /// <summary>Shows a view on the app's own page for a user (https://docs.slack.dev/reference/methods/views.publish).</summary>
    /// <returns>Why it is not shown, or may not be; null if it is.</returns>
    public Task<SlackFailure?> PublishViewAsync(string user, View view, CancellationToken cancellationToken) =>
        DoAsync("views.publish", Json(new PublishedView(user, view), SlackJson.Instance.PublishedView), cancellationToken);

    /// <summary>Returns the address of a new Socket Mode connection (https://docs.slack.dev/reference/methods/apps.connections.open).</summary>
    public async Task<SlackResult<SocketAddress>> OpenConnectionAsync(CancellationToken cancellationToken)
    {
        const string method = "apps.connections.open";
        var result = await SendAsync(method, options.AppToken, Form(), SlackJson.Instance.SocketAddress, cancellationToken);
        return !result.IsDone || SlackAddresses.IsForSocket(result.Value.Url, options.ApiUrl)
            ? result
            : new SlackFailure.Unknown($"{method} returned an address that is not a socket of Slack's");
    }

    /// <summary>
    /// Responds to a command or a button by the <c>response_url</c> that came with it
    /// (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses): without a token, and only to Slack. Tries again
    /// if the response surely did not arrive, or only replaces a message, so that it may arrive twice; a few times, and no longer than a person waits.
    /// </summary>
    /// <returns>Why the response did not arrive; null if it did.</returns>
    public async Task<SlackFailure?> RespondAsync(string? responseUrl, ResponseMessage response, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(responseUrl, UriKind.Absolute, out var url) || !SlackAddresses.IsForResponses(url, options.ApiUrl))
        {
            return new SlackFailure.ForeignUrl(url?.Host ?? "no host");
        }

        var json = response.ToJson();
        var start = time.GetTimestamp();
        while (true)
        {
            var use = _responses.Add(url);
            if (use > MaxResponses)
            {
                return new SlackFailure.Refused("used_url");
            }

            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = Json(json) };
            using var patience = new CancellationTokenSource(ResponseTime, time);
            var failure = (await _http.SendAsync(request, "response_url", cancellationToken, patience.Token)).Failure;
            TimeSpan? delay = failure switch
            {
                SlackFailure.RateLimited limited => limited.RetryAfter,
                SlackFailure.NotSent => TimeSpan.FromSeconds(use),
                SlackFailure.Unknown when response.ReplaceOriginal == true => TimeSpan.FromSeconds(use),
                _ => null,
            };
            if (delay is not { } wait || use >= MaxResponses - 1 || time.GetElapsedTime(start) + wait > ResponsePatience)
            {
                return failure;
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<SlackFailure?> DoAsync(string method, HttpContent content, CancellationToken cancellationToken, CancellationToken patience = default) =>
        (await CallAsync(method, content, SlackJson.Instance.JsonElement, cancellationToken, patience)).Failure;

    /// <summary>Calls a method with the bot token, unless Slack is known to refuse that.</summary>
    private async Task<SlackResult<T>> CallAsync<T>(
        string method, HttpContent content, JsonTypeInfo<T> type, CancellationToken cancellationToken, CancellationToken patience = default)
    {
        if (method != AuthTest && Access.Refusal is { } refusal)
        {
            return refusal;
        }

        if (_pauses.FindRest(method) is { } rest)
        {
            return new SlackFailure.RateLimited(rest);
        }

        var result = await SendAsync(method, options.BotToken, content, type, cancellationToken, patience);
        if (result.Failure is SlackFailure.RateLimited limited && method != PostMessage)
        {
            _pauses.Pause(method, limited.RetryAfter); // Only messages are limited for each channel.
        }

        if (result.Failure is SlackFailure.Refused { IsEndOfToken: true } refused)
        {
            Access.End(refused);
        }
        else if (method == AuthTest && result.IsDone)
        {
            Access.Restore();
        }

        return result;
    }

    private async Task<SlackResult<T>> SendAsync<T>(
        string method, string token, HttpContent content, JsonTypeInfo<T> type, CancellationToken cancellationToken, CancellationToken patience = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiUrl, method)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (await _http.SendAsync(request, method, cancellationToken, patience)).Then(body => Read(method, body, type));
    }

    private SlackResult<T> Read<T>(string method, JsonElement body, JsonTypeInfo<T> type)
    {
        try
        {
            if (body.ValueKind == JsonValueKind.Object)
            {
                return new(body.Deserialize(type));
            }
        }
        catch (JsonException)
        {
        }

        return new SlackFailure.Unknown($"{options.ApiUrl.Host} responded to {method} with something else than Slack does");
    }

    // Methods that read ignore JSON.
    private static FormUrlEncodedContent Form(params (string Name, string Value)[] arguments) =>
        new(arguments.Select(argument => KeyValuePair.Create(argument.Name, argument.Value)));

    private static StringContent Json<T>(T value, JsonTypeInfo<T> type) => Json(JsonSerializer.Serialize(value, type));

    private static StringContent Json(string json) => new(json, null, "application/json");
}
