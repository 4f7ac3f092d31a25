using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PaperBot.Slack.Events;
using PaperBot.Slack.WebApi;
using PaperBot.Transport;

namespace PaperBot.Slack.SocketMode;

/// <summary>
/// Acknowledges each envelope once, and answers what is in it. An envelope that comes again is acknowledged again, and not handled again.
/// </summary>
public sealed partial class EnvelopeHandler(
    SlackEvents events, ResponseUrls responses, SocketTiming timing, TimeProvider time, ILogger<EnvelopeHandler> logger)
{
    private readonly RecentIds _seen = new(capacity: 10_000);

    /// <summary>Handles one envelope.</summary>
    /// <param name="envelope">What came.</param>
    /// <param name="send">Sends an acknowledgement over the socket that the envelope came by; false if it cannot.</param>
    /// <param name="cancellationToken">Ends with the bot.</param>
    internal async Task HandleAsync(
        SocketMessage envelope, Func<ReadOnlyMemory<byte>, CancellationToken, Task<bool>> send, CancellationToken cancellationToken)
    {
        if (envelope.EnvelopeId is not { } id)
        {
            LogIgnored(envelope.Type);
            return;
        }

        Task<bool> AckAsync(string? payload = null) => send(Ack(id, payload), cancellationToken);
        switch (_seen.TryAdd(id) ? envelope.Type : null)
        {
            case "slash_commands" when Parse(envelope, EventJson.Default.SlashCommand) is { } command:
                await AnswerAsync(command, envelope.AcceptsResponsePayload, AckAsync, cancellationToken);
                break;
            case "interactive" when Parse(envelope, EventJson.Default.Interaction) is { } interaction:
                await AckAsync();
                await RespondAsync(interaction.ResponseUrl, await events.AnswerAsync(interaction, cancellationToken), cancellationToken);
                break;
            default:
                await AckAsync();
                LogIgnored(envelope.Type);
                break;
        }
    }

    private async Task AnswerAsync(
        SlashCommand command, bool withAck, Func<string?, Task<bool>> ack, CancellationToken cancellationToken)
    {
        // On a thread of its own: a command that computes for long must not hold up the watch over the acknowledgement.
        var answering = withAck ? Task.Run(() => events.AnswerAsync(command, cancellationToken), cancellationToken) : null;
        var answered = answering is not null && await WithinAsync(answering, cancellationToken);
        var acknowledged = await ack(answered ? await answering! : null);
        if (!answered || !acknowledged)
        {
            var answer = await (answering ?? events.AnswerAsync(command, cancellationToken));
            await RespondAsync(command.ResponseUrl, answer, cancellationToken);
        }
    }

    private async Task<bool> WithinAsync(Task answering, CancellationToken cancellationToken)
    {
        if (!answering.IsCompleted)
        {
            using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(answering, Task.Delay(timing.AnswerWithAck, time, done.Token));
            await done.CancelAsync();
        }

        return answering.IsCompleted;
    }

    private Task RespondAsync(string? responseUrl, string? answer, CancellationToken cancellationToken) =>
        answer is null ? Task.CompletedTask : responses.PostAsync(responseUrl ?? "", answer, cancellationToken);

    private T? Parse<T>(SocketMessage envelope, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return envelope.Payload.Deserialize(type);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            LogUnreadable(envelope.Type, e);
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Ack(string id, string? payload)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json);
        writer.WriteStartObject();
        writer.WriteString("envelope_id", id);
        if (payload is not null)
        {
            writer.WritePropertyName("payload");
            writer.WriteRawValue(payload);
        }

        writer.WriteEndObject();
        writer.Flush();
        return json.WrittenMemory;
    }

    [LoggerMessage(LogLevel.Debug, "An envelope was acknowledged and left alone: unknown, or handled before ({Type}).")]
    private partial void LogIgnored(string? type);

    [LoggerMessage(LogLevel.Warning, "An envelope holds something else than its type says ({Type}).")]
    private partial void LogUnreadable(string? type, Exception e);
}
