namespace PaperBot.Slack.Client;

/// <summary>
/// Whether Slack accepts the bot token. It does not any more when the app was removed from the workspace or the token was revoked
/// (https://docs.slack.dev/authentication/tokens#revoking), and does again when the app was installed again. Thread-safe.
/// </summary>
public sealed class BotAccess
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _ended = New();

    /// <summary>Why Slack does not accept the token; null if it does, as far as is known.</summary>
    public SlackFailure.Refused? Refusal { get; private set; }

    /// <summary>Completes when Slack does not accept the token.</summary>
    public Task Ended
    {
        get
        {
            lock (_lock)
            {
                return _ended.Task;
            }
        }
    }

    /// <summary>Records that Slack does not accept the token any more.</summary>
    public void End(SlackFailure.Refused refusal)
    {
        lock (_lock)
        {
            Refusal ??= refusal;
            _ended.TrySetResult();
        }
    }

    internal void Restore()
    {
        lock (_lock)
        {
            if (Refusal is not null)
            {
                (Refusal, _ended) = (null, New());
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
