using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.EndToEnd;

/// <summary>The whole bot and the app's own page in Slack.</summary>
public sealed class SlackHomeTests
{
    [Fact]
    public async Task The_page_of_the_app_shows_the_newest_day_what_was_saved_the_subscriptions_and_how_to_use_it()
    {
        await using var platforms = await SlackDigest.StartAsync();
        platforms.Slack.Workspace.Channels["C999"] = new("secret-plans", IsPrivate: true);
        platforms.Slack.Workspace.Locales["UKO"] = "ko-KR";
        await using var bot = await RunningBot.StartAsync(
        [
            .. platforms.Settings, "--Subscriptions:2:Platform=Slack", "--Subscriptions:2:Channel=C999", "--Subscriptions:2:Filter=secret-tag",
        ]);
        var shown = platforms.Slack.Workspace.Views.Shown;
        await platforms.Slack.SendCommandAsync("save 2403.01234");
        await platforms.Slack.SendCommandAsync("subscribe rl daily at 08:30 Asia/Seoul");

        await platforms.Slack.Events.SendAsync(SlackEvents.HomeOpened());
        var home = await shown.FirstAsync(view => view.User == "U1");
        await platforms.Slack.Events.SendAsync(SlackEvents.HomeOpened("UKO"));
        var korean = await shown.FirstAsync(view => view.User == "UKO");

        foreach (var expected in new[] { "Nothing new today. The newest day: 2024-03-05", "Saved papers", "#papers", "all papers · each at once", "rl · daily 08:30 Asia/Seoul", "Examples to try:" })
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
        await using var platforms = await SlackDigest.StartAsync();
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
    public async Task The_page_is_published_again_when_it_has_changed_and_otherwise_once_a_minute()
    {
        await using var platforms = await SlackDigest.StartAsync();
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

        time.Move(TimeSpan.FromSeconds(61));
        await slack.Events.SendAsync(SlackEvents.HomeOpened());
        await slack.Workspace.Views.Shown.NthAsync(3, _ => true);

        slack.CountCalls("views.publish").ShouldBe(3, "at first, when something was saved, and after a minute");
        slack.Workspace.Views.Shown.Items[1].Text.ShouldContain("Saved papers");
    }

    [Fact]
    public async Task Opening_the_page_counts_as_two_commands()
    {
        await using var platforms = await SlackDigest.StartAsync();
        await using var bot = await RunningBot.StartAsync(platforms.Settings);
        for (var i = 1; i < Limits.PersonBurst - 1; i++)
        {
            await platforms.Slack.SendCommandAsync("latest");
        }

        await platforms.Slack.Events.SendAsync(SlackEvents.HomeOpened());
        var home = await platforms.Slack.Workspace.Views.Shown.FirstAsync(_ => true);

        home.Text.ShouldNotContain(Wording.TooMany(Locale.English));
        home.Text.ShouldContain("Sparse Things");
    }
}
