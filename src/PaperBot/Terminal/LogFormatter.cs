using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace PaperBot.Terminal;

/// <summary>Writes each log message as one line, whatever is in it. The framework's formatter passes control characters on.</summary>
internal sealed class LogFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "lines";

    private const int TimestampLength = 24;

    private static readonly string[] Plain = ["fail", "warn", "info", "dbug"];
    private static readonly string[] Coloured = ["\u001b[31mfail\u001b[39m", "\u001b[33mwarn\u001b[39m", "\u001b[32minfo\u001b[39m", "dbug"];

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var exception = logEntry.Exception?.ToString().ReplaceLineEndings(" ");
        textWriter.Write($"{Timestamp(time.GetUtcNow())} {Level(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}] {VisibleText.Line($"{message} {exception}").TrimEnd()}\n");
    }

    /// <summary>A time as ISO 8601 writes it, in UTC.</summary>
    public static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The time and the coloured word with which a message begins on a terminal; empty if the text is not a message.</summary>
    public static string FindStart(string text)
    {
        var time = text.Length > TimestampLength ? text[..(TimestampLength + 1)] : "";
        return time.EndsWith("Z ", StringComparison.Ordinal) && !time.Any(char.IsControl)
            && Coloured.FirstOrDefault(word => text.AsSpan(time.Length).StartsWith(word, StringComparison.Ordinal)) is { } word ? time + word : "";
    }

    private static string Level(LogLevel level)
    {
        var word = level switch
        {
            LogLevel.Critical or LogLevel.Error => 0,
            LogLevel.Warning => 1,
            LogLevel.Information => 2,
            _ => 3,
        };
        return (Console.IsErrorRedirected ? Plain : Coloured)[word];
    }
}
