using System.Collections.Concurrent;
using System.Text.Json;

namespace PaperBot.Fakes.Slack;

/// <summary>Brings envelopes and their answers together, whether those come in an acknowledgement or by a <c>response_url</c>.</summary>
internal sealed class SlackConversation(SignalLog<SlackAnswer> answers, SignalLog<SlackAck> acks)
{
    private const int UsesOfResponseUrl = 5;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<SlackAnswer>> _waiting = new();
    private readonly ConcurrentDictionary<string, int> _uses = new();

    /// <summary>Completes with the first answer to an envelope.</summary>
    public Task<SlackAnswer> AnswerTo(string envelopeId) => Waiting(envelopeId).Task;

    /// <summary>Takes what came over a socket.</summary>
    public void TakeAck(FakeSocket socket, JsonElement ack)
    {
        var id = ack.GetProperty("envelope_id").GetString()!;
        var hasPayload = ack.TryGetProperty("payload", out var payload);
        acks.Add(new SlackAck(id, socket.Number, hasPayload));
        if (hasPayload)
        {
            Add(new SlackAnswer(id, ByAck: true, "", payload, SlackLimits.Problems(payload)));
        }
    }

    /// <summary>Takes what was posted to a <c>response_url</c>; says what is wrong with it, or null.</summary>
    public string? TakeResponse(string envelopeId, string authorization, JsonElement message)
    {
        if (_uses.AddOrUpdate(envelopeId, 1, (_, uses) => uses + 1) > UsesOfResponseUrl)
        {
            return "used_url";
        }

        var answer = new SlackAnswer(envelopeId, ByAck: false, authorization, message, SlackLimits.Problems(message));
        Add(answer);
        return answer.Problems is [] ? null : "invalid_blocks";
    }

    private void Add(SlackAnswer answer)
    {
        answers.Add(answer);
        Waiting(answer.EnvelopeId).TrySetResult(answer);
    }

    private TaskCompletionSource<SlackAnswer> Waiting(string id) =>
        _waiting.GetOrAdd(id, _ => new TaskCompletionSource<SlackAnswer>(TaskCreationOptions.RunContinuationsAsynchronously));
}
