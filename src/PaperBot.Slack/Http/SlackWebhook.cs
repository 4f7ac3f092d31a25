using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Slack.Bot;
using PaperBot.Slack.Client;
using PaperBot.Transport;
using PaperBot.Transport.Webhooks;

namespace PaperBot.Slack.Http;

/// <summary>
/// What Slack posts in place of Socket Mode (https://docs.slack.dev/apis/events-api/using-http-request-urls). The response acknowledges it; answers that
/// take longer go by the <c>response_url</c>.
/// </summary>
internal sealed partial class SlackWebhook(
    ServedWorkspace workspace, EnvelopeGate gate, SlackApiClient api, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackWebhook> logger)
    : IWebhook, IHostedService, IDisposable
{
    private const string Commands = "/slack/commands";
    private const string Interactions = "/slack/interactions";
    private const string Events = "/slack/events";
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly SignedRequests _requests = new(new RequestSignature(options.Value.SigningSecret), Limits.RememberedSignatures, time);
    private readonly RecentIds _received = new(capacity: 10_000);
    private readonly RunningTasks _running = new();
    private readonly CancellationTokenSource _stopping = new();

    public IReadOnlyList<string> Paths { get; } = [Commands, Interactions, Events];

    public async Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        var (body, refusal) = await _requests.ReceiveAsync(request, request.Path == Events ? Json : Form, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        if (Read(request.Path, body.Span) is not { ValueKind: JsonValueKind.Object } payload)
        {
            return new(400);
        }

        if (request.Path == Events && Text(payload, "type") == "url_verification")
        {
            return new(200, JsonSerializer.Serialize(new Challenge(Text(payload, "challenge") ?? ""), SlackJson.Instance.Challenge));
        }

        if (workspace.Owner is not { } owner)
        {
            return new(503); // Slack sends an event again.
        }

        var exchange = new WebhookExchange<EnvelopeResponse?>();
        var envelope = CreateEnvelope(request.Path, payload, exchange.AnswerAsync);
        var isNew = true;
        Task? handling = null;
        return _running.TryAdd(() => handling = (isNew = IsNew(payload)) ? Task.Run(() => HandleAsync(envelope, owner)) : Task.CompletedTask, Limits.ConcurrentRequests)
            ? isNew ? await exchange.WaitAsync(handling!, response => response?.ToJson(), cancellationToken) : new(200)
            : new(503);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.WhenAllAsync().WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    private JsonElement? Read(string path, ReadOnlySpan<byte> body)
    {
        try
        {
            return path switch
            {
                Commands => RequestBody.ReadCommand(body),
                Interactions => RequestBody.ReadInteraction(body),
                _ => RequestBody.ReadEvent(body),
            };
        }
        catch (JsonException e)
        {
            LogUnreadable(path, e);
            return null;
        }
    }

    private SocketEnvelope CreateEnvelope(string path, JsonElement payload, Func<EnvelopeResponse?, CancellationToken, Task<bool>> acknowledge)
    {
        var type = path switch
        {
            Commands => "slash_commands",
            Interactions => "interactive",
            _ => "events_api",
        };
        var origin = EnvelopeOrigin.Read(payload);
        return new SocketEnvelope(acknowledge)
        {
            Event = SlackEvent.Read(type, payload, e => LogUnreadable(path, e)),
            Origin = origin,
            App = api.App ?? origin.App, // Each app has a signing secret of its own, so what is signed is for this one.
            AcceptsResponsePayload = path != Events,
        };
    }

    private async Task HandleAsync(SocketEnvelope envelope, AuthInfo owner)
    {
        try
        {
            await gate.HandleAsync(envelope, owner, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            LogCanceled();
        }
        catch (Exception e)
        {
            LogFailed(e);
        }
    }

    // An event that is sent again, since we were slow, has the same id. One that was refused is new when it comes again.
    private bool IsNew(JsonElement payload) => (Text(payload, "event_id") ?? Text(payload, "trigger_id")) is not { } id || _received.TryAdd(id);

    private static string? Text(JsonElement payload, string name) =>
        payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [LoggerMessage(LogLevel.Warning, "A signed request of Slack's cannot be read ({Path}).")]
    private partial void LogUnreadable(string path, Exception e);

    [LoggerMessage(LogLevel.Warning, "A request of Slack's was not handled to the end, since PaperBot stops.")]
    private partial void LogCanceled();

    [LoggerMessage(LogLevel.Error, "A request of Slack's could not be handled.")]
    private partial void LogFailed(Exception e);
}
