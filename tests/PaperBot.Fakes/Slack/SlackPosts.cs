using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Slack;

/// <summary>What Slack posts to an app: commands, interactions and events, signed with the app's secret.</summary>
public sealed class SlackPosts : IDisposable
{
    /// <summary>The value for <c>Slack:SigningSecret</c>.</summary>
    public const string Secret = "fake-signing-secret-0123456789ab";

    private const string Form = "application/x-www-form-urlencoded";
    private readonly FakeSlack _slack;
    private readonly SlackConversation _conversation;
    private readonly HttpClient _http = new();

    internal SlackPosts(FakeSlack slack, SlackConversation conversation) => (_slack, _conversation) = (slack, conversation);

    /// <summary>A signed command.</summary>
    public static SignedPost Command(JsonObject payload, DateTimeOffset? time = null) => Sign(
        "/slack/commands", Form, string.Join('&', payload.Select(field => $"{field.Key}={Encode(field.Value!.ToString())}")), time);

    /// <summary>A signed interaction.</summary>
    public static SignedPost Interaction(JsonObject payload, DateTimeOffset? time = null) =>
        Sign("/slack/interactions", Form, $"payload={Encode(payload.ToJsonString())}", time);

    /// <summary>A signed event.</summary>
    public static SignedPost Event(JsonObject payload, DateTimeOffset? time = null) =>
        Sign("/slack/events", "application/json", payload.ToJsonString(), time);

    /// <summary>Types <c>/paper</c> with a text, and returns the response.</summary>
    public async Task<SlackResponse> SendCommandAsync(Uri app, string text, string user = "U1")
    {
        var id = _slack.NewEnvelopeId();
        await SendAsync(app, Command(_slack.CommandPayload(text, id, user)), id);
        return await _slack.ResponseToAsync(id);
    }

    /// <summary>Presses a button, and returns the response.</summary>
    public async Task<SlackResponse> PressAsync(Uri app, string actionId, string value, string user = "U1")
    {
        var id = _slack.NewEnvelopeId();
        await SendAsync(app, Interaction(_slack.PressPayload(actionId, value, id, user)), id);
        return await _slack.ResponseToAsync(id);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Signs a body.</summary>
    public static SignedPost Sign(string path, string contentType, string body, DateTimeOffset? time = null)
    {
        var timestamp = (time ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"));
        return new(path, contentType, body, ("X-Slack-Signature", $"v0={Convert.ToHexStringLower(signature)}"), ("X-Slack-Request-Timestamp", timestamp));
    }

    // As in a form: a blank is a plus.
    private static string Encode(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private async Task SendAsync(Uri app, SignedPost post, string id)
    {
        var (status, body) = await post.SendAsync(_http, app);
        if (status != 200)
        {
            throw new InvalidOperationException($"Slack shows an error, since it received {status}: {body}");
        }

        if (body.Length > 0)
        {
            _conversation.ReceiveBody(id, JsonElement.Parse(body));
        }
    }
}
