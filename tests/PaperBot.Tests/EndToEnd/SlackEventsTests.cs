using System.Text.Json.Nodes;
using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.EndToEnd;

/// <summary>The whole bot and what happens in a workspace of Slack, apart from commands.</summary>
public sealed class SlackEventsTests
{
    private const string Known = "https://arxiv.org/abs/2403.01234";
    private const string Title = "Sparse Things: Experts for <!channel>";

    [Fact]
    public async Task A_mention_in_a_thread_is_answered_there_with_the_entries()
    {
        await using var platforms = await StartAsync();
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
        await using var platforms = await StartAsync();
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
        await using var platforms = await StartAsync();
        await using var bot = await RunningBot.StartAsync([.. platforms.Settings, "--Replies:Visibility=Shared"]);
        var events = platforms.Slack.Events;

        var found = await events.UseMessageShortcutAsync(new() { ["type"] = "message", ["text"] = $"Did you see <{Known}v2|this>?", ["ts"] = "1.1" });
        var quoted = await events.UseMessageShortcutAsync(new()
        {
            ["type"] = "message",
            ["text"] = "",
            ["blocks"] = new JsonArray(new JsonObject { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = $"<{Known}>" } }),
        });
        var attached = await events.UseMessageShortcutAsync(new()
        {
            ["type"] = "message",
            ["text"] = "look",
            ["attachments"] = new JsonArray(new JsonObject { ["title"] = "A paper", ["title_link"] = Known }),
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
        await using var platforms = await StartAsync();
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

    [Fact]
    public async Task The_page_of_the_app_shows_the_newest_day_what_was_saved_the_subscriptions_and_how_to_use_it()
    {
        await using var platforms = await StartAsync();
        platforms.Slack.Workspace.Channels["C999"] = new("secret-plans", IsPrivate: true);
        platforms.Slack.Workspace.Locales["UKO"] = "ko-KR";
        await using var bot = await RunningBot.StartAsync(
        [
            .. platforms.Settings, "--Subscriptions:2:Platform=Slack", "--Subscriptions:2:Channel=C999", "--Subscriptions:2:Filter=secret-tag",
        ]);
        var shown = platforms.Slack.Workspace.Views.Shown;
        await platforms.Slack.SendCommandAsync("save 2403.01234");

        await platforms.Slack.Events.SendAsync(SlackEvents.HomeOpened());
        var home = await shown.FirstAsync(view => view.User == "U1");
        await platforms.Slack.Events.SendAsync(SlackEvents.HomeOpened("UKO"));
        var korean = await shown.FirstAsync(view => view.User == "UKO");

        foreach (var expected in new[] { "Nothing new today. The newest day: 2024-03-05", "Your saved papers", "#papers", "all papers · each at once", "Examples to try:" })
        {
            home.Text.ShouldContain(expected);
        }

        home.Text.ShouldNotContain("secret");
        korean.Text.ShouldContain("오늘은 새 논문이 없습니다.");
        korean.Text.ShouldContain(Wording.SavedNothing(Locale.Korean));
    }

    [Fact]
    public async Task A_button_of_the_page_opens_a_modal_with_the_answer_in_which_one_can_go_on()
    {
        await using var platforms = await StartAsync();
        await using var bot = await RunningBot.StartAsync([.. platforms.Settings, "--Slack:Channels:0=DU1"]);
        var shown = platforms.Slack.Workspace.Views.Shown;
        await platforms.Slack.Events.SendAsync(SlackEvents.HomeOpened());
        var home = await shown.FirstAsync(_ => true);

        await platforms.Slack.Events.PressAsync(home, "Read");
        var modal = await shown.NthAsync(2, _ => true);
        await platforms.Slack.Events.PressAsync(modal, "Related");
        var related = await shown.NthAsync(3, _ => true);

        modal.Text.ShouldContain("A comment on sparse things.");
        (related.Id, related.User).ShouldBe((modal.Id, null));
    }

    [Fact]
    public async Task The_page_is_published_again_when_it_has_changed()
    {
        await using var platforms = await StartAsync();
        var time = new MovedTime();
        await using var bot = await RunningBot.StartAsync(platforms.Settings, time);
        var slack = platforms.Slack;

        await slack.Events.SendAsync(SlackEvents.HomeOpened());
        await slack.Workspace.Views.Shown.NthAsync(1, _ => true);
        time.Move(TimeSpan.FromSeconds(10));
        await slack.Events.SendAsync(SlackEvents.HomeOpened());
        await slack.Events.SendAsync(SlackEvents.HomeOpened(tab: "messages"));
        await slack.SendCommandAsync("save 2403.01234");
        time.Move(TimeSpan.FromSeconds(10));
        await slack.Events.SendAsync(SlackEvents.HomeOpened());
        await slack.Workspace.Views.Shown.NthAsync(2, view => view.User == "U1");

        slack.CountCalls("views.publish").ShouldBe(2, "at first, and when something was saved");
        slack.Workspace.Views.Shown.Items[1].Text.ShouldContain("Your saved papers");
    }

    [Theory]
    [InlineData(true, "conversations_history", "C1")]
    [InlineData(false, "conversations_history", "C1")]
    [InlineData(true, "composer", "COMPOSER")]
    public async Task A_link_to_a_known_paper_gets_its_note(bool withId, string source, string channel)
    {
        await using var platforms = await StartAsync();
        await using var bot = await RunningBot.StartAsync(platforms.Settings);

        await platforms.Slack.Events.SendAsync(platforms.Slack.Events.LinksShared([$"{Known}v3", "https://arxiv.org/abs/2403.09999"], channel, source, withId));
        var unfurl = await platforms.Slack.Workspace.Links.Unfurls.FirstAsync(_ => true);

        var only = unfurl.GetProperty("unfurls").EnumerateObject().ShouldHaveSingleItem();
        only.Name.ShouldBe($"{Known}v3");
        only.Value.GetRawText().ShouldContain("A comment on sparse things.");
        SlackElements.Of(only.Value).Select(SlackElements.LabelOf).ShouldBe(["Read"]);
    }

    [Fact]
    public async Task Unknown_papers_other_links_and_many_links_get_none_and_neither_does_a_link_that_was_just_there()
    {
        await using var platforms = await StartAsync();
        var time = new MovedTime();
        await using var bot = await RunningBot.StartAsync(platforms.Settings, time);
        var unfurls = platforms.Slack.Workspace.Links.Unfurls;

        await ShareAsync("https://arxiv.org/abs/2403.09999");
        await ShareAsync("http://arxiv.org/abs/2403.01234");
        await ShareAsync("https://arxiv.org@evil.example/abs/2403.01234");
        await ShareAsync("https://arxiv.org.evil.example/abs/2403.01234");
        await ShareAsync("https://arxiv.org:444/abs/2403.01234");
        await ShareAsync(Known, "https://arxiv.org/abs/2403.09998", "https://arxiv.org/abs/2403.09999");
        await ShareAsync(Known);
        await unfurls.FirstAsync(_ => true);
        await ShareAsync($"{Known}v2");
        time.Move(TimeSpan.FromMinutes(29));
        await ShareAsync(Known);
        unfurls.Items.Count.ShouldBe(1);
        time.Move(TimeSpan.FromMinutes(1));
        await ShareAsync(Known);

        await unfurls.NthAsync(2, _ => true);

        async Task ShareAsync(params string[] links)
        {
            await platforms.Slack.Events.SendAsync(platforms.Slack.Events.LinksShared(links));
            await platforms.Slack.SendCommandAsync("latest"); // Of the same person, so that it waits for the look-up.
        }
    }

    [Fact]
    public async Task A_link_that_a_channel_has_just_seen_gets_no_note_after_a_restart_either()
    {
        await using var platforms = await StartAsync();
        await using (var bot = await RunningBot.StartAsync(platforms.Settings))
        {
            await platforms.Slack.Events.SendAsync(platforms.Slack.Events.LinksShared([Known]));
            await platforms.Slack.Workspace.Links.Unfurls.FirstAsync(_ => true);
        }

        await using var next = await RunningBot.StartAsync(platforms.Settings);
        await platforms.Slack.Events.SendAsync(platforms.Slack.Events.LinksShared([Known]));
        await platforms.Slack.Events.SendAsync(platforms.Slack.Events.LinksShared([Known], "C2"));
        await platforms.Slack.Workspace.Links.Unfurls.NthAsync(2, _ => true);

        platforms.Slack.Workspace.Links.Unfurls.Items.Count.ShouldBe(2);
        platforms.Slack.Workspace.Links.Unfurls.Items[1].GetProperty("unfurl_id").GetString().ShouldStartWith("C2.");
    }

    private static async Task<TestPlatforms> StartAsync()
    {
        var platforms = await TestPlatforms.StartAsync();
        platforms.AddDigest("240305 Sparse Things.md", Note(Known, Title, "A comment on sparse things."));
        for (var i = 1; i <= 6; i++)
        {
            platforms.AddDigest($"24030{(i % 4) + 1} Note {i}.md", Note($"https://arxiv.org/abs/2402.0000{i}", $"Note Number {i}", $"The {i}th comment."));
        }

        return platforms;
    }

    private static string Note(string link, string title, string comment) =>
        $"{link}\n\n*{title}* (Ada Kim, Ben Park)\n\n> An abstract about routing.\n\n{comment}\n\n#moe #llm\n";

    /// <summary>The system's clock, moved forward.</summary>
    private sealed class MovedTime : TimeProvider
    {
        private long _ticks;

        public void Move(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ticks));
    }
}
