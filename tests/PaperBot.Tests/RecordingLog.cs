using Microsoft.Extensions.Logging;

namespace PaperBot.Tests;

/// <summary>A line of the log.</summary>
internal sealed record LogLine(LogLevel Level, string Text);

/// <summary>A log that tests can read, and whose lines they can wait for.</summary>
internal sealed class RecordingLog : ILoggerProvider, ILogger
{
    public SignalLog<LogLine> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add(new LogLine(logLevel, formatter(state, exception) + exception));

    public void Dispose()
    {
    }
}
