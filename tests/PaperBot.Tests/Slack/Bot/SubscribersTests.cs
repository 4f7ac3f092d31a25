using PaperBot.Fakes.Slack;
using PaperBot.Slack.Bot.Rendering;

namespace PaperBot.Tests.Slack.Bot;

/// <summary>Who may subscribe a channel, and which channel it is.</summary>
public sealed class SubscribersTests
{
    [Theory]
    [InlineData("U1", null)]
    [InlineData("UGUEST", "Guests and people of other workspaces cannot subscribe a channel")]
    [InlineData("UONE", "Guests and people of other workspaces cannot subscribe a channel")]
    [InlineData("USTRANGER", "Guests and people of other workspaces cannot subscribe a channel")]
    [InlineData("UOTHER", "Guests and people of other workspaces cannot subscribe a channel")]
    [InlineData("ULEFT", "Guests and people of other workspaces cannot subscribe a channel")]
    public async Task Members_of_the_workspace_may_subscribe_a_channel_and_guests_may_not(string user, string? refusal)
    {
        await using var bot = await StartAsync();

        var response = await bot.Slack.SendCommandAsync("subscribe moe", user);

        response.Message.GetRawText().ShouldContain(refusal ?? $"Slack/C1 by {user}: moe");
    }

    [Fact]
    public async Task A_guest_may_subscribe_the_own_direct_message_with_the_bot()
    {
        await using var bot = await StartAsync();

        await bot.Slack.Events.SendAsync(bot.Slack.Events.Message("message", "subscribe moe", "DGUEST", user: "UGUEST"));

        (await bot.Slack.Posts.FirstAsync(_ => true)).Message.GetRawText().ShouldContain("Slack/DGUEST by UGUEST: moe");
    }

