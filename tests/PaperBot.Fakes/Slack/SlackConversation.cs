using System.Collections.Concurrent;
using System.Text.Json;

namespace PaperBot.Fakes.Slack;

/// <summary>Matches responses to envelopes, whether they come in an acknowledgement or by a <c>response_url</c>.</summary>
internal sealed class SlackConversation(SlackWorkspace workspace, SignalLog<SlackResponse> responses, SignalLog<SlackAck> acks)
{
    private const int MaxUsesOfResponseUrl = 5;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<SlackResponse>> _waiting = new();
    private readonly ConcurrentDictionary<string, int> _uses = new();

    /// <summary>Completes with the first response to an envelope.</summary>
    public Task<SlackResponse> ResponseTo(string envelopeId) => Waiting(envelopeId).Task;

    /// <summary>Receives an acknowledgement over a socket.</summary>
    public void ReceiveAck(FakeSocket socket, JsonElement ack)
    {
        var id = ack.GetProperty("envelope_id").GetString()!;
        var hasPayload = ack.TryGetProperty("payload", out var payload);
        acks.Add(new SlackAck(id, socket.Number, hasPayload));
        if (hasPayload)
        {
            ReceiveBody(id, payload);
        }
    }

    /// <summary>Receives what an acknowledgement contains. Nobody sees what Slack refuses there.</summary>
    public void ReceiveBody(string id, JsonElement message)
    {
        if (!workspace.Refuses(message))
        {
            Add(new SlackResponse(id, ByAck: true, "", message, SlackLimits.Problems(message)));
        }
    }

    /// <summary>Receives what was posted to a <c>response_url</c>; returns the error, or null.</summary>
    public string? ReceiveResponse(string envelopeId, string authorization, JsonElement message)
    {
        if (_uses.AddOrUpdate(envelopeId, 1, (_, uses) => uses + 1) > MaxUsesOfResponseUrl)
        {
            return "used_url";
        }

        if (workspace.Refuses(message))
        {
            return "invalid_blocks";
        }

        var response = new SlackResponse(envelopeId, ByAck: false, authorization, message, SlackLimits.Problems(message));
        Add(response);
        return response.Problems is [] ? null : "invalid_blocks";
    }

    /// <summary>Forgets everything, so that a long test does not fill the memory.</summary>
    public void Clear()
    {
        responses.Clear();
        acks.Clear();
        _waiting.Clear();
        _uses.Clear();
    }

    private void Add(SlackResponse response)
    {
        responses.Add(response);
        Waiting(response.EnvelopeId).TrySetResult(response);
    }

    private TaskCompletionSource<SlackResponse> Waiting(string id) =>
        _waiting.GetOrAdd(id, _ => new TaskCompletionSource<SlackResponse>(TaskCreationOptions.RunContinuationsAsynchronously));
}
