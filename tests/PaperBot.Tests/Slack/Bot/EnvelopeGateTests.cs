using System.Text.Json;
using System.Text.Json.Nodes;
using PaperBot.Slack.Client;

namespace PaperBot.Tests.Slack.Bot;

public sealed class EnvelopeGateTests
{
    public static TheoryData<string, string> Foreign => new()
    {
        { "slash_commands", """{"team_id":"T2"}""" },
        { "slash_commands", """{"team_id":null}""" },
        { "slash_commands", """{"team_id":["T1"]}""" },
        { "slash_commands", """{"api_app_id":"A2"}""" },
        { "slash_commands", """{"api_app_id":null}""" },
        { "interactive", """{"team":{"id":"T2"}}""" },
        { "interactive", """{"team":null,"user":{"id":"U1"}}""" },
        { "interactive", """{"user":{"id":"U1","team_id":"T2"}}""" },
        { "interactive", """{"user":{"id":"U1"}}""" },
        { "interactive", """{"api_app_id":"A2"}""" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task What_comes_from_another_workspace_app_or_guest_is_acknowledged_without_content_and_ignored(string type, string changes)
    {
        await using var bot = await SlackHost.StartAsync();

        await SendAsync(bot, type, "E7", changes);
        (await bot.Slack.Acks.FirstAsync(ack => ack.EnvelopeId == "E7")).HasPayload.ShouldBeFalse();
        await SendAsync(bot, type, "E8", changes);
        await bot.Slack.Acks.FirstAsync(ack => ack.EnvelopeId == "E8");
        (await bot.Slack.SendCommandAsync("probe moe")).Text.ShouldBe("moe in English");

        bot.Probe.Calls.Items.Count.ShouldBe(1);
        bot.Slack.Responses.Items.Count.ShouldBe(1);
        bot.Logs.Lines.Items.Count(line => line.Text.Contains("is ignored (workspace ")).ShouldBe(1, "not once for each envelope");
    }

    [Fact]
    public async Task Guests_of_a_shared_channel_are_served_if_the_setting_allows_it()
    {
        await using var bot = await SlackHost.StartAsync(settings: ("Slack:AllowGuests", "true"));

        await SendAsync(bot, "interactive", "E7", """{"user":{"id":"U1","team_id":"T2"}}""");

        (await bot.Slack.ResponseToAsync("E7")).Text.ShouldBe("moe in English");
    }

    [Theory]
    [InlineData("""{"type":"app_mention","user":"U1","team":"T1"}""", true)]
    [InlineData("""{"type":"app_mention","user":"U1","team":"T1","user_team":null}""", true)]
    [InlineData("""{"type":"app_mention","user":"U1","team":"T1","user_team":"T1"}""", true)]
    [InlineData("""{"type":"app_mention","user":"U1","team":"T1","user_team":"T2"}""", false)]
    [InlineData("""{"type":"app_mention","user":"U1","team":"T1","user_team":"E2"}""", false)]
    [InlineData("""{"type":"app_mention","user":"U1","team":"T1","user_team":{}}""", false)]
    [InlineData("""{"type":"app_mention","user":"U1","team":"T2"}""", false)]
    [InlineData("""{"type":"link_shared","user":"U1","team":"T1"}""", false)]
    public void In_a_shared_channel_a_mention_is_of_a_member_unless_it_names_another_workspace(string happened, bool isMember)
    {
        var payload = JsonElement.Parse($$"""{"team_id":"T2","authorizations":[{"team_id":"T1"}],"is_ext_shared_channel":true,"event":{{happened}}}""");

        (EnvelopeOrigin.Read(payload).UserTeam == "T1").ShouldBe(isMember);
    }

    [Theory]
    [InlineData("""{"team":null,"enterprise":{"id":"E1"},"user":{"id":"U1","team_id":"T5"}}""", true)]
    [InlineData("""{"enterprise":{"id":"E2"}}""", false)]
    [InlineData("""{"enterprise":null}""", false)]
    public async Task An_app_that_is_installed_in_an_organization_serves_its_workspaces(string changes, bool isServed)
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.Enterprise = "E1");

        await SendAsync(bot, "interactive", "E7", changes);
        await (isServed ? (Task)bot.Slack.ResponseToAsync("E7") : bot.Slack.Acks.FirstAsync(ack => ack.EnvelopeId == "E7"));
        await SendAsync(bot, "interactive", "E8", """{"enterprise":{"id":"E1"}}""");
        await bot.Slack.ResponseToAsync("E8");

        bot.Probe.Calls.Items.Count.ShouldBe(isServed ? 2 : 1);
    }

    [Theory]
    [InlineData("C2", "en-US", "PaperBot does not answer in this channel.")]
    [InlineData("D2", "ko-KR", "PaperBot은 이 채널에서는 답하지 않습니다.")]
    public async Task In_a_channel_that_is_not_listed_a_private_reply_says_so(string channel, string language, string expected)
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.Workspace.Locales["U1"] = language, settings: ("Slack:Channels:0", "C1"));

        await SendAsync(bot, "slash_commands", "E7", $$"""{"channel_id":"{{channel}}"}""");
        await SendAsync(bot, "interactive", "E8", $$$"""{"channel":{"id":"{{{channel}}}"}}""");

        foreach (var id in new[] { "E7", "E8" })
        {
            var refusal = await bot.Slack.ResponseToAsync(id);
            refusal.Text.ShouldBe(expected);
            refusal.IsShared.ShouldBeFalse();
        }

        (await bot.Slack.SendCommandAsync("probe moe")).Text.ShouldStartWith("moe in ");
        bot.Probe.Calls.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_served_before_the_workspace_of_the_token_is_known()
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.FailNext("auth.test", 500));

        await bot.Time.Waits.FirstAsync(wait => wait >= TimeSpan.FromSeconds(0.5));
        bot.Slack.CountCalls("apps.connections.open").ShouldBe(0);
        bot.Platform.Connections.Single().IsConnected.ShouldBeFalse();
        bot.Time.Advance(TimeSpan.FromSeconds(1));

        (await bot.Slack.SendCommandAsync("probe moe")).Text.ShouldBe("moe in English");
        bot.Logs.Lines.Items.ShouldContain(line => line.Text.Contains("Serves the Slack workspace Fake Team (T1)"));
    }

    private static Task SendAsync(SlackHost bot, string type, string id, string changes)
    {
        var payload = type == "interactive" ? bot.Slack.PressPayload("answer-0", "probe moe", id) : bot.Slack.CommandPayload("probe moe", id);
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
        {
            payload[name] = value?.DeepClone();
        }

        return bot.Slack.SendEnvelopeAsync(type, id, payload);
    }
}
