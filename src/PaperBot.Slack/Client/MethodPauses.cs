namespace PaperBot.Slack.Client;

/// <summary>
/// The methods that Slack asks not to call for a while: their limits are those of a method in the whole workspace
/// (https://docs.slack.dev/apis/web-api/rate-limits). Thread-safe.
/// </summary>
internal sealed class MethodPauses(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Start, TimeSpan Wait)> _pauses = [];

    /// <summary>How long a method is still paused; null if it can be called.</summary>
    public TimeSpan? FindRest(string method)
    {
        lock (_lock)
        {
            return _pauses.TryGetValue(method, out var pause) && pause.Wait - time.GetElapsedTime(pause.Start) is { Ticks: > 0 } rest ? rest : null;
        }
    }

    /// <summary>Pauses a method from now on.</summary>
    public void Pause(string method, TimeSpan wait)
    {
        lock (_lock)
        {
            _pauses[method] = (time.GetTimestamp(), wait);
        }
    }
}
