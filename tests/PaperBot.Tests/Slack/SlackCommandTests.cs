using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PaperBot.Fakes;
using PaperBot.Replies;
using static System.StringComparison;

namespace PaperBot.Tests.Slack;

public sealed class SlackCommandTests
{
    [Fact]
    public async Task A_command_is_answered_in_its_acknowledgement()
    {
        await using var bot = await SlackHost.StartAsync();

        var answer = await bot.Slack.SendCommandAsync("probe moe");

        answer.ByAck.ShouldBeTrue();
        answer.Problems.ShouldBeEmpty();
        answer.Message.GetProperty("response_type").GetString().ShouldBe("ephemeral");
        answer.Message.GetProperty("text").GetString().ShouldBe("moe in English");
        bot.Slack.Acks.Items.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("slow")]
    [InlineData("busy")]
    public async Task A_slow_command_is_acknowledged_in_time_and_answered_by_its_response_url_without_a_token(string argument)
    {
        await using var bot = await SlackHost.StartAsync();

        var answering = bot.Slack.SendCommandAsync($"탐침 {argument}"); // In Hangul, so that no language is looked up before.
        await bot.Probe.Calls.FirstAsync(call => call.Argument == argument);
        await bot.Time.Waits.FirstAsync(wait => wait == TimeSpan.FromSeconds(1.5));
        bot.Time.Advance(TimeSpan.FromSeconds(1.5));
        (await bot.Slack.Acks.FirstAsync(_ => true)).HasPayload.ShouldBeFalse();
        bot.Probe.Gate.SetResult();

        var answer = await answering;
        answer.ByAck.ShouldBeFalse();
        answer.Authorization.ShouldBeEmpty();
        answer.Message.GetProperty("text").GetString().ShouldBe($"{argument} in Korean");
        bot.Slack.Acks.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_command_whose_acknowledgement_takes_no_answer_is_acknowledged_before_it_runs()
    {
        await using var bot = await SlackHost.StartAsync();

        await bot.Slack.SendEnvelopeAsync("slash_commands", "E9", bot.Slack.CommandPayload("probe slow", "E9"));
        (await bot.Slack.Acks.FirstAsync(ack => ack.EnvelopeId == "E9")).HasPayload.ShouldBeFalse();
        bot.Probe.Gate.SetResult();

        (await bot.Slack.AnswerToAsync("E9")).ByAck.ShouldBeFalse();
    }

    [Fact]
    public async Task A_pressed_button_is_acknowledged_before_its_command_runs_and_says_where_the_answer_goes()
    {
        await using var bot = await SlackHost.StartAsync();
        var message = (await bot.Slack.SendCommandAsync("probe moe")).Message;

        var page = await bot.Slack.PressAsync(message, "Next");
        var again = await bot.Slack.PressAsync(message, "Again");
        await bot.Slack.SendEnvelopeAsync("interactive", "E9", bot.Slack.PressPayload("answer-0", "probe slow", "E9"));
        await bot.Slack.Acks.FirstAsync(ack => ack.EnvelopeId == "E9");
        bot.Probe.Gate.SetResult();

        page.Message.GetProperty("replace_original").GetBoolean().ShouldBeTrue();
        page.Message.GetProperty("text").GetString().ShouldBe("next in English");
        again.Message.GetProperty("replace_original").GetBoolean().ShouldBeFalse();
        again.Message.GetProperty("response_type").GetString().ShouldBe("ephemeral");
        (await bot.Slack.AnswerToAsync("E9")).Problems.ShouldBeEmpty();
        bot.Slack.Acks.Items.ShouldAllBe(ack => ack.EnvelopeId == "E1" || !ack.HasPayload);
    }

    [Fact]
    public async Task Paging_a_message_that_everybody_sees_leaves_it_standing_and_answers_privately()
    {
        await using var bot = await SlackHost.StartAsync();
        var shared = (await bot.Slack.SendCommandAsync("probe shared")).Message;

        var page = (await bot.Slack.PressAsync(shared, "Next")).Message;
        var unsaid = bot.Slack.PressPayload("replace-0", "probe next", "E9");
        unsaid.Remove("container");
        await bot.Slack.SendEnvelopeAsync("interactive", "E9", unsaid);

        shared.GetProperty("response_type").GetString().ShouldBe("in_channel");
        foreach (var answer in new[] { page, (await bot.Slack.AnswerToAsync("E9")).Message })
        {
            answer.GetProperty("replace_original").GetBoolean().ShouldBeFalse();
            answer.GetProperty("response_type").GetString().ShouldBe("ephemeral");
            answer.GetProperty("text").GetString().ShouldBe("next in English");
        }
    }

    [Fact]
    public async Task An_envelope_that_comes_twice_is_acknowledged_twice_and_handled_once()
    {
        await using var bot = await SlackHost.StartAsync();
        var payload = bot.Slack.CommandPayload("probe moe", "E9");

        await bot.Slack.SendEnvelopeAsync("slash_commands", "E9", payload, acceptsResponsePayload: true);
        await bot.Slack.AnswerToAsync("E9");
        await bot.Slack.SendEnvelopeAsync("slash_commands", "E9", payload.DeepClone().AsObject(), acceptsResponsePayload: true);
        var second = await bot.Slack.Acks.NthAsync(2, ack => ack.EnvelopeId == "E9");
        await bot.Slack.SendCommandAsync("probe last");

        second.HasPayload.ShouldBeFalse();
        bot.Probe.Calls.Items.Select(call => call.Argument).ShouldBe(["moe", "last"]);
        bot.Slack.Answers.Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_command_that_fails_is_logged_and_answered_politely_and_privately()
    {
        await using var bot = await SlackHost.StartAsync();

        var answer = await bot.Slack.SendCommandAsync("probe fail");

        answer.Message.GetProperty("response_type").GetString().ShouldBe("ephemeral");
        answer.Message.GetProperty("text").GetString().ShouldBe(Wording.SomethingWentWrong(Locale.English));
        answer.Message.GetRawText().ShouldNotContain("bug");
        await bot.Logs.Lines.FirstAsync(line => line.Level == LogLevel.Error && line.Text.StartsWith("A command failed.", Ordinal) && line.Text.Contains("A bug."));
        var pressed = await bot.Slack.PressAsync("replace-0", "probe fail");
        pressed.Message.GetProperty("replace_original").GetBoolean().ShouldBeFalse("the page from which it was pressed stays");
    }

    [Fact]
    public async Task What_PaperBot_does_not_know_is_acknowledged_and_left_alone()
    {
        await using var bot = await SlackHost.StartAsync();
        var viewSubmission = new JsonObject { ["type"] = "view_submission", ["user"] = new JsonObject { ["id"] = "U1" } };

        await bot.Slack.SendEnvelopeAsync("events_api", "E7", new JsonObject { ["event"] = new JsonObject { ["type"] = "app_mention" } });
        await bot.Slack.SendEnvelopeAsync("interactive", "E8", viewSubmission);
        await bot.Slack.SendEnvelopeAsync("slash_commands", "E9", new JsonObject { ["text"] = new JsonArray() });
        foreach (var id in new[] { "E7", "E8", "E9" })
        {
            (await bot.Slack.Acks.FirstAsync(ack => ack.EnvelopeId == id)).HasPayload.ShouldBeFalse();
        }

        (await bot.Slack.SendCommandAsync("probe moe")).ByAck.ShouldBeTrue();
        bot.Slack.Answers.Items.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("U1", "probe moe", Locale.English)]
    [InlineData("UKO", "probe moe", Locale.Korean)]
    [InlineData("U1", "탐침 moe", Locale.Korean)]
    [InlineData("U1", "probe 언어모델", Locale.Korean)]
    public async Task The_answer_is_in_the_language_of_the_line_or_of_the_user(string user, string line, Locale expected)
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.Locales["UKO"] = "ko-KR");

        await bot.Slack.SendCommandAsync(line, user);
        await bot.Slack.SendCommandAsync(line, user);

        bot.Probe.Calls.Items.Select(call => call.Locale).ShouldBe([expected, expected]);
        bot.Slack.Calls.Items.Count(call => call.Method == "users.info").ShouldBeLessThanOrEqualTo(1, "it is asked once");
    }

