using PaperBot.Fakes.Slack;
using PaperBot.Slack.Bot.Rendering;

namespace PaperBot.Tests.Slack.Bot;

public sealed class ButtonHandlerTests
{
    [Fact]
    public async Task A_private_message_stays_in_its_language_and_a_shared_one_is_answered_in_that_of_whoever_presses()
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.Locales["U2"] = "ko-KR");
        var korean = await bot.Slack.SendCommandAsync("탐침 moe");

        (await bot.Slack.PressAsync(korean, "Next")).Text.ShouldBe("next in Korean", "the user's Slack is English");
        (await bot.Slack.PressAsync("replace-en-0", "probe next", "U2")).Text.ShouldBe("next in English");
        (await bot.Slack.PressAsync("replace-ko-0", "탐침 next", "U1", ephemeral: false)).Text.ShouldBe("next in English");
        (await bot.Slack.PressAsync("answer-en-0", "probe next", "U2", ephemeral: false)).Text.ShouldBe("next in Korean");
    }

    [Theory]
    [InlineData("replace-0", "probe next", "next in English", true)]
    [InlineData("answer-7", "탐침 next", "next in Korean", false)]
    public async Task Buttons_of_earlier_messages_work(string action, string command, string text, bool replaces)
    {
        await using var bot = await SlackHost.StartAsync();

        var response = await bot.Slack.PressAsync(action, command);

        (response.Text, response.Replaces).ShouldBe((text, replaces));
    }

    [Theory]
    [InlineData("approve-0")]
    [InlineData("replace")]
    [InlineData("replace-fr-0")]
    [InlineData("replace-ko-x")]
    [InlineData("replace-ko-12345")]
    [InlineData("replace-ko-ko-0")]
    [InlineData("")]
    [InlineData(null)]
    public void What_no_message_of_PaperBot_has_is_no_action(string? id) => ActionId.Find(id).ShouldBeNull();

    [Fact]
    public void An_action_is_read_as_it_was_written()
    {
        foreach (var effect in Enum.GetValues<ButtonEffect>())
        {
            foreach (var locale in Enum.GetValues<Locale>())
            {
                ActionId.Find(ActionId.Format(effect, locale, 12)).ShouldBe(new ActionId(effect, locale));
            }
        }
    }

    [Fact]
    public async Task A_chosen_tag_is_looked_up()
    {
        await using var bot = await SlackHost.StartAsync();
        var list = await bot.Slack.SendCommandAsync("probe list");

        var tag = await bot.Slack.ChooseAsync(list, "#moe");

        tag.Text.ShouldBe("moe in English");
        tag.Replaces.ShouldBeFalse();
    }

    [Fact]
    public async Task A_shared_reply_is_posted_to_the_channel_and_names_who_shared_it()
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.Channels["C1"] = new("out", IsMember: false));
        var message = await bot.Slack.SendCommandAsync("probe moe");

        var shared = await bot.Slack.PressAsync(message, "Share", "U7");

        shared.IsShared.ShouldBeTrue();
        shared.Replaces.ShouldBeFalse();
        shared.Problems.ShouldBeEmpty();
        (shared.Message.GetProperty("unfurl_links").GetBoolean(), shared.Message.GetProperty("unfurl_media").GetBoolean()).ShouldBe((false, false));
        shared.Message.GetProperty("blocks")[0].GetRawText().ShouldContain("Shared by <@U7>");
        shared.Message.GetRawText().ShouldContain("Second");
        SlackElements.LabelsOf(shared).ShouldNotContain("Share");
    }

    [Theory]
    [InlineData("answer-en-0", "probe next", false, "1714000000.000100", "1714000000.000100")]
    [InlineData("replace-en-0", "probe next", false, "1714000000.000100", "1714000000.000100")]
    [InlineData("replace-en-0", "probe miss", true, "1714000000.000100", "1714000000.000100")]
    [InlineData("share-en-0", "probe moe", true, "1714000000.000100", "1714000000.000100")]
    [InlineData("replace-en-0", "probe next", true, "1714000000.000100", null)]
    [InlineData("answer-en-0", "probe next", false, "1715000000.000100", null)]
    public async Task A_new_answer_to_a_button_in_a_thread_is_shown_there(string action, string command, bool isPrivate, string thread, string? expected)
    {
        await using var bot = await SlackHost.StartAsync();

        var answer = await bot.Slack.PressInThreadAsync(action, command, thread, isPrivate);

        (answer.Message.TryGetProperty("thread_ts", out var shown) ? shown.GetString() : null).ShouldBe(expected);
    }

    [Fact]
    public async Task A_miss_is_not_shared()
    {
        await using var bot = await SlackHost.StartAsync();

        var miss = await bot.Slack.PressAsync("share-en-0", "probe miss");

        miss.IsShared.ShouldBeFalse();
        miss.Message.GetProperty("response_type").GetString().ShouldBe("ephemeral");
    }

    [Theory]
    [InlineData("restricted_action", "Slack did not post this to the channel (restricted_action).")]
    [InlineData("not_in_channel", "PaperBot is not in this channel. Type /invite @PaperBot, and press the button again.")]
    public async Task Why_a_reply_was_not_shared_is_said_privately(string error, string word)
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.FailNext("/respond/E1", 403, body: $$"""{"ok":false,"error":"{{error}}"}"""));

        var notice = await bot.Slack.PressAsync("share-en-0", "probe list");

        notice.Message.GetProperty("response_type").GetString().ShouldBe("ephemeral");
        notice.Replaces.ShouldBeFalse();
        notice.Text.ShouldBe(word);
    }

    [Fact]
    public async Task A_discussion_is_started_once_in_the_thread_of_the_message()
    {
        await using var bot = await SlackHost.StartAsync();

        var first = await bot.Slack.PressAsync("discuss-en-0", "probe one", "U7", ephemeral: false);
        var second = await bot.Slack.PressAsync("discuss-en-0", "probe one", "U8", ephemeral: false);

        var post = bot.Slack.Posts.Items.Single();
        post.Channel.ShouldBe("C1");
        post.Message.GetProperty("thread_ts").GetString().ShouldBe("1715000000.000100");
        post.Message.GetProperty("blocks")[0].GetRawText().ShouldContain("<@U7> wants to discuss this");
        post.Message.GetRawText().ShouldContain("First");
        (first.Text, second.Text).ShouldBe(("The discussion is in the message's thread.", "The discussion is already in the message's thread."));
        new[] { first, second }.ShouldAllBe(word => word.Message.GetProperty("response_type").GetString() == "ephemeral" && !word.Replaces);
    }

    [Fact]
    public async Task A_discussion_that_the_store_has_forgotten_is_not_posted_twice()
    {
        await using var bot = await SlackHost.StartAsync();
        await bot.Slack.PressAsync("discuss-en-0", "probe one", ephemeral: false);
        bot.States.Remove("slack-thread", "C1 1715000000.000100");
        bot.Time.Advance(TimeSpan.FromMinutes(1));

        await bot.Slack.PressAsync("discuss-en-0", "probe one", ephemeral: false);

        bot.Slack.Posts.Items.Count.ShouldBe(1);
        bot.Slack.CountCalls("chat.postMessage").ShouldBe(2);
    }

    [Fact]
    public async Task A_discussion_that_takes_long_to_post_keeps_nobody_from_discussing_another_message_and_starts_once()
    {
        var gate = new TaskCompletionSource();
        var slow = new Fault { Until = gate.Task };
        await using var bot = await SlackHost.StartAsync(slack => slack.Faults.Add("chat.postMessage", slow));

        var first = DiscussAsync("E101", "C1");
        await slow.Met.WithinLimitAsync();
        var again = DiscussAsync("E102", "C1");
        var other = await DiscussAsync("E103", "C2");
        gate.SetResult();

        new[] { await first, other }.ShouldAllBe(word => word.Text == "The discussion is in the message's thread.");
        (await again).Text.ShouldBe("The discussion is already in the message's thread.");
        bot.Slack.Posts.Items.Select(post => post.Channel).ShouldBe(["C2", "C1"]);

        async Task<SlackResponse> DiscussAsync(string id, string channel)
        {
            var payload = bot.Slack.PressPayload("discuss-en-0", "probe one", id, ephemeral: false);
            payload["channel"]!["id"] = channel;
            payload["container"]!["channel_id"] = channel;
            await bot.Slack.SendEnvelopeAsync("interactive", id, payload);
            return await bot.Slack.ResponseToAsync(id);
        }
    }

    [Fact]
    public async Task A_discussion_needs_the_bot_in_the_channel_and_can_be_started_when_it_is_there()
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.Channels["C1"] = new("out", IsMember: false));

        var refused = await bot.Slack.PressAsync("discuss-en-0", "probe one", ephemeral: false);
        bot.Slack.Workspace.Channels["C1"] = new("in");
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        var started = await bot.Slack.PressAsync("discuss-en-0", "probe one", ephemeral: false);

        refused.Text.ShouldBe("PaperBot is not in this channel. Type /invite @PaperBot, and press the button again.");
        started.Text.ShouldBe("The discussion is in the message's thread.");
        bot.Slack.Posts.Items.Count.ShouldBe(1);
    }
}
