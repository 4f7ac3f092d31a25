using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.EndToEnd;

/// <summary>The whole bot and links to papers in a workspace of Slack.</summary>
public sealed class SlackLinksTests
{
    [Theory]
    [InlineData(true, "https")]
    [InlineData(false, "https")]
    [InlineData(true, "http")]
    public async Task A_link_to_a_known_paper_gets_its_note(bool withId, string scheme)
    {
        await using var platforms = await SlackDigest.StartAsync();
        await using var bot = await RunningBot.StartAsync(platforms.Settings);

        var link = $"{scheme}://arxiv.org/abs/2403.01234v3";
        await platforms.Slack.Events.SendAsync(platforms.Slack.Events.LinksShared([link, "https://arxiv.org/abs/2403.09999"], withId: withId));
        var unfurl = await platforms.Slack.Workspace.Links.Unfurls.FirstAsync(_ => true);

        var only = unfurl.GetProperty("unfurls").EnumerateObject().ShouldHaveSingleItem();
        only.Name.ShouldBe(link);
        only.Value.GetRawText().ShouldContain("A comment on sparse things.");
        SlackElements.Of(only.Value).Select(SlackElements.LabelOf).ShouldBe(["Read"]);
    }

    [Fact]
    public async Task Unknown_papers_other_links_and_many_links_get_none_and_neither_does_a_link_that_was_just_there()
    {
        await using var platforms = await SlackDigest.StartAsync();
        var time = new MovedTime();
        await using var bot = await RunningBot.StartAsync(platforms.Settings, time);
        var unfurls = platforms.Slack.Workspace.Links.Unfurls;

        await ShareAsync("https://arxiv.org/abs/2403.09999");
        await platforms.Slack.Events.SendAsync(platforms.Slack.Events.LinksShared([SlackDigest.Known], "COMPOSER", "composer"));
        await ShareAsync("https://arxiv.org@evil.example/abs/2403.01234");
        await ShareAsync("https://arxiv.org.evil.example/abs/2403.01234");
        await ShareAsync("https://arxiv.org:444/abs/2403.01234");
        await ShareAsync(SlackDigest.Known, "https://arxiv.org/abs/2403.09998", "https://arxiv.org/abs/2403.09999");
        await ShareAsync(SlackDigest.Known);
        await unfurls.FirstAsync(_ => true);
        await ShareAsync($"{SlackDigest.Known}v2");
        time.Move(TimeSpan.FromMinutes(29));
        await ShareAsync(SlackDigest.Known);
        unfurls.Items.Count.ShouldBe(1);
        time.Move(TimeSpan.FromMinutes(1));
        await ShareAsync(SlackDigest.Known);

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
        await using var platforms = await SlackDigest.StartAsync();
        await using (var bot = await RunningBot.StartAsync(platforms.Settings))
        {
            await platforms.Slack.Events.SendAsync(platforms.Slack.Events.LinksShared([SlackDigest.Known]));
            await platforms.Slack.Workspace.Links.Unfurls.FirstAsync(_ => true);
        }

        await using var next = await RunningBot.StartAsync(platforms.Settings);
        await platforms.Slack.Events.SendAsync(platforms.Slack.Events.LinksShared([SlackDigest.Known]));
        await platforms.Slack.Events.SendAsync(platforms.Slack.Events.LinksShared([SlackDigest.Known], "C2"));
        await platforms.Slack.Workspace.Links.Unfurls.NthAsync(2, _ => true);

        platforms.Slack.Workspace.Links.Unfurls.Items.Count.ShouldBe(2);
        platforms.Slack.Workspace.Links.Unfurls.Items[1].GetProperty("unfurl_id").GetString().ShouldStartWith("C2.");
    }

    [Fact]
    public async Task A_link_whose_note_Slack_refused_gets_it_when_it_is_there_again()
    {
        await using var platforms = await SlackDigest.StartAsync();
        await using var bot = await RunningBot.StartAsync(platforms.Settings);
        platforms.Slack.RefuseNext("chat.unfurl", "cannot_unfurl_url");

        await platforms.Slack.Events.SendAsync(platforms.Slack.Events.LinksShared([SlackDigest.Known]));
        await bot.Log.Lines.FirstAsync(line => line.Text.Contains("A note is not shown below its link in Slack: cannot_unfurl_url"));
        await platforms.Slack.Events.SendAsync(platforms.Slack.Events.LinksShared([SlackDigest.Known]));

        await platforms.Slack.Workspace.Links.Unfurls.FirstAsync(_ => true);
    }
}
