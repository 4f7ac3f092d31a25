using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Terminal;

namespace PaperBot.Tests.Terminal;

public sealed class JsonLogFormatterTests
{
    private const string Hostile = "한글\r\n\u001b[2J\u202E\u2028\"\\{\0";

    [Fact]
    public void A_message_is_one_line_and_keeps_every_character()
    {
        var line = Write(
            LogLevel.Warning,
            new EventId(7, "LogProblem"),
            [new("Place", Hostile), new("Count", 3), new("Share", 0.5), new("Lost", double.NaN), new("Right", true), new("Nothing", null), new("{OriginalFormat}", "{Place}")],
            new InvalidOperationException(Hostile));

        line[..^1].ShouldNotContain(letter => char.IsControl(letter) || letter == '\u202E' || letter == '\u2028');
        line.ShouldEndWith("}\n");
        line.ShouldContain("한글");
        var message = JsonDocument.Parse(line).RootElement;
        message.GetProperty("timestamp").GetString().ShouldBe("2024-05-10T03:00:00.000Z");
        message.GetProperty("level").GetString().ShouldBe("Warning");
        message.GetProperty("category").GetString().ShouldBe("PaperBot.Category");
        message.GetProperty("event").GetRawText().ShouldBe("""{"id":7,"name":"LogProblem"}""");
        message.GetProperty("message").GetString().ShouldBe($"message {Hostile}");
        message.GetProperty("exception").GetString().ShouldBe($"System.InvalidOperationException: {Hostile}");
        var values = message.GetProperty("values");
        values.GetProperty("Place").GetString().ShouldBe(Hostile);
        values.EnumerateObject().Skip(1).Select(value => value.Value.GetRawText()).ShouldBe(["3", "0.5", "\"NaN\"", "true", "null"]);
    }

    [Fact]
    public void A_message_without_values_and_exception_has_none()
    {
        var message = JsonDocument.Parse(Write(LogLevel.Information, default, [], null)).RootElement;

        message.GetProperty("event").GetRawText().ShouldBe("""{"id":0,"name":null}""");
        message.GetProperty("values").GetRawText().ShouldBe("{}");
        message.TryGetProperty("exception", out _).ShouldBeFalse();
    }

    private static string Write(LogLevel level, EventId id, KeyValuePair<string, object?>[] values, Exception? exception)
    {
        using var writer = new StringWriter();
        var formatter = new JsonLogFormatter(new ManualTime(new(2024, 5, 10, 12, 0, 0, TimeSpan.FromHours(9))));
        formatter.Write(new LogEntry<IReadOnlyList<KeyValuePair<string, object?>>>(level, "PaperBot.Category", id, values, exception, (_, _) => $"message {Hostile}"), null, writer);
        return writer.ToString();
    }
}