    [Fact]
    public async Task A_mention_a_button_and_a_view_are_sent_in_their_channel()
    {
        await using var bot = await StartAsync();

        await bot.Slack.Events.SendAsync(bot.Slack.Events.Message("app_mention", "<@UBOT> subscribe moe", "C7", threadTs: "1715000000.000100"));
        var button = await bot.Slack.PressAsync("answer-en-0", "subscribe llm");

        (await bot.Slack.Posts.FirstAsync(_ => true)).Message.GetRawText().ShouldContain("Slack/C7 by U1: moe");
        button.Message.GetRawText().ShouldContain("Slack/C1 by U1: llm");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Slack_is_asked_who_a_person_is_once_in_five_minutes_even_if_the_clock_is_set_back(int hours)
    {
        await using var bot = await StartAsync();
        await bot.Slack.SendCommandAsync("subscribe moe");
        var asked = bot.Slack.CountCalls("users.info");

        await bot.Slack.SendCommandAsync("subscribe llm");
        bot.Slack.CountCalls("users.info").ShouldBe(asked);
        bot.Slack.Workspace.People["U1"] = new() { IsRestricted = true };
        bot.Time.Skew = TimeSpan.FromHours(hours);
        bot.Time.Advance(TimeSpan.FromMinutes(5));

        (await bot.Slack.SendCommandAsync("subscribe rl")).Message.GetRawText().ShouldContain("cannot subscribe a channel");
    }

    [Fact]
    public async Task A_person_about_whom_Slack_does_not_answer_can_try_again()
    {
        await using var bot = await StartAsync();
        bot.Slack.Faults.Choose = request => request.Path.Value!.EndsWith("users.info", StringComparison.Ordinal) ? new() { Status = 503 } : null;
        (await bot.Slack.SendCommandAsync("subscribe moe")).Message.GetRawText().ShouldContain("Please try again in a minute.");
        bot.Slack.Faults.Choose = _ => null;

        (await bot.Slack.SendCommandAsync("subscribe moe")).Message.GetRawText().ShouldContain("Slack/C1 by U1: moe");
    }

    [Fact]
    public async Task A_list_of_subscribers_allows_only_these()
    {
        await using var bot = await StartAsync(("Slack:Subscribers:0", "UGUEST"));

        (await bot.Slack.SendCommandAsync("subscribe moe", "UGUEST")).Message.GetRawText().ShouldContain("Slack/C1 by UGUEST: moe");
        (await bot.Slack.SendCommandAsync("subscribe moe")).Message.GetRawText().ShouldContain("add you to Slack:Subscribers");
    }

    [Fact]
    public async Task A_list_can_add_people_to_the_members()
    {
        await using var bot = await StartAsync(("Slack:Subscribers:0", "Members"), ("Slack:Subscribers:1", "UGUEST"));

        (await bot.Slack.SendCommandAsync("subscribe moe", "UGUEST")).Message.GetRawText().ShouldContain("Slack/C1 by UGUEST: moe");
        (await bot.Slack.SendCommandAsync("subscribe moe")).Message.GetRawText().ShouldContain("Slack/C1 by U1: moe");
        (await bot.Slack.SendCommandAsync("subscribe moe", "UONE")).Message.GetRawText().ShouldContain("cannot subscribe a channel");
    }

    [Fact]
    public async Task The_command_without_an_argument_opens_a_form_and_what_is_filled_in_is_run_in_the_channel()
    {
        await using var bot = await StartAsync();
        var form = await OpenAsync(bot);

        var answer = await bot.Slack.Events.FillInAsync(form, new Dictionary<string, string[]>
        {
            ["filter"] = ["moe -survey"],
            ["schedule"] = ["weekly on friday"],
            ["time"] = ["10:00 Asia/Seoul"],
            ["options"] = ["weekdays", "max 10"],
        });

        answer.Problems.ShouldBeEmpty();
        answer.Message.GetRawText().ShouldContain("Slack/C1 by U1: moe -survey weekly on friday at 10:00 Asia/Seoul weekdays max 10");
        (await bot.Slack.Workspace.Views.Shown.NthAsync(2, _ => true)).View.GetProperty("private_metadata").GetString().ShouldBe("C1", "its buttons are for the channel too");
    }

    [Theory]
    [InlineData("en-US", "Subscribe this channel")]
    [InlineData("ko-KR", "이 채널에서 구독하기")]
    public async Task The_form_is_in_the_language_of_the_person_and_valid(string locale, string title)
    {
        await using var bot = await StartAsync();
        bot.Slack.Workspace.Locales["U9"] = locale;

        (await OpenAsync(bot, "U9")).View.GetProperty("title").GetProperty("text").GetString().ShouldBe(title);
    }

    [Fact]
    public async Task A_button_opens_the_form_too()
    {
        await using var bot = await StartAsync();
        await bot.Slack.SendEnvelopeAsync("interactive", "E-form", bot.Slack.PressPayload("answer-en-0", "subscribe", "E-form"));

        (await bot.Slack.Workspace.Views.Shown.FirstAsync(_ => true)).View.GetProperty("callback_id").GetString().ShouldBe(FormView.CallbackId);
    }

    [Fact]
    public async Task What_is_wrong_is_shown_at_its_field_and_the_form_stays_open()
    {
        await using var bot = await StartAsync();
        var form = await OpenAsync(bot, "U2");

        var wrongTime = await bot.Slack.Events.FillInAsync(form, new Dictionary<string, string[]> { ["filter"] = ["moe"], ["time"] = ["99:99"] });
        var guest = await bot.Slack.Events.FillInAsync(form, new Dictionary<string, string[]> { ["filter"] = ["moe"] }, "UGUEST");

        wrongTime.Problems.ShouldBeEmpty();
        wrongTime.Message.GetRawText().ShouldBe("""{"errors":{"time":"99:99 is no time <b>"},"response_action":"errors"}""");
        guest.Message.GetProperty("errors").GetProperty("filter").GetString()!.ShouldContain("cannot subscribe a channel");
        bot.Slack.Workspace.Views.Shown.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_form_whose_check_takes_long_is_acknowledged_in_time_and_shows_the_reply_afterwards()
    {
        await using var bot = await StartAsync();
        var form = await OpenAsync(bot);

        var filling = bot.Slack.Events.FillInAsync(form, new Dictionary<string, string[]> { ["filter"] = ["slow"] });
        await bot.PassAsync(TimeSpan.FromSeconds(1.5));
        (await filling).Message.GetRawText().ShouldContain("Looking it up…");
        bot.Form.Gate.SetResult();

        await bot.Slack.Workspace.Views.Shown.FirstAsync(view => view.Text.Contains("Slack/C1 by U1: slow", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_cannot_be_opened_leaves_the_usage_of_the_command()
    {
        await using var bot = await StartAsync();
        bot.Slack.RefuseNext("views.open", "expired_trigger_id");

        (await bot.Slack.SendCommandAsync("subscribe")).Text.ShouldBe("Slack/C1 by U1:");
    }

    private static async Task<SlackView> OpenAsync(SlackHost bot, string user = "U1")
    {
        await bot.Slack.SendEnvelopeAsync("slash_commands", "E-form", bot.Slack.CommandPayload(user == "U1" ? "구독" : " Subscribe ", "E-form", user), acceptsResponsePayload: true);
        return await bot.Slack.Workspace.Views.Shown.FirstAsync(_ => true);
    }

    private static Task<SlackHost> StartAsync(params (string Key, string Value)[] settings) => SlackHost.StartAsync(
        slack =>
        {
            slack.Workspace.People["UGUEST"] = new() { IsRestricted = true };
            slack.Workspace.People["UONE"] = new() { IsRestricted = true, IsUltraRestricted = true };
            slack.Workspace.People["USTRANGER"] = new() { IsStranger = true };
            slack.Workspace.People["UOTHER"] = new("T2");
            slack.Workspace.People["ULEFT"] = new() { IsDeleted = true };
        },
        settings: settings);
}
