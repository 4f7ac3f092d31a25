using Microsoft.Extensions.Logging;

namespace PaperBot.Transport;

/// <summary>
/// A log for trouble that another computer can cause as often as it likes, with texts as long as it likes: passes on so many lines a minute of each
/// kind, says how many more there were, and cuts long ones. Thread-safe.
/// </summary>
/// <param name="logger">Receives the lines.</param>
/// <param name="linesPerMinute">How many lines of a kind (<see cref="EventId"/>) are passed on in a minute.</param>
/// <param name="time">The clock.</param>
public sealed class LimitedLogger(ILogger logger, int linesPerMinute, TimeProvider time) : ILogger
{
    private const int MaxLength = 2_000;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<EventId, (long Start, int Lines)> _minutes = [];

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => logger.BeginScope(state);

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!TryCount(eventId, out var missing))
        {
            return;
        }

        if (missing > 0)
        {
            logger.Log(logLevel, eventId, missing, null, (count, _) => $"{count} more lines like the next one were not logged.");
        }

        var line = formatter(state, exception);
        var details = exception?.ToString();
        if (line.Length + (details?.Length ?? 0) <= MaxLength)
        {
            logger.Log(logLevel, eventId, state, exception, formatter);
            return;
        }

        var text = $"{Cut(line)} {Cut(details ?? "")}".TrimEnd();
        logger.Log(logLevel, eventId, text, null, (cut, _) => cut);
    }

    private static string Cut(string text) => text.Length <= MaxLength ? text : $"{text.AsSpan(0, MaxLength)}…";

    /// <param name="kind">The kind of the line.</param>
    /// <param name="missing">How many lines of the minute before were not passed on.</param>
    /// <returns>Whether the line is passed on.</returns>
    private bool TryCount(EventId kind, out int missing)
    {
        lock (_lock)
        {
            missing = 0;
            if (!_minutes.TryGetValue(kind, out var minute) || time.GetElapsedTime(minute.Start) >= Minute)
            {
                missing = Math.Max(0, minute.Lines - linesPerMinute);
                minute = (time.GetTimestamp(), 0);
            }

            _minutes[kind] = minute with { Lines = minute.Lines + 1 };
            return minute.Lines < linesPerMinute;
        }
    }
}
