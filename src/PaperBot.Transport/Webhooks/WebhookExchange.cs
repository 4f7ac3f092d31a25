namespace PaperBot.Transport.Webhooks;

/// <summary>Connects what a request causes, which may go on for longer, with the response to it.</summary>
/// <typeparam name="T">The answer.</typeparam>
public sealed class WebhookExchange<T>
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gives the answer, and waits until it was sent.</summary>
    /// <returns>False if it could not be sent, since the request was given up.</returns>
    public Task<bool> AnswerAsync(T answer, CancellationToken cancellationToken)
    {
        _answer.TrySetResult(answer);
        return _sent.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Waits for the answer.</summary>
    /// <param name="work">What the request caused; it need not fail or end in order to answer.</param>
    /// <param name="write">Writes the answer as JSON; null for an empty body.</param>
    /// <param name="cancellationToken">Is cancelled when the request is given up.</param>
    /// <returns>The response: one without content if the work ended without an answer.</returns>
    /// <exception cref="OperationCanceledException">The request was given up.</exception>
    public async Task<WebhookResponse> WaitAsync(Task work, Func<T, string?> write, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAny(_answer.Task, work).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _sent.TrySetResult(false);
            throw;
        }

        return _answer.Task.IsCompleted
            ? new WebhookResponse(200, write(await _answer.Task)) { Sent = sent => _sent.TrySetResult(sent) }
            : new WebhookResponse(204);
    }
}
