using System.Text.Json;
using PaperBot.Terminal;

namespace PaperBot.Tests.Terminal;

public sealed class LedgerOutputTests
{
    private static readonly DateTimeOffset Nine = new(2024, 5, 7, 9, 0, 0, TimeSpan.Zero);
    private static readonly IdempotencyKey Key = new("0123456789abcdefghij");

    private static readonly LedgerRow Row = new(
        new("Slack", "C123"), "Slack/C123/Each/moe", new("aaaaaaaaaa"), Nine, DeliveryState.Sent, null,
        [
            new(Key, MessageKind.Entry, DeliveryState.Sent, "1715072400.000100", Nine.AddSeconds(41.5),
            [
                new(Key, Nine.AddSeconds(31), AttemptAction.Post, AttemptOutcome.Unknown, "no response"),
                new(Key, Nine.AddSeconds(41), AttemptAction.Find, AttemptOutcome.NotThere, null) { Count = 3, First = Nine.AddSeconds(35) },
                new(Key, Nine.AddSeconds(41.5), AttemptAction.Post, AttemptOutcome.Done, "1715072400.000100"),
            ]),
        ]);

    private static readonly LedgerRow Failed = new(
        new("Slack", "C123"), "Slack/C123/Each/moe", new("bbbbbbbbbb"), Nine, DeliveryState.Failed, "=HYPERLINK(\"http://x\")", []);

    [Fact]
    public void Each_line_of_JSON_is_an_entry_with_every_attempt_at_each_of_its_messages()
    {
        var lines = Write(LedgerFormat.Json).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(2);
        lines[0].ShouldBe(
            """{"channel":"Slack/C123","subscription":"Slack/C123/Each/moe","entry":"aaaaaaaaaa","title":"@moe","due":"2024-05-07T09:00:00Z","state":"sent","reason":null,"""
            + """ "messages":[{"key":"0123456789abcdefghij","kind":"entry","state":"sent","messageId":"1715072400.000100","sent":"2024-05-07T09:00:41.5Z","attempts":[""".TrimStart()
            + """{"action":"post","outcome":"unknown","at":"2024-05-07T09:00:31Z","first":"2024-05-07T09:00:31Z","count":1,"detail":"no response"},"""
            + """{"action":"find","outcome":"notThere","at":"2024-05-07T09:00:41Z","first":"2024-05-07T09:00:35Z","count":3,"detail":null},"""
            + """{"action":"post","outcome":"done","at":"2024-05-07T09:00:41.5Z","first":"2024-05-07T09:00:41.5Z","count":1,"detail":"1715072400.000100"}]}]}""");
        JsonElement.Parse(lines[1]).GetProperty("messages").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void No_cell_of_the_CSV_is_a_formula_or_changed_by_a_spreadsheet()
    {
        var lines = Write(LedgerFormat.Csv).Split("\r\n");

        lines[0].ShouldBe("due,channel,subscription,entry,title,state,reason,messageId,sent,attempts");
        lines[1].ShouldStartWith("2024-05-07T09:00:00Z,Slack/C123,Slack/C123/Each/moe,aaaaaaaaaa,'@moe,sent,,'1715072400.000100,2024-05-07T09:00:41.5Z,\"2024-05-07T09:00:31Z post: unknown (no response)\n");
        lines[2].ShouldBe("2024-05-07T09:00:00Z,Slack/C123,Slack/C123/Each/moe,bbbbbbbbbb,'@moe,failed,\"'=HYPERLINK(\"\"http://x\"\")\",,,");
    }

    [Fact]
    public void People_read_a_line_for_each_entry_message_and_attempt() => Write(LedgerFormat.Text).ReplaceLineEndings("\n").ShouldBe(
        """
        2024-05-07T09:00:00Z  Slack/C123  aaaaaaaaaa  sent  @moe
          entry 1715072400.000100: sent at 2024-05-07T09:00:41.5Z
            2024-05-07T09:00:31Z post: unknown (no response)
            2024-05-07T09:00:41Z find: notThere, 3 times since 2024-05-07T09:00:35Z
            2024-05-07T09:00:41.5Z post: done (1715072400.000100)
        2024-05-07T09:00:00Z  Slack/C123  bbbbbbbbbb  failed  @moe  (=HYPERLINK("http://x"))

        """.ReplaceLineEndings("\n"));

    private static string Write(LedgerFormat format)
    {
        using var text = new StringWriter();
        var output = new LedgerOutput(text, format, _ => "@moe");
        output.Begin();
        output.Write([Row]);
        output.Write([Failed]);
        output.IsEmpty.ShouldBeFalse();
        return text.ToString();
    }
}
