using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Discord.Bot;
using PaperBot.Discord.Client;
using PaperBot.Transport;
using PaperBot.Transport.Webhooks;

namespace PaperBot.Discord.Http;

/// <summary>
/// Interactions that Discord posts in place of the gateway (interactions/overview, Setting Up an Endpoint). The first response is that to the request;
/// what follows a deferred one goes over the API.
/// </summary>
internal sealed partial class InteractionWebhook(
    InteractionReceiver receiver, IOptions<DiscordOptions> options, TimeProvider time, ILogger<InteractionWebhook> logger) : IWebhook
{
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly SignedRequests _requests = new(new InteractionSignature(options.Value.PublicKey), Limits.RememberedSignatures, time);

    public IReadOnlyList<string> Paths { get; } = ["/discord/interactions"];

    public async Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        var (body, refusal) = await _requests.ReceiveAsync(request, "application/json", cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        if (Read(body.Span) is not { } interaction)
        {
            return new(400);
        }

        if (interaction.Type == InteractionType.Ping)
        {
            return new(200, new InteractionResponse(InteractionResponseType.Pong).ToJson());
        }

        var exchange = new WebhookExchange<InteractionResponse>();
        return receiver.TryHandle(interaction with { Respond = exchange.AnswerAsync }) is { } work
            ? await exchange.WaitAsync(work, response => response.ToJson(), cancellationToken)
            : new(503);
    }

    private Interaction? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DiscordJson.Default.Interaction);
        }
        catch (JsonException exception)
        {
            LogUnreadable(exception);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "A signed request is not a valid interaction")]
    private partial void LogUnreadable(Exception exception);
}
