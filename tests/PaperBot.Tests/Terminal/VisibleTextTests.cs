using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Terminal;

namespace PaperBot.Tests.Terminal;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("a\u001b[2Jb", @"a\u001b[2Jb")]
    [InlineData("\u009b2J\u0085\u007f\0\a\b", @"\u009b2J\u0085\u007f\u0000\u0007\u0008")]
    [InlineData("\u202Etxt.exe\u2066\u2069\u200F\u2028", @"\u202etxt.exe\u2066\u2069\u200f\u2028")]
    [InlineData("a\nb\rc\r\nd", @"a\u000ab\u000dc\u000d\u000ad")]
    [InlineData("한글\t'é' 👩‍🔬", "한글\t'é' 👩‍🔬")]
    public void What_a_terminal_would_obey_is_shown(string text, string shown) => VisibleText.Line(text).ShouldBe(shown);

    [Fact]
    public void Lines_stay_lines_but_none_is_overwritten() => VisibleText.Lines("a\nb\r\nc\rd").ShouldBe("a\nb\r\nc" + @"\u000dd");

    [Fact]
    public void JSON_keeps_its_value()
    {
        var all = string.Concat(Enumerable.Range(0, 0x2100).Select(code => (char)code)) + @"\";
        var json = JsonSerializer.Serialize(all, TerminalJson.Context.String);
        var shown = VisibleText.Lines(json);
        shown.ShouldNotContain('\u202E');
        JsonSerializer.Deserialize<string>(shown).ShouldBe(all);
    }

    [Fact]
    public void A_line_that_is_written_is_one_line_and_only_the_level_of_a_log_message_is_in_colour()
    {
        using var inner = new StringWriter { NewLine = "\n" };
        using var writer = new VisibleWriter(inner, isOutput: true) { NewLine = "\n" };
        writer.WriteLine("a\nb");
        writer.Write("2024-05-10T03:00:00.000Z \u001b[32minfo\u001b[39m: a \u001b[32minfo\u001b[39m\n");
        writer.Write("2024-05-10T03:00\u001b[2J.000Z \u001b[32minfo\u001b[39m");
        inner.ToString().ShouldBe(
            @"a\u000ab" + "\n2024-05-10T03:00:00.000Z \u001b[32minfo\u001b[39m: a " + @"\u001b[32minfo\u001b[39m" + "\n" + @"2024-05-10T03:00\u001b[2J.000Z \u001b[32minfo\u001b[39m");
    }

    [Fact]
    public void A_log_message_is_one_line_with_its_exception()
    {
        using var writer = new StringWriter();
        var error = new InvalidOperationException("x\r\ny\u001b[2J\u2028z");
        new LogFormatter(new ManualTime(new(2024, 5, 10, 12, 0, 0, TimeSpan.FromHours(9)))).Write(new LogEntry<string>(LogLevel.Error, "Category", 1, "a\nfail: forged", error, (state, _) => state), null, writer);
        writer.ToString().ShouldBe(@"2024-05-10T03:00:00.000Z fail: Category[1] a\u000afail: forged System.InvalidOperationException: x y\u001b[2J z" + "\n");
    }

    [Fact]
    public void Nothing_is_written_past_the_visible_writer() => SourceTree.Files("src")
        .Where(file => Path.GetFileName(file) is not ("VisibleWriter.cs" or "ImportProgress.cs"))
        .SelectMany(file => File.ReadLines(file).Where(line => line.Contains("Console.OpenStandard", StringComparison.Ordinal)).Select(line => $"{file}: {line}"))
        .ShouldBeEmpty();
}
