using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace PaperBot.Tests.Slack.Bot;

public sealed class InteractionHandlerTests
{
    [Fact]
    public async Task A_command_is_responded_to_in_its_acknowledgement()
    {
        await using var bot = await SlackHost.StartAsync();

        var response = await bot.Slack.SendCommandAsync("probe moe");

        response.ByAck.ShouldBeTrue();
        response.Problems.ShouldBeEmpty();
        response.IsShared.ShouldBeFalse();
        response.Text.ShouldBe("moe in English");
        bot.Slack.Acks.Items.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("slow")]
    [InlineData("busy")]
    public async Task A_slow_command_is_acknowledged_in_time_and_responded_to_by_its_response_url_without_a_token(string argument)
    {
        await using var bot = await SlackHost.StartAsync();

        var responding = bot.Slack.SendCommandAsync($"탐침 {argument}"); // In Hangul, so that no language is looked up before.
        await bot.Probe.Calls.FirstAsync(call => call.Argument == argument);
        await bot.PassAsync(TimeSpan.FromSeconds(1.5));
        (await bot.Slack.Acks.FirstAsync(_ => true)).HasPayload.ShouldBeFalse();
        bot.Probe.Gate.SetResult();

        var response = await responding;
        response.ByAck.ShouldBeFalse();
        response.Authorization.ShouldBeEmpty();
        response.Text.ShouldBe($"{argument} in Korean");
        bot.Slack.Acks.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_command_whose_acknowledgement_accepts_no_response_is_acknowledged_before_it_is_done()
    {
        await using var bot = await SlackHost.StartAsync();

        await bot.Slack.SendEnvelopeAsync("slash_commands", "E9", bot.Slack.CommandPayload("probe slow", "E9"));
        (await bot.Slack.Acks.FirstAsync(ack => ack.EnvelopeId == "E9")).HasPayload.ShouldBeFalse();
        bot.Probe.Gate.SetResult();

        (await bot.Slack.ResponseToAsync("E9")).ByAck.ShouldBeFalse();
    }

    [Fact]
    public async Task A_response_that_does_not_arrive_is_logged_without_its_address()
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.LoseNextResponse("/respond/E8"));
        var foreign = bot.Slack.CommandPayload("probe moe", "E9");
        foreign["response_url"] = "https://evil.example/secret-path";

        await bot.Slack.SendEnvelopeAsync("slash_commands", "E8", bot.Slack.CommandPayload("probe moe", "E8"));
        await bot.Slack.SendEnvelopeAsync("slash_commands", "E9", foreign);

