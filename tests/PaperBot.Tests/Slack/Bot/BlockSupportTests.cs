using System.Text.Json;

namespace PaperBot.Tests.Slack.Bot;

public sealed class BlockSupportTests
{
    [Fact]
    public async Task The_first_list_comes_by_response_url_where_a_refusal_can_be_seen_and_the_next_in_the_acknowledgement()
    {
        await using var bot = await SlackHost.StartAsync();

        var first = await bot.Slack.SendCommandAsync("probe list");
        await RememberedAsync(bot);
        var second = await bot.Slack.SendCommandAsync("probe list");

        (first.ByAck, second.ByAck).ShouldBe((false, true));
        new[] { first, second }.ShouldAllBe(response => response.Problems.Count == 0 && KindsOf(response.Message).Contains("card"));
    }

    [Fact]
    public async Task A_workspace_that_refuses_cards_gets_the_same_reply_without_them_and_from_then_on_at_once()
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.RefusedBlocks.Add("card"));

        var first = await bot.Slack.SendCommandAsync("probe list");
        var second = await bot.Slack.SendCommandAsync("probe list again");
        await RememberedAsync(bot);
        var third = await bot.Slack.SendCommandAsync("probe list");
        var page = await bot.Slack.PressAsync("replace-en-0", "probe list");

        foreach (var response in new[] { first, second, third, page })
        {
            response.Problems.ShouldBeEmpty();
            KindsOf(response.Message).ShouldNotContain("card");
            response.Message.GetRawText().ShouldContain("Second");
        }

        third.ByAck.ShouldBeTrue();
        bot.Slack.Workspace.Refusals.Items.Count.ShouldBe(2);
        bot.States.Find("slack-blocks", "T1 card", bot.Time.GetUtcNow()).ShouldBe("refused");
    }

    [Fact]
    public async Task What_was_refused_is_tried_again_after_a_week()
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.RefusedBlocks.Add("card"));
        await bot.Slack.SendCommandAsync("probe list");
        await bot.Slack.SendCommandAsync("probe list again");
        await RememberedAsync(bot);
        bot.Slack.Workspace.RefusedBlocks.Clear();

        KindsOf((await bot.Slack.SendCommandAsync("probe list")).Message).ShouldNotContain("card");
        bot.Time.Advance(TimeSpan.FromDays(7));
        var later = await bot.Slack.SendCommandAsync("probe list");

        KindsOf(later.Message).ShouldContain("card");
        later.ByAck.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"invalid_blocks"}""")]
    [InlineData("invalid_blocks")]
    [InlineData("invalid_blocks_format")]
    [InlineData("")]
    public async Task A_refusal_is_known_in_every_form(string body)
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.FailNext("/respond/E1", 400, body: body));

        var response = await bot.Slack.SendCommandAsync("probe list");

        KindsOf(response.Message).ShouldNotContain("card");
    }

    [Fact]
    public async Task One_message_that_Slack_refuses_takes_the_newer_blocks_from_no_other()
    {
        await using var bot = await SlackHost.StartAsync(slack =>
        {
            slack.FailNext("/respond/E1", 400, body: "invalid_blocks");
            slack.FailNext("/respond/E2", 400, body: "invalid_blocks");
        });

        KindsOf((await bot.Slack.SendCommandAsync("probe list")).Message).ShouldNotContain("card");
        KindsOf((await bot.Slack.SendCommandAsync("probe list")).Message).ShouldNotContain("card");
        KindsOf((await bot.Slack.SendCommandAsync("probe list again")).Message).ShouldContain("card");
    }

    [Fact]
    public async Task A_response_that_is_refused_either_way_is_not_remembered()
    {
        await using var bot = await SlackHost.StartAsync(slack =>
        {
            slack.FailNext("/respond/E9", 400, body: "invalid_blocks");
            slack.FailNext("/respond/E9", 400, body: "invalid_blocks");
        });
        await bot.Slack.SendEnvelopeAsync("slash_commands", "E9", bot.Slack.CommandPayload("probe list", "E9"));
        await bot.Logs.Lines.FirstAsync(line => line.Text.Contains("Slack did not receive a response: invalid_blocks"));

        KindsOf((await bot.Slack.SendCommandAsync("probe list")).Message).ShouldContain("card");
    }

    [Fact]
    public async Task A_post_that_is_refused_for_its_cards_is_posted_once_without_them_and_the_third_at_once()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.Workspace.RefusedBlocks.Add("card"));
        for (var i = 0; i < 3; i++)
        {
            var reply = Samples.Reply(Samples.Card($"First {i}"), Samples.Card("Second"));
            (await bot.PostAsync(key: new($"abcdefghjkmnpqrstvw{i}"), reply: reply)).ShouldBeOfType<PostOutcome.Sent>();
        }

        bot.Slack.Posts.Items.Count.ShouldBe(3);
        bot.Slack.Posts.Items.ShouldAllBe(post => !KindsOf(post.Message).Contains("card"));
        bot.Slack.CountCalls("chat.postMessage").ShouldBe(5);
    }

    [Fact]
    public async Task A_store_that_cannot_be_used_delays_no_reply()
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.RefusedBlocks.Add("card"));
        bot.States.Fault = "The disk is full.";

        KindsOf((await bot.Slack.SendCommandAsync("probe list")).Message).ShouldNotContain("card");
        KindsOf((await bot.Slack.SendCommandAsync("probe list again")).Message).ShouldNotContain("card");
        await RememberedAsync(bot);
        (await bot.Slack.SendCommandAsync("probe list")).ByAck.ShouldBeTrue("it is remembered in memory");
        await bot.Logs.Lines.FirstAsync(line => line.Text.Contains("The disk is full."));
    }

    private static Task<string> RememberedAsync(SlackHost bot) => bot.States.Uses.FirstAsync(use => use.StartsWith("set ", StringComparison.Ordinal));

    private static List<string?> KindsOf(JsonElement message) =>
        [.. message.GetProperty("blocks").EnumerateArray().Select(block => block.GetProperty("type").GetString())];
}
