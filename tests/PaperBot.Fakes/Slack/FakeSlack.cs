using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace PaperBot.Fakes.Slack;

/// <summary>
/// A Slack on a loopback socket of its own: Web API, Socket Mode and response URLs. It refuses what Slack would refuse, and can misbehave.
/// </summary>
public sealed class FakeSlack : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly WebApplication _app;
    private readonly SlackConversation _conversation;
    private int _envelopes;

    private FakeSlack(WebApplication app)
    {
        _app = app;
        _conversation = new SlackConversation(Answers, Acks);
        Sockets = new SlackSockets(_conversation.TakeAck, () => Address("ws", "socket/"));
    }

    /// <summary>What <c>Slack:ApiUrl</c> has to be.</summary>
    public string ApiUrl => Address("http", "api/").ToString();

    /// <summary>Tokens, scopes, users, channels.</summary>
    public SlackWorkspace Workspace { get; } = new();

    /// <summary>How the server misbehaves, by the end of the path: a method's name, or <c>/respond/E1</c>.</summary>
    public Faults Faults { get; } = new();

    /// <summary>Every call of the Web API that was not met by a fault.</summary>
    public SignalLog<SlackCall> Calls { get; } = new();

    /// <summary>The messages that stand in channels.</summary>
    public SignalLog<SlackPost> Posts => Workspace.Posts;

    /// <summary>Answers to commands and buttons.</summary>
    public SignalLog<SlackAnswer> Answers { get; } = new();

    /// <summary>Acknowledgements.</summary>
    public SignalLog<SlackAck> Acks { get; } = new();

    /// <summary>The Socket Mode connections.</summary>
    public SlackSockets Sockets { get; }

    /// <summary>Starts one on a free port, or on a port of one's choice.</summary>
    public static async Task<FakeSlack> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var slack = new FakeSlack(builder.Build());
        slack._app.Use((context, next) => slack.Faults.InvokeAsync(context, next));
        slack._app.UseWebSockets();
        SlackEndpoints.Map(slack._app, slack, slack._conversation);
        await slack._app.StartAsync();
        return slack;
    }

    /// <summary>Types <c>/paper</c> with a text. Completes with the answer.</summary>
    /// <exception cref="TimeoutException">None came within a minute.</exception>
    public async Task<SlackAnswer> SendCommandAsync(string text, string user = "U1", string channel = "C1")
    {
        var id = NewEnvelopeId();
        await SendEnvelopeAsync("slash_commands", id, CommandPayload(text, id, user, channel), acceptsResponsePayload: true);
        return await AnswerToAsync(id);
    }

    /// <summary>Presses a button of a message, which the user alone sees or everybody. Completes with the answer.</summary>
    /// <exception cref="TimeoutException">None came within a minute.</exception>
    public async Task<SlackAnswer> PressAsync(string actionId, string value, string user = "U1", bool ephemeral = true)
    {
        var id = NewEnvelopeId();
        await SendEnvelopeAsync("interactive", id, PressPayload(actionId, value, id, user, ephemeral));
        return await AnswerToAsync(id);
    }

    /// <summary>Presses the first button with this label in a message.</summary>
    /// <exception cref="InvalidOperationException">The message has no such button.</exception>
    public Task<SlackAnswer> PressAsync(JsonElement message, string label, string user = "U1")
    {
        var button = message.GetProperty("blocks").EnumerateArray()
            .Where(block => block.GetProperty("type").GetString() == "actions")
            .SelectMany(block => block.GetProperty("elements").EnumerateArray())
            .First(element => element.GetProperty("text").GetProperty("text").GetString() == label);
        var shared = message.TryGetProperty("response_type", out var type) && type.GetString() == "in_channel";
        return PressAsync(button.GetProperty("action_id").GetString()!, button.GetProperty("value").GetString()!, user, !shared);
    }

    /// <summary>Sends any envelope, over the newest connection or a given one.</summary>
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
    public JsonObject CommandPayload(string text, string envelopeId, string user = "U1", string channel = "C1") => new()
    {
        ["command"] = "/paper",
        ["text"] = text,
        ["user_id"] = user,
        ["channel_id"] = channel,
        ["team_id"] = "T1",
        ["trigger_id"] = $"trigger.{envelopeId}",
        ["response_url"] = ResponseUrl(envelopeId),
    };

    /// <summary>What Slack sends for a pressed button.</summary>
    public JsonObject PressPayload(string actionId, string value, string envelopeId, string user = "U1", bool ephemeral = true) => new()
    {
        ["type"] = "block_actions",
        ["user"] = new JsonObject { ["id"] = user, ["team_id"] = "T1" },
        ["channel"] = new JsonObject { ["id"] = "C1" },
        ["container"] = new JsonObject { ["type"] = "message", ["channel_id"] = "C1", ["is_ephemeral"] = ephemeral },
        ["trigger_id"] = $"trigger.{envelopeId}",
        ["response_url"] = ResponseUrl(envelopeId),
        ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = actionId, ["value"] = value }),
    };

    /// <summary>Where answers to an envelope can be posted.</summary>
    public string ResponseUrl(string envelopeId) => Address("http", $"respond/{envelopeId}").ToString();

    /// <summary>A name for an envelope that no other has.</summary>
    public string NewEnvelopeId() => $"E{Interlocked.Increment(ref _envelopes)}";

    /// <summary>The first answer to an envelope.</summary>
    /// <exception cref="TimeoutException">None came within a minute.</exception>
    public Task<SlackAnswer> AnswerToAsync(string envelopeId) => _conversation.AnswerTo(envelopeId).WaitAsync(Patience);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Sockets.DropAll();
        await _app.DisposeAsync();
    }

    private Uri Address(string scheme, string path) => new UriBuilder(new Uri(new Uri(_app.Urls.First()), path)) { Scheme = scheme }.Uri;
}
