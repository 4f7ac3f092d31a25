using System.Text.Json;
using System.Text.Json.Nodes;
using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.Slack.Bot;

public sealed class MessageHandlerTests
{
    [Theory]
    [InlineData("<@UBOT> probe moe", "moe in English")]
    [InlineData("  <@UBOT|paperbot>   /paper probe moe  ", "moe in English")]
    [InlineData("probe moe <@UBOT>", "moe in English")]
    [InlineData("probe <@UBOT> moe &amp; &lt;llm&gt;", "moe & <llm> in English")]
    [InlineData("<@UBOT> probe <https://arxiv.org/abs/2405.04434|arxiv.org/abs/2405.04434>", "https://arxiv.org/abs/2405.04434 in English")]
    [InlineData("<@UBOT> 탐침 moe", "moe in Korean")]
    public async Task A_mention_is_answered_in_its_thread_for_everybody(string text, string expected)
    {
        await using var bot = await SlackHost.StartAsync();
        var mention = bot.Slack.Events.Message("app_mention", text);

        await bot.Slack.Events.SendAsync(mention);
        var answer = await bot.Slack.Posts.FirstAsync(_ => true);

        (answer.Channel, Text(answer, "thread_ts")).ShouldBe(("C1", mention["ts"]!.GetValue<string>()));
        Text(answer, "text").ShouldBe(expected.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal));
        bot.Slack.Workspace.Ephemerals.Items.ShouldBeEmpty();
        bot.Slack.Acks.Items.ShouldAllBe(ack => !ack.HasPayload);
    }

    [Fact]
    public async Task A_mention_in_a_thread_is_answered_there_and_one_without_a_command_with_help()
    {
        await using var bot = await SlackHost.StartAsync();

        await bot.Slack.Events.SendAsync(bot.Slack.Events.Message("app_mention", "<@UBOT>", threadTs: "1515449522.000016"));
        var answer = await bot.Slack.Posts.FirstAsync(_ => true);

        Text(answer, "thread_ts").ShouldBe("1515449522.000016");
        Text(answer, "text").ShouldBe(Wording.Help(Locale.English));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1515449522.000016")]
    public async Task Only_the_person_sees_that_nothing_was_found_where_Slack_shows_it(string? thread)
    {
        await using var bot = await SlackHost.StartAsync();

        await bot.Slack.Events.SendAsync(bot.Slack.Events.Message("app_mention", "<@UBOT> nothing like that", threadTs: thread));
        var answer = await bot.Slack.Workspace.Ephemerals.FirstAsync(_ => true);

        Text(answer, "user").ShouldBe("U1");
        Text(answer, "thread_ts").ShouldBe(thread, "an ephemeral message does not begin a thread");
        bot.Slack.Posts.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_direct_message_is_answered_without_a_mention_also_if_nothing_is_found()
    {
        await using var bot = await SlackHost.StartAsync();

        await bot.Slack.Events.SendAsync(bot.Slack.Events.Message("message", "probe moe", "DU1"));
        await bot.Slack.Posts.FirstAsync(post => Text(post, "text") == "moe in English");
        await bot.Slack.Events.SendAsync(bot.Slack.Events.Message("message", "nothing like that", "DU1", "1515449522.000016"));
        await bot.PassAsync(TimeSpan.FromSeconds(1)); // One message a second in a channel.
        await bot.Slack.Posts.NthAsync(2, _ => true);

        bot.Slack.Posts.Items.ShouldAllBe(post => post.Channel == "DU1");
        bot.Slack.Posts.Items.Select(post => Text(post, "thread_ts")).ShouldBe([null, "1515449522.000016"]);
    }

    [Theory]
    [InlineData("app_mention", """{"bot_id":"B1"}""")]
    [InlineData("app_mention", """{"user":"UBOT"}""")]
    [InlineData("app_mention", """{"edited":{"user":"U1","ts":"1515449523.000000"}}""")]
    [InlineData("app_mention", """{"user":null}""")]
    [InlineData("app_mention", """{"ts":7}""")]
    [InlineData("message", """{"subtype":"message_changed"}""")]
    [InlineData("message", """{"subtype":"bot_message"}""")]
    [InlineData("message", """{"channel_type":"channel"}""")]
    [InlineData("message", """{"channel_type":"mpim"}""")]
    public async Task What_bots_write_what_was_edited_and_what_is_not_for_the_bot_is_ignored(string type, string changes)
    {
        await using var bot = await SlackHost.StartAsync();
        var message = bot.Slack.Events.Message(type, "<@UBOT> probe moe");
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
        {
            message[name] = value?.DeepClone();
        }

        var id = await bot.Slack.Events.SendAsync(message);
        await bot.Slack.Acks.FirstAsync(ack => ack.EnvelopeId == id);
        await bot.Slack.SendCommandAsync("probe last");

        bot.Probe.Calls.Items.Select(call => call.Argument).ShouldBe(["last"]);
    }

    [Fact]
    public async Task An_event_that_Slack_sends_again_in_another_envelope_is_answered_once()
    {
        await using var bot = await SlackHost.StartAsync();
        var mention = bot.Slack.Events.Message("app_mention", "<@UBOT> probe moe");

        await bot.Slack.Events.SendAsync(mention, "Ev1");
        await bot.Slack.Posts.FirstAsync(_ => true);
        var again = await bot.Slack.Events.SendAsync(mention.DeepClone().AsObject(), "Ev1");
        await bot.Slack.Acks.FirstAsync(ack => ack.EnvelopeId == again);
        await bot.Slack.SendCommandAsync("probe last");

        bot.Slack.Posts.Items.Count.ShouldBe(1);
        bot.Probe.Calls.Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_answer_that_may_have_arrived_is_not_posted_again()
    {
        await using var bot = await SlackHost.StartAsync();
        bot.Slack.LoseNextResponse("chat.postMessage");

        await bot.Slack.Events.SendAsync(bot.Slack.Events.Message("app_mention", "<@UBOT> probe moe"));
        await bot.Logs.Lines.FirstAsync(line => line.Text.Contains("A message in Slack was not answered: 127.0.0.1 received the request"));

        bot.Slack.Posts.Items.Count.ShouldBe(1);
        bot.Slack.CountCalls("chat.postMessage").ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_Slack_did_not_take_yet_is_posted_when_it_does()
    {
        await using var bot = await SlackHost.StartAsync();
        bot.Slack.FailNext("chat.postMessage", 429, retryAfter: "7");

        await bot.Slack.Events.SendAsync(bot.Slack.Events.Message("app_mention", "<@UBOT> probe moe"));
        await bot.PassAsync(TimeSpan.FromSeconds(7));

        Text(await bot.Slack.Posts.FirstAsync(_ => true), "text").ShouldBe("moe in English");
    }

    [Fact]
    public async Task In_channels_that_are_not_listed_and_for_other_workspaces_nothing_is_answered()
    {
        await using var bot = await SlackHost.StartAsync(settings: ("Slack:Channels:0", "C1"));
        var guest = bot.Slack.Events.Message("app_mention", "<@UBOT> probe moe");
        guest["user_team"] = "T2";

        await bot.Slack.Events.SendAsync(guest);
        await bot.Slack.Events.SendAsync(bot.Slack.Events.Message("app_mention", "<@UBOT> probe moe", "C2"));
        await bot.Slack.Acks.NthAsync(2, _ => true);
        await bot.Slack.Events.SendAsync(bot.Slack.Events.Message("app_mention", "<@UBOT> probe last"));
        await bot.Slack.Posts.FirstAsync(_ => true);

        bot.Probe.Calls.Items.Select(call => call.Argument).ShouldBe(["last"]);
    }

    private static string? Text(SlackMessage message, string name) =>
        message.Message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
