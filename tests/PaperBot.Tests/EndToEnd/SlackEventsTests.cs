using System.Text.Json.Nodes;
using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.EndToEnd;

/// <summary>The whole bot and what happens in a workspace of Slack, apart from commands, links and the app's own page.</summary>
public sealed class SlackEventsTests
{
    [Fact]
    public async Task A_mention_in_a_thread_is_answered_there_with_the_entries()
    {
        await using var platforms = await SlackDigest.StartAsync();
        await using var bot = await RunningBot.StartAsync(platforms.Settings);

        await platforms.Slack.Events.SendAsync(platforms.Slack.Events.Message("app_mention", "<@UBOT> tag moe", threadTs: "1515449522.000016"));
        var answer = await platforms.Slack.Posts.FirstAsync(post => post.Channel == "C1");

        answer.Message.GetProperty("thread_ts").GetString().ShouldBe("1515449522.000016");
        answer.Message.GetRawText().ShouldContain("Sparse Things");
        SlackElements.Of(answer.Message).Select(SlackElements.LabelOf).ShouldNotContain("Share", "everybody sees it already");
    }

    [Fact]
    public async Task What_a_person_saved_is_not_shown_to_the_channel_of_a_mention()
    {
        await using var platforms = await SlackDigest.StartAsync();
        await using var bot = await RunningBot.StartAsync(platforms.Settings);

        await platforms.Slack.SendCommandAsync("save 2403.01234");
        await platforms.Slack.Events.SendAsync(platforms.Slack.Events.Message("app_mention", "<@UBOT> saved"));
        var list = await platforms.Slack.Workspace.Ephemerals.FirstAsync(_ => true);

        list.Message.GetRawText().ShouldContain("Sparse Things");
        platforms.Slack.Posts.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_papers_of_a_message_are_looked_up_for_the_person_alone()
    {
        await using var platforms = await SlackDigest.StartAsync();
        await using var bot = await RunningBot.StartAsync([.. platforms.Settings, "--Replies:Visibility=Shared"]);
        var events = platforms.Slack.Events;

        var found = await events.UseMessageShortcutAsync(new() { ["type"] = "message", ["text"] = $"Did you see <{SlackDigest.Known}v2|this>?", ["ts"] = "1.1" });
        var quoted = await events.UseMessageShortcutAsync(new()
        {
            ["type"] = "message",
            ["text"] = "",
            ["blocks"] = new JsonArray(new JsonObject { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = $"<{SlackDigest.Known}>" } }),
        });
        var attached = await events.UseMessageShortcutAsync(new()
        {
            ["type"] = "message",
            ["text"] = "look",
            ["attachments"] = new JsonArray(new JsonObject { ["title"] = "A paper", ["title_link"] = SlackDigest.Known }),
        });
        var nothing = await events.UseMessageShortcutAsync(new() { ["type"] = "message", ["text"] = ":tada:" });

        foreach (var answer in new[] { found, quoted, attached })
        {
            answer.Problems.ShouldBeEmpty();
            answer.IsShared.ShouldBeFalse();
            answer.Message.GetRawText().ShouldContain("Sparse Things");
        }

        nothing.Text.ShouldBe(Wording.NothingInMessage(Locale.English));
    }

    [Fact]
    public async Task A_modal_pages_a_list_to_its_end_and_opens_an_entry_without_sharing_anything()
    {
        await using var platforms = await SlackDigest.StartAsync();
        await using var bot = await RunningBot.StartAsync([.. platforms.Settings, "--Replies:PageSize=3"]);
        var (events, shown) = (platforms.Slack.Events, platforms.Slack.Workspace.Views.Shown);
        await events.UseShortcutAsync();

        var list = await events.SubmitAsync(await shown.FirstAsync(_ => true), "date 2024-03");
        await events.PressAsync(list, "Next ▶");
        var second = await shown.FirstAsync(view => view.Text.Contains("page 2 of 3"));
        await events.PressAsync(second, "Next ▶");
        var last = await shown.FirstAsync(view => view.Text.Contains("page 3 of 3"));
        await events.PressAsync(last, "Read");
        var entry = await shown.NthAsync(5, _ => true);

        entry.Text.ShouldContain("The 4th comment.");
        shown.Items.ShouldAllBe(view => view.Id == list.Id);
        shown.Items.SelectMany(view => SlackElements.Of(view.View)).Select(SlackElements.LabelOf).ShouldNotContain("Share");
    }
}
