using System.Text.Json;

namespace PaperBot.Tests.Slack.Bot;

/// <summary>Changing and deleting messages, and telling a person something.</summary>
public sealed class UpdateTests
{
    [Fact]
    public async Task An_updated_message_shows_the_new_text_and_keeps_its_key()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var sent = (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();

        (await bot.UpdateAsync(sent.MessageId, Samples.Reply(Samples.Card("Corrected")))).ShouldBe(sent);
        (await bot.UpdateAsync(sent.MessageId, Samples.Reply(Samples.Card("Corrected")))).ShouldBe(sent, "twice does no harm");

        var shown = bot.Slack.Workspace.History.Of("C123").ShouldHaveSingleItem();
        shown.Message.GetRawText().ShouldContain("Corrected");
        shown.Key.ShouldBe(Targets.Key.Value, "chat.update is sent the metadata again");
        (await bot.FindAsync()).ShouldBeOfType<FindOutcome.Found>().MessageIds.ShouldBe([sent.MessageId]);
    }

    [Fact]
    public async Task An_updated_card_stays_in_its_thread()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var root = (await bot.PostAsync(key: new("0000000000000000000r"))).ShouldBeOfType<PostOutcome.Sent>().MessageId;
        var card = (await bot.PostAsync(Targets.Card(root))).ShouldBeOfType<PostOutcome.Sent>().MessageId;

        await bot.UpdateAsync(card, Samples.Reply(Samples.Card("Corrected")), Targets.Card(root));

        (await bot.FindAsync(Targets.Card(root))).ShouldBeOfType<FindOutcome.Found>().MessageIds.ShouldBe([card]);
        bot.Slack.Posts.Items[^1].Message.TryGetProperty("reply_broadcast", out _).ShouldBeFalse("the channel does not see it");
    }

    [Fact]
    public async Task The_longest_update_is_accepted()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var sent = (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();

        (await bot.UpdateAsync(sent.MessageId, Samples.Reply(Samples.Worst("&<> ")) with { Notification = new('&', 9000) })).ShouldBe(sent);
    }

    [Theory]
    [InlineData("message_not_found", "a person deleted the message")]
    [InlineData("cant_update_message", "Slack does not let the app change this message any more")]
    [InlineData("edit_window_closed", "Slack does not let the app change this message any more")]
    [InlineData("msg_too_long", "the message is longer than Slack allows")]
    public async Task A_message_that_cannot_be_changed_is_rejected(string error, string reason)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.RefuseNext("chat.update", error));

        (await bot.UpdateAsync("1.000001", Samples.Reply(Samples.Card()))).ShouldBe(new PostOutcome.Rejected($"{error}: {reason}"));
    }

    [Fact]
    public async Task A_message_that_a_person_deleted_is_gone()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var sent = (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();
        bot.Slack.Workspace.History.Delete("C123", sent.MessageId);

        (await bot.UpdateAsync(sent.MessageId, Samples.Reply(Samples.Card()))).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("a person deleted the message");
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData(null, 30)]
    public async Task A_rate_limit_of_updates_concerns_all_channels_and_is_kept_without_asking_Slack_again(string? retryAfter, int seconds)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.FailNext("chat.update", 429, retryAfter));
        var sent = (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();

        for (var rest = seconds; rest > 0; rest--)
        {
            (await bot.UpdateAsync(sent.MessageId, Samples.Reply(Samples.Card()))).ShouldBeOfType<PostOutcome.NotSent>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(rest));
            bot.Time.Advance(TimeSpan.FromSeconds(1));
        }

        bot.Slack.CountCalls("chat.update").ShouldBe(0);
        (await bot.UpdateAsync(sent.MessageId, Samples.Reply(Samples.Card()))).ShouldBe(sent);
    }

    [Fact]
    public async Task A_workspace_without_the_newer_blocks_gets_the_update_without_them()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.Workspace.RefusedBlocks.Add("card"));
        var sent = (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();

        (await bot.UpdateAsync(sent.MessageId, Samples.Reply(Samples.Card("First"), Samples.Card("Second")))).ShouldBe(sent);
    }

    [Fact]
    public async Task A_deleted_message_is_gone_and_stays_so()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var sent = (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();

        (await DeleteAsync(bot, sent.MessageId)).ShouldBe(sent);
        (await DeleteAsync(bot, sent.MessageId)).ShouldBe(sent);

        bot.Slack.Workspace.History.Of("C123").ShouldBeEmpty();
        (await bot.FindAsync()).ShouldBeOfType<FindOutcome.NotThere>();
    }

    [Fact]
    public async Task A_message_that_must_not_be_deleted_is_rejected_with_what_to_do()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.RefuseNext("chat.delete", "cant_delete_message"));

        (await DeleteAsync(bot, "1.000001")).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("delete it by hand");
    }

    [Fact]
    public async Task A_person_is_told_something_once_in_a_direct_message()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.LoseNextResponse("chat.postMessage"));
        var reply = new Reply { Command = "post", Locale = Locale.English, Message = "Nothing is posted to #papers <!channel>." };

        (await bot.Platform.TellAsync("U7", reply, TestContext.Current.CancellationToken)).ShouldBeOfType<PostOutcome.Unknown>();

        var told = bot.Slack.Posts.Items.ShouldHaveSingleItem();
        told.Channel.ShouldBe("DU7");
        JsonSerializer.Serialize(told.Message).ShouldNotContain("metadata");
        told.Message.GetProperty("text").GetString().ShouldBe("Nothing is posted to #papers &lt;!channel&gt;.");
    }

    private static Task<PostOutcome> DeleteAsync(SlackHost bot, string messageId) => bot.Platform.DeleteAsync(Targets.Entry, messageId, TestContext.Current.CancellationToken);
}
