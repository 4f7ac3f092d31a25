using System.Text.Json.Nodes;
using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.Slack.Bot;

public sealed class ViewHandlerTests
{
    [Theory]
    [InlineData("U1", "Look up papers")]
    [InlineData("UKO", "논문 찾기")]
    public async Task The_global_shortcut_opens_a_modal_in_the_language_of_the_person(string user, string title)
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.Locales["UKO"] = "ko-KR");

        await bot.Slack.Events.UseShortcutAsync(user: user);
        var modal = await Shown(bot).FirstAsync(_ => true);

        modal.View.GetProperty("title").GetProperty("text").GetString().ShouldBe(title);
        modal.View.GetProperty("blocks").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_typed_is_answered_in_the_modal_where_one_can_ask_again()
    {
        await using var bot = await SlackHost.StartAsync();
        await bot.Slack.Events.UseShortcutAsync();
        var modal = await Shown(bot).FirstAsync(_ => true);

        var answer = await bot.Slack.Events.SubmitAsync(modal, "probe moe");
        var second = await bot.Slack.Events.SubmitAsync(answer, " probe llm ");

        answer.Text.ShouldContain("moe in English");
        second.Text.ShouldContain("llm in English");
        second.Text.ShouldNotContain("moe in English");
        bot.Slack.CountCalls("views.update").ShouldBe(0);
    }

    [Fact]
    public async Task A_slow_command_is_acknowledged_in_time_and_its_reply_shown_afterwards()
    {
        await using var bot = await SlackHost.StartAsync();
        await bot.Slack.Events.UseShortcutAsync();
        var modal = await Shown(bot).FirstAsync(_ => true);

        var submitting = bot.Slack.Events.SubmitAsync(modal, "탐침 slow");
        await bot.Probe.Calls.FirstAsync(call => call.Argument == "slow");
        await bot.PassAsync(TimeSpan.FromSeconds(1.5));
        (await submitting).Text.ShouldContain("찾고 있습니다…");
        bot.Probe.Gate.SetResult();

        (await Shown(bot).FirstAsync(view => view.Text.Contains("slow in Korean"))).Id.ShouldBe(modal.Id);
    }

    [Fact]
    public async Task A_button_in_the_modal_shows_its_reply_there_unless_the_person_has_gone_on()
    {
        await using var bot = await SlackHost.StartAsync();
        await bot.Slack.Events.UseShortcutAsync();
        var answer = await bot.Slack.Events.SubmitAsync(await Shown(bot).FirstAsync(_ => true), "probe moe");

        await bot.Slack.Events.PressAsync(answer, "Next");
        var next = await Shown(bot).FirstAsync(view => view.Text.Contains("next in English"));
        await bot.Slack.Events.PressAsync(answer, "Again");
        await bot.Slack.Calls.NthAsync(2, call => call.Method == "views.update");
        await bot.Slack.Events.PressAsync(next, "Again");
        await bot.Slack.Calls.NthAsync(3, call => call.Method == "views.update");

        (await Shown(bot).FirstAsync(view => view.Text.Contains("again in English"))).Id.ShouldBe(answer.Id);
        Shown(bot).Items.Count(view => view.Text.Contains("again in English")).ShouldBe(1, "the first was pressed in a view that had been replaced");
        bot.Logs.Lines.Items.ShouldAllBe(line => !line.Text.Contains("A modal in Slack does not show"));
    }

    [Fact]
    public async Task Where_only_some_channels_are_served_the_shortcut_says_so_and_the_page_is_not_shown()
    {
        await using var bot = await SlackHost.StartAsync(settings: ("Slack:Channels:0", "C1"));

        await bot.Slack.Events.SendAsync(SlackEvents.HomeOpened());
        await bot.Slack.Events.UseShortcutAsync();
        var modal = await Shown(bot).FirstAsync(_ => true);
        await bot.Slack.SendCommandAsync("probe last");

        modal.Text.ShouldContain("PaperBot answers only in some channels here.");
        Shown(bot).Items.Count.ShouldBe(1);
        bot.Slack.CountCalls("views.publish").ShouldBe(0);
    }

    [Fact]
    public async Task A_modal_that_cannot_be_opened_is_logged()
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.RefuseNext("views.open", "expired_trigger_id"));

        await bot.Slack.Events.UseShortcutAsync();

        await bot.Logs.Lines.FirstAsync(line => line.Text.Contains("A modal in Slack does not show a reply: expired_trigger_id"));
    }

    [Fact]
    public async Task Views_and_shortcuts_of_others_are_acknowledged_and_ignored()
    {
        await using var bot = await SlackHost.StartAsync();
        await bot.Slack.Events.UseShortcutAsync();
        var modal = await Shown(bot).FirstAsync(_ => true);
        var other = bot.Slack.PressPayload("answer-0", "probe moe", "E90");
        other["type"] = "view_submission";
        other["view"] = new JsonObject { ["id"] = modal.Id, ["callback_id"] = "another" };

        await bot.Slack.SendEnvelopeAsync("interactive", "E90", other, acceptsResponsePayload: true);
        (await bot.Slack.Acks.FirstAsync(ack => ack.EnvelopeId == "E90")).HasPayload.ShouldBeFalse();
        await bot.Slack.Events.UseShortcutAsync("another");
        await bot.Slack.SendCommandAsync("probe last");

        Shown(bot).Items.Count.ShouldBe(1);
        bot.Probe.Calls.Items.Count.ShouldBe(1);
    }

    private static SignalLog<SlackView> Shown(SlackHost bot) => bot.Slack.Workspace.Views.Shown;
}
