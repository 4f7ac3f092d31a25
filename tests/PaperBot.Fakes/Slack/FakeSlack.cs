using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace PaperBot.Fakes.Slack;

/// <summary>
/// A fake Slack on a loopback socket: Web API, Socket Mode and response URLs. It refuses what Slack refuses, and can be told to misbehave.
/// </summary>
public sealed class FakeSlack : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SlackConversation _conversation;
    private int _envelopes;

    private FakeSlack(WebApplication app, TimeProvider time)
    {
        _app = app;
        Workspace = new SlackWorkspace(time);
        _conversation = new SlackConversation(Workspace, Responses, Acks);
        Http = new SlackPosts(this, _conversation);
        Events = new SlackEvents(this);
        Sockets = new SlackSockets(_conversation.ReceiveAck, () => Address("ws", "socket/"));
    }

    /// <summary>The value for <c>Slack:ApiUrl</c>.</summary>
    public string ApiUrl => Address("http", "api/").ToString();

    /// <summary>Its tokens, scopes, users and channels.</summary>
    public SlackWorkspace Workspace { get; }

    /// <summary>Faults by the end of the path: a method's name, or <c>/respond/E1</c>.</summary>
    public Faults Faults { get; } = new();

    /// <summary>Every call of the Web API that did not meet a fault.</summary>
    public SignalLog<SlackCall> Calls { get; } = new();

    /// <summary>The messages of all channels.</summary>
    public SignalLog<SlackMessage> Posts => Workspace.Posts;

    /// <summary>Responses to commands and buttons.</summary>
    public SignalLog<SlackResponse> Responses { get; } = new();

    public SignalLog<SlackAck> Acks { get; } = new();

    public SlackSockets Sockets { get; }

    /// <summary>What happens in the workspace: mentions, shortcuts, views.</summary>
    public SlackEvents Events { get; }

    /// <summary>What it posts to the app in place of sending it over a socket.</summary>
    public SlackPosts Http { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="time">The clock that message ids are made from; null for the system's.</param>
    public static async Task<FakeSlack> StartAsync(TimeProvider? time = null)
    {
        var slack = new FakeSlack(LoopbackServer.Create(), time ?? TimeProvider.System);
        slack._app.Use((context, next) => slack.Faults.InvokeAsync(context, next));
        slack._app.UseWebSockets();
        SlackEndpoints.Map(slack._app, slack, slack._conversation);
        await slack._app.StartAsync();
        return slack;
    }

    /// <summary>Types <c>/paper</c> with a text, and returns the response.</summary>
    public async Task<SlackResponse> SendCommandAsync(string text, string user = "U1")
    {
        var id = NewEnvelopeId();
        await SendEnvelopeAsync("slash_commands", id, CommandPayload(text, id, user), acceptsResponsePayload: true);
        return await ResponseToAsync(id);
    }

    /// <summary>Presses a button of a message that only the user sees, or everybody, and returns the response.</summary>
    public async Task<SlackResponse> PressAsync(string actionId, string value, string user = "U1", bool ephemeral = true)
    {
        var id = NewEnvelopeId();
        await SendEnvelopeAsync("interactive", id, PressPayload(actionId, value, id, user, ephemeral));
        return await ResponseToAsync(id);
    }

    /// <summary>Presses a button of a message in a thread, and returns the response.</summary>
    public async Task<SlackResponse> PressInThreadAsync(string actionId, string value, string threadTs, bool ephemeral)
    {
        var id = NewEnvelopeId();
        var payload = PressPayload(actionId, value, id, ephemeral: ephemeral);
        payload["container"]!["thread_ts"] = threadTs;
        await SendEnvelopeAsync("interactive", id, payload);
        return await ResponseToAsync(id);
    }

    /// <summary>Presses the first button of a message with this label.</summary>
    /// <exception cref="InvalidOperationException">The message has no such button.</exception>
    public Task<SlackResponse> PressAsync(SlackResponse message, string label, string user = "U1")
    {
        var button = SlackElements.Of(message.Message).First(element => SlackElements.LabelOf(element) == label);
        return PressAsync(button.GetProperty("action_id").GetString()!, button.GetProperty("value").GetString()!, user, !message.IsShared);
    }

    /// <summary>Chooses the option of a menu with this label, and returns the response.</summary>
    public async Task<SlackResponse> ChooseAsync(SlackResponse message, string label, string user = "U1")
    {
        var menu = SlackElements.Of(message.Message).First(element => element.GetProperty("type").GetString() == "static_select");
        var option = menu.GetProperty("options").EnumerateArray().First(option => SlackElements.LabelOf(option) == label);
        var id = NewEnvelopeId();
        var payload = PressPayload(menu.GetProperty("action_id").GetString()!, "", id, user, !message.IsShared);
        payload["actions"] = new JsonArray(new JsonObject
        {
            ["type"] = "static_select",
            ["action_id"] = menu.GetProperty("action_id").GetString(),
            ["selected_option"] = JsonNode.Parse(option.GetRawText()),
        });
        await SendEnvelopeAsync("interactive", id, payload);
        return await ResponseToAsync(id);
    }

    /// <summary>Sends an envelope over the newest connection, or over the given one.</summary>
    public async Task SendEnvelopeAsync(
        string type, string envelopeId, JsonObject payload, bool acceptsResponsePayload = false, FakeSocket? socket = null)
    {
        var envelope = new JsonObject
        {
            ["type"] = type,
            ["envelope_id"] = envelopeId,
            ["accepts_response_payload"] = acceptsResponsePayload,
            ["payload"] = payload,
        };
        await (socket ?? await Sockets.NewestAsync()).SendAsync(envelope);
    }

    /// <summary>What Slack sends for a typed command.</summary>
    public JsonObject CommandPayload(string text, string envelopeId, string user = "U1") => new()
    {
        ["command"] = "/paper",
        ["text"] = text,
        ["user_id"] = user,
        ["channel_id"] = "C1",
        ["team_id"] = SlackWorkspace.TeamId,
        ["api_app_id"] = SlackWorkspace.AppId,
        ["trigger_id"] = Workspace.Views.NewTrigger(),
        ["response_url"] = ResponseUrl(envelopeId),
    };

    /// <summary>What Slack sends for a pressed button.</summary>
    public JsonObject PressPayload(string actionId, string value, string envelopeId, string user = "U1", bool ephemeral = true) => new()
    {
        ["type"] = "block_actions",
        ["api_app_id"] = SlackWorkspace.AppId,
        ["team"] = new JsonObject { ["id"] = SlackWorkspace.TeamId, ["domain"] = "fake" },
        ["user"] = new JsonObject { ["id"] = user, ["team_id"] = SlackWorkspace.TeamId },
        ["channel"] = new JsonObject { ["id"] = "C1" },
        ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = "1715000000.000100", ["channel_id"] = "C1", ["is_ephemeral"] = ephemeral },
        ["trigger_id"] = Workspace.Views.NewTrigger(),
        ["response_url"] = ResponseUrl(envelopeId),
        ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = actionId, ["value"] = value }),
    };

    /// <summary>The address for responses to an envelope.</summary>
    public string ResponseUrl(string envelopeId) => Address("http", $"respond/{envelopeId}").ToString();

    /// <summary>The first response to an envelope.</summary>
    public Task<SlackResponse> ResponseToAsync(string envelopeId) => _conversation.ResponseTo(envelopeId).WithinLimitAsync();

    /// <summary>Refuses the next call of a method with an error code.</summary>
    public void RefuseNext(string method, string error, string? retryAfter = null) =>
        FailNext(method, 200, retryAfter, $$"""{"ok":false,"error":"{{error}}"}""");

    /// <summary>Does not execute the next call of a method, but responds with this status, header <c>Retry-After</c> and body.</summary>
    public void FailNext(string method, int status, string? retryAfter = null, string body = "")
    {
        var headers = retryAfter is null ? new Dictionary<string, string>() : new() { ["Retry-After"] = retryAfter };
        Faults.Add(method, new Fault { Status = status, Body = body, Headers = headers });
    }

    /// <summary>Executes the next call of a method, and then breaks the connection instead of responding.</summary>
    public void LoseNextResponse(string method) => Faults.Add(method, new Fault { LoseResponse = true });

    /// <summary>How many calls of a method there were that did not meet a fault.</summary>
    public int CountCalls(string method) => Calls.Items.Count(call => call.Method == method);

    /// <summary>Forgets all calls, acknowledgements, responses and closed connections, so that a long test does not fill the memory.</summary>
    public void Forget()
    {
        _conversation.Clear();
        Calls.Clear();
        Sockets.Greeted.Clear(socket => !socket.IsOpen);
        Sockets.Accepted.Clear(socket => !socket.IsOpen);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Sockets.DropAll();
        await _app.DisposeAsync();
    }

    internal string NewEnvelopeId() => $"E{Interlocked.Increment(ref _envelopes)}";

    private Uri Address(string scheme, string path) => new UriBuilder(new Uri(new Uri(_app.Urls.First()), path)) { Scheme = scheme }.Uri;
}
