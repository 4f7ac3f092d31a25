using Microsoft.Extensions.Logging;
using PaperBot.Fakes;

namespace PaperBot.Tests.Slack;

/// <summary>Keeps what is logged, with its level in front and its exception behind.</summary>
internal sealed class CollectedLogs : ILoggerProvider, ILogger
{
    public SignalLog<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add($"{logLevel}: {formatter(state, exception)} {exception}");

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
    }
}
