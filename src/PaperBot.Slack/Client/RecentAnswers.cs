namespace PaperBot.Slack.Client;

/// <summary>
/// Remembers what the most recent envelopes were acknowledged with. Slack sends one again over another connection if its acknowledgement was lost with the
/// first, and then the answer was, too. Thread-safe.
/// </summary>
/// <param name="capacity">The number of envelopes.</param>
internal sealed class RecentAnswers(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (SocketConnection Connection, TaskCompletionSource<EnvelopeResponse?> Answer)> _answers = [];
    private readonly Queue<string> _order = new();

    /// <summary>Adds an envelope. Its answer is to be set: null if it was answered in another way.</summary>
    public TaskCompletionSource<EnvelopeResponse?> Add(string envelopeId, SocketConnection connection)
    {
        var answer = new TaskCompletionSource<EnvelopeResponse?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _answers[envelopeId] = (connection, answer);
            _order.Enqueue(envelopeId);
            if (_order.Count > capacity)
            {
                _answers.Remove(_order.Dequeue());
            }
        }

        return answer;
    }

    /// <summary>The answer to an envelope that comes again; null if the first one cannot have been lost, or is no longer known.</summary>
    public Task<EnvelopeResponse?> FindLostAsync(string envelopeId, SocketConnection connection)
    {
        lock (_lock)
        {
            return _answers.TryGetValue(envelopeId, out var first) && first.Connection != connection ? first.Answer.Task : Task.FromResult<EnvelopeResponse?>(null);
        }
    }
}