        var lost = await bot.Logs.Lines.FirstAsync(line => line.Text.Contains("Slack did not receive a response: 127.0.0.1"));
        var refused = await bot.Logs.Lines.FirstAsync(line => line.Text.Contains("evil.example, which is not Slack"));
        (lost.Level, refused.Level).ShouldBe((LogLevel.Warning, LogLevel.Error));
        bot.Logs.Lines.Items.ShouldAllBe(line => !line.Text.Contains("secret-path") && !line.Text.Contains("/respond/"));
    }

    [Fact]
    public async Task A_pressed_button_is_acknowledged_before_its_command_is_executed_and_decides_where_the_response_goes()
    {
        await using var bot = await SlackHost.StartAsync();
        var message = await bot.Slack.SendCommandAsync("probe moe");

        var page = await bot.Slack.PressAsync(message, "Next");
        var again = await bot.Slack.PressAsync(message, "Again");
        await bot.Slack.SendEnvelopeAsync("interactive", "E9", bot.Slack.PressPayload("answer-0", "probe slow", "E9"));
        await bot.Slack.Acks.FirstAsync(ack => ack.EnvelopeId == "E9");
        bot.Probe.Gate.SetResult();

        page.Replaces.ShouldBeTrue();
        page.Text.ShouldBe("next in English");
        again.Replaces.ShouldBeFalse();
        again.Message.GetProperty("response_type").GetString().ShouldBe("ephemeral");
        (await bot.Slack.ResponseToAsync("E9")).Problems.ShouldBeEmpty();
        bot.Slack.Acks.Items.ShouldAllBe(ack => ack.EnvelopeId == "E1" || !ack.HasPayload);
    }

    [Fact]
    public async Task Paging_a_message_that_everybody_sees_does_not_replace_it_and_responds_privately()
    {
        await using var bot = await SlackHost.StartAsync();
        var shared = await bot.Slack.SendCommandAsync("probe shared");

        var page = await bot.Slack.PressAsync(shared, "Next");
        var withoutContainer = bot.Slack.PressPayload("replace-0", "probe next", "E9");
        withoutContainer.Remove("container");
        await bot.Slack.SendEnvelopeAsync("interactive", "E9", withoutContainer);

        shared.IsShared.ShouldBeTrue();
        foreach (var response in new[] { page, await bot.Slack.ResponseToAsync("E9") })
        {
            response.Replaces.ShouldBeFalse();
            response.Message.GetProperty("response_type").GetString().ShouldBe("ephemeral");
            response.Text.ShouldBe("next in English");
        }
    }

    [Fact]
    public async Task An_envelope_that_comes_twice_is_acknowledged_twice_and_handled_once()
    {
        await using var bot = await SlackHost.StartAsync();
        var payload = bot.Slack.CommandPayload("probe moe", "E9");

        await bot.Slack.SendEnvelopeAsync("slash_commands", "E9", payload, acceptsResponsePayload: true);
        await bot.Slack.ResponseToAsync("E9");
        await bot.Slack.SendEnvelopeAsync("slash_commands", "E9", payload.DeepClone().AsObject(), acceptsResponsePayload: true);
        var second = await bot.Slack.Acks.NthAsync(2, ack => ack.EnvelopeId == "E9");
        await bot.Slack.SendCommandAsync("probe last");

        second.HasPayload.ShouldBeFalse();
        bot.Probe.Calls.Items.Select(call => call.Argument).ShouldBe(["moe", "last"]);
        bot.Slack.Responses.Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_command_that_fails_is_logged_and_responded_to_politely_and_privately()
    {
        await using var bot = await SlackHost.StartAsync();

        var response = await bot.Slack.SendCommandAsync("probe fail");

        response.Message.GetProperty("response_type").GetString().ShouldBe("ephemeral");
        response.Text.ShouldBe(Wording.SomethingWentWrong(Locale.English));
        response.Message.GetRawText().ShouldNotContain("bug");
        await bot.Logs.Lines.FirstAsync(line =>
            line.Level == LogLevel.Error && line.Text.Contains("A command failed.") && line.Text.Contains("A bug."));
        (await bot.Slack.PressAsync("replace-0", "probe fail")).Replaces.ShouldBeFalse("the page with the button stays");
    }

    [Theory]
    [InlineData("approve-0", 10)]
    [InlineData("answer-0", 2001)]
    public async Task A_button_that_no_message_of_PaperBot_has_is_acknowledged_and_ignored(string action, int length)
    {
        await using var bot = await SlackHost.StartAsync();

        await bot.Slack.SendEnvelopeAsync("interactive", "E9", bot.Slack.PressPayload(action, "probe moe".PadRight(length, 'x'), "E9"));
        await bot.Slack.Acks.FirstAsync(ack => ack.EnvelopeId == "E9");
        await bot.Slack.SendCommandAsync("probe last");

        bot.Probe.Calls.Items.Select(call => call.Argument).ShouldBe(["last"]);
    }

    [Fact]
    public async Task What_PaperBot_does_not_know_is_acknowledged_and_ignored()
    {
        await using var bot = await SlackHost.StartAsync();
        var viewSubmission = bot.Slack.PressPayload("replace-0", "probe moe", "E8");
        viewSubmission["type"] = "view_submission";
        var wrongText = bot.Slack.CommandPayload("", "E9");
        wrongText["text"] = new JsonArray();

        await bot.Slack.SendEnvelopeAsync("events_api", "E7", new JsonObject { ["team_id"] = "T1", ["api_app_id"] = "A1", ["event"] = new JsonObject { ["type"] = "team_join" } });
        await bot.Slack.SendEnvelopeAsync("interactive", "E8", viewSubmission);
        await bot.Slack.SendEnvelopeAsync("slash_commands", "E9", wrongText);
        foreach (var id in new[] { "E7", "E8", "E9" })
        {
            (await bot.Slack.Acks.FirstAsync(ack => ack.EnvelopeId == id)).HasPayload.ShouldBeFalse();
        }

        (await bot.Slack.SendCommandAsync("probe moe")).ByAck.ShouldBeTrue();
        bot.Slack.Responses.Items.Count.ShouldBe(1);
    }
}
