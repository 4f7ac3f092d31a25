using Microsoft.Extensions.Logging;
using PaperBot.Transport;

namespace PaperBot.Tests.Transport;

public sealed class LimitedLoggerTests : IDisposable
{
    private readonly RecordingLog _log = new();
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly LimitedLogger _limited;

    public LimitedLoggerTests() => _limited = new(_log, linesPerMinute: 2, _time);

    public void Dispose() => _log.Dispose();

    [Fact]
    public void Lines_over_the_limit_of_a_minute_are_counted_and_other_kinds_are_not_affected()
    {
        for (var i = 1; i <= 5; i++)
        {
            Log(1, $"bad {i}");
        }

        Log(2, "other");
        _time.Advance(TimeSpan.FromMinutes(1));
        Log(1, "bad 6");

        _log.Lines.Items.Select(line => line.Text).ShouldBe(["bad 1", "bad 2", "other", "3 more lines like the next one were not logged.", "bad 6"]);
    }

    [Fact]
    public void A_long_text_or_exception_is_cut()
    {
        Log(1, new string('x', 1_000_000));
        Log(2, "bad", new InvalidOperationException(new string('y', 1_000_000)));

        _log.Lines.Items.ShouldAllBe(line => line.Text.Length < 5_000);
        _log.Lines.Items[1].Text.ShouldStartWith("bad System.InvalidOperationException: yyy");
    }

    private void Log(int kind, string text, Exception? exception = null) =>
        _limited.Log(LogLevel.Warning, new EventId(kind), text, exception, (line, _) => line);
}
