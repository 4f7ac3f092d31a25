namespace PaperBot.Tests.Slack.Bot;

public sealed class UserLocalesTests
{
    private const string Method = "users.info";

    [Theory]
    [InlineData("U1", "probe moe", Locale.English)]
    [InlineData("UKO", "probe moe", Locale.Korean)]
    [InlineData("U1", "탐침 moe", Locale.Korean)]
    [InlineData("U1", "probe 언어모델", Locale.Korean)]
    public async Task A_reply_is_in_the_language_of_the_line_or_of_the_user(string user, string line, Locale expected)
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.Locales["UKO"] = "ko-KR");

        await bot.Slack.SendCommandAsync(line, user);
        await bot.Slack.SendCommandAsync(line, user);

        Locales(bot).ShouldBe([expected, expected]);
        bot.Slack.CountCalls(Method).ShouldBeLessThanOrEqualTo(1, "it is looked up once");
    }

    [Fact]
    public async Task A_slow_look_up_does_not_delay_the_reply_and_serves_the_next_one()
    {
        var gate = new TaskCompletionSource();
        await using var bot = await SlackHost.StartAsync(slack =>
        {
            slack.Workspace.Locales["UKO"] = "ko-KR";
            slack.Faults.Add(Method, new Fault { Until = gate.Task });
        });

        var first = bot.Slack.SendCommandAsync("probe moe", "UKO");
        await bot.PassAsync(TimeSpan.FromSeconds(0.5));
        (await first).Text.ShouldBe("moe in English");
        gate.SetResult();
        await bot.Slack.Calls.FirstAsync(call => call.Method == Method);

        (await bot.Slack.SendCommandAsync("probe moe", "UKO")).Text.ShouldBe("moe in Korean");
    }

    [Fact]
    public async Task A_language_is_looked_up_again_after_a_day()
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.Locales["U1"] = "ko-KR");

        await bot.Slack.SendCommandAsync("probe moe");
        bot.Slack.Workspace.Locales["U1"] = "en-US";
        bot.Time.Advance(TimeSpan.FromHours(23));
        await bot.Slack.SendCommandAsync("probe moe");
        bot.Time.Advance(TimeSpan.FromHours(1));
        await bot.Slack.SendCommandAsync("probe moe");

        Locales(bot).ShouldBe([Locale.Korean, Locale.Korean, Locale.English]);
    }

    [Fact]
    public async Task After_a_rate_limit_no_language_is_looked_up_before_Slack_allows_it()
    {
        await using var bot = await SlackHost.StartAsync(slack =>
        {
            slack.Workspace.Locales["U1"] = "ko-KR";
            slack.FailNext(Method, 429, retryAfter: "60");
        });

        await bot.Slack.SendCommandAsync("probe moe", "U1");
        await bot.Slack.SendCommandAsync("probe moe", "U1");
        await bot.Slack.SendCommandAsync("probe moe", "U2");
        bot.Slack.CountCalls(Method).ShouldBe(0);
        bot.Time.Advance(TimeSpan.FromSeconds(60));
        await bot.Slack.SendCommandAsync("probe moe", "U1");

        Locales(bot).ShouldBe([Locale.English, Locale.English, Locale.English, Locale.Korean]);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(200, """{"ok":false,"error":"fatal_error"}""")]
    [InlineData(200, """{"ok":false,"error":"org_user_not_in_team"}""")]
    [InlineData(200, """{"ok":false,"error":"access_denied"}""")]
    [InlineData(200, """{"ok":false,"error":"no_permission"}""")]
    public async Task A_failure_for_one_user_concerns_nobody_else_and_is_over_soon(int status, string body)
    {
        await using var bot = await SlackHost.StartAsync(slack =>
        {
            slack.Workspace.Locales["U1"] = slack.Workspace.Locales["U2"] = "ko-KR";
            slack.FailNext(Method, status, body: body);
        });

        await bot.Slack.SendCommandAsync("probe moe", "U1");
        await bot.Slack.SendCommandAsync("probe moe", "U2");
        await bot.Slack.SendCommandAsync("probe moe", "U1");
        bot.Time.Advance(TimeSpan.FromSeconds(30));
        await bot.Slack.SendCommandAsync("probe moe", "U1");

        Locales(bot).ShouldBe([Locale.English, Locale.Korean, Locale.English, Locale.Korean]);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_language_that_was_found_is_used_as_long_as_no_newer_one_can_be(int status)
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.Locales["U1"] = "ko-KR");
        await bot.Slack.SendCommandAsync("probe moe", "U1");
        bot.Slack.FailNext(Method, status, retryAfter: "3600");
        bot.Time.Advance(TimeSpan.FromDays(2));

        await bot.Slack.SendCommandAsync("probe moe", "U1");
        await bot.Slack.SendCommandAsync("probe moe", "U1");

        Locales(bot).ShouldBe([Locale.Korean, Locale.Korean, Locale.Korean]);
        bot.Slack.CountCalls(Method).ShouldBe(1);
    }

    [Fact]
    public async Task A_user_who_is_not_found_does_not_prevent_the_look_up_of_others()
    {
        await using var bot = await SlackHost.StartAsync(slack =>
        {
            slack.Workspace.Locales["U1"] = "ko-KR";
            slack.RefuseNext(Method, "user_not_found");
        });

        await bot.Slack.SendCommandAsync("probe moe", "U2");
        await bot.Slack.SendCommandAsync("probe moe", "U1");
        await bot.Slack.SendCommandAsync("probe moe", "U2");

        Locales(bot).ShouldBe([Locale.English, Locale.Korean, Locale.English]);
        bot.Slack.CountCalls(Method).ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_scope_replies_are_in_English_and_nothing_is_looked_up_again()
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.Scopes.Remove("users:read"));

        await bot.Slack.SendCommandAsync("probe moe", "U1");
        (await bot.Slack.SendCommandAsync("probe moe", "U2")).Text.ShouldBe("moe in English");

        bot.Slack.CountCalls(Method).ShouldBe(1);
        await bot.Logs.Lines.FirstAsync(line => line.Text.Contains("users:read"));
    }

    private static IEnumerable<Locale> Locales(SlackHost bot) => bot.Probe.Calls.Items.Select(call => call.Locale);
}