    [Fact]
    public async Task A_slow_look_up_of_the_language_does_not_hold_up_the_answer_and_serves_the_next()
    {
        var gate = new TaskCompletionSource();
        await using var bot = await SlackHost.StartAsync(slack =>
        {
            slack.Workspace.Locales["UKO"] = "ko-KR";
            slack.Faults.Add("users.info", new Fault { Until = gate.Task });
        });

        var first = bot.Slack.SendCommandAsync("probe moe", "UKO");
        await bot.Time.Waits.FirstAsync(wait => wait == TimeSpan.FromSeconds(0.5));
        bot.Time.Advance(TimeSpan.FromSeconds(0.5));
        (await first).Message.GetProperty("text").GetString().ShouldBe("moe in English");
        gate.SetResult();
        await bot.Slack.Calls.FirstAsync(call => call.Method == "users.info");

        (await bot.Slack.SendCommandAsync("probe moe", "UKO")).Message.GetProperty("text").GetString().ShouldBe("moe in Korean");
    }

    [Fact]
    public async Task A_language_is_asked_again_after_a_day()
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.Locales["U1"] = "ko-KR");

        await bot.Slack.SendCommandAsync("probe moe");
        bot.Slack.Workspace.Locales["U1"] = "en-US";
        bot.Time.Advance(TimeSpan.FromHours(23));
        await bot.Slack.SendCommandAsync("probe moe");
        bot.Time.Advance(TimeSpan.FromHours(1));
        await bot.Slack.SendCommandAsync("probe moe");

        bot.Probe.Calls.Items.Select(call => call.Locale).ShouldBe([Locale.Korean, Locale.Korean, Locale.English]);
    }

    [Fact]
    public async Task After_a_rate_limit_nobody_s_language_is_asked_before_Slack_allows_it()
    {
        var headers = new Dictionary<string, string> { ["Retry-After"] = "60" };
        await using var bot = await SlackHost.StartAsync(slack =>
        {
            slack.Workspace.Locales["U1"] = "ko-KR";
            slack.Faults.Add("users.info", new Fault { Status = 429, Headers = headers });
        });

        await bot.Slack.SendCommandAsync("probe moe", "U1");
        await bot.Slack.SendCommandAsync("probe moe", "U1");
        await bot.Slack.SendCommandAsync("probe moe", "U2");
        bot.Slack.Calls.Items.ShouldAllBe(call => call.Method != "users.info");
        bot.Time.Advance(TimeSpan.FromSeconds(60));
        await bot.Slack.SendCommandAsync("probe moe", "U1");

        bot.Probe.Calls.Items.Select(call => call.Locale).ShouldBe([Locale.English, Locale.English, Locale.English, Locale.Korean]);
    }

    [Fact]
    public async Task A_user_whom_Slack_does_not_tell_of_does_not_keep_the_others_languages_from_being_asked()
    {
        await using var bot = await SlackHost.StartAsync(slack =>
        {
            slack.Workspace.Locales["U1"] = "ko-KR";
            slack.Faults.Add("users.info", new Fault { Status = 200, Body = """{"ok":false,"error":"user_not_found"}""" });
        });

        await bot.Slack.SendCommandAsync("probe moe", "U2");
        await bot.Slack.SendCommandAsync("probe moe", "U1");
        await bot.Slack.SendCommandAsync("probe moe", "U2");

        bot.Probe.Calls.Items.Select(call => call.Locale).ShouldBe([Locale.English, Locale.Korean, Locale.English]);
        bot.Slack.Calls.Items.Count(call => call.Method == "users.info").ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_scope_answers_are_in_English_and_Slack_is_not_asked_again()
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.Scopes.Remove("users:read"));

        await bot.Slack.SendCommandAsync("probe moe", "U1");
        (await bot.Slack.SendCommandAsync("probe moe", "U2")).Message.GetProperty("text").GetString().ShouldBe("moe in English");

        bot.Slack.Calls.Items.Count(call => call.Method == "users.info").ShouldBe(1);
        await bot.Logs.Lines.FirstAsync(line => line.Text.Contains("users:read"));
    }
}
