using System.Text.Json;
using System.Text.Json.Nodes;
using PaperBot.Fakes.Discord;
using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.Web;

public sealed class WebhookAnswerTests(WebhookBot bot) : IClassFixture<WebhookBot>
{
    [Theory]
    [InlineData("tag", "moe", "en-US")]
    [InlineData("latest", "10", "ko")]
    [InlineData("search", "라우터", "en-US")]
    [InlineData("tag", "nothing-like-it", "ko")]
    public async Task A_command_on_Discord_has_the_same_answer_over_HTTP_as_over_the_gateway(string name, string typed, string locale)
    {
        var users = bot.Discord.Interactions;
        var overGateway = await users.ResponseToAsync(await users.SendCommandAsync(name, typed, locale));

        var overHttp = await bot.Discord.Http.SendAsync(bot.Address, users.CommandPayload(name, typed, locale));

        overHttp.Type.ShouldBe(overGateway.Type);
        overHttp.Data.GetRawText().ShouldBe(overGateway.Data.GetRawText());
    }

    [Fact]
    public async Task What_completes_a_word_on_Discord_is_the_same_over_HTTP()
    {
        var users = bot.Discord.Interactions;
        var overGateway = await users.ResponseToAsync(await users.TypeAsync("tag", "m"));

        var overHttp = await bot.Discord.Http.SendAsync(bot.Address, users.TypingPayload("tag", "m"));

        overHttp.Data.GetRawText().ShouldBe(overGateway.Data.GetRawText());
        overHttp.Data.GetProperty("choices").GetArrayLength().ShouldBePositive();
    }

    [Theory]
    [InlineData("tag moe")]
    [InlineData("태그 moe")]
    [InlineData("search \"experts & <router>\" + 100%")]
    public async Task A_command_on_Slack_has_the_same_answer_over_HTTP_as_over_the_socket(string text)
    {
        var overSocket = await bot.Slack.SendCommandAsync(text);

        var overHttp = await bot.Slack.Http.SendCommandAsync(bot.Address, text);

        (overHttp.ByAck, overSocket.ByAck).ShouldBe((true, true));
        overHttp.Problems.ShouldBeEmpty();
        overHttp.Message.GetRawText().ShouldBe(overSocket.Message.GetRawText());
    }

    [Fact]
    public async Task A_button_on_Slack_has_the_same_answer_over_HTTP_as_over_the_socket()
    {
        var answer = await bot.Slack.SendCommandAsync("latest 10");
        var button = Buttons(answer.Message).First();
        var (action, value) = (button.GetProperty("action_id").GetString()!, button.GetProperty("value").GetString()!);
        var overSocket = await bot.Slack.PressAsync(action, value);

        var overHttp = await bot.Slack.Http.PressAsync(bot.Address, action, value);

        (overHttp.ByAck, overSocket.ByAck).ShouldBe((false, false));
        overHttp.Message.GetRawText().ShouldBe(overSocket.Message.GetRawText());
    }

    [Fact]
    public async Task Discords_check_of_the_address_is_answered()
    {
        var ping = new JsonObject { ["id"] = "1", ["application_id"] = FakeDiscord.ApplicationId, ["type"] = 1, ["token"] = "t", ["version"] = 1 };

        (await DiscordPosts.Sign(ping.ToJsonString()).SendAsync(bot.Http, bot.Address)).ShouldBe((200, """{"type":1}"""));
    }

    [Fact]
    public async Task Slacks_check_of_the_address_is_answered()
    {
        var check = new JsonObject { ["type"] = "url_verification", ["token"] = "t", ["challenge"] = "3eZbrw1a\"B" };

        var (status, body) = await SlackPosts.Event(check).SendAsync(bot.Http, bot.Address);

        status.ShouldBe(200);
        JsonElement.Parse(body).GetProperty("challenge").GetString().ShouldBe("3eZbrw1a\"B");
    }

    [Theory]
    [InlineData("/discord/interactions")]
    [InlineData("/slack/events")]
    public async Task What_is_signed_and_no_JSON_is_refused(string path) =>
        (await (path.StartsWith("/d", StringComparison.Ordinal) ? DiscordPosts.Sign("{") : SlackPosts.Sign(path, "application/json", "[1")).SendAsync(bot.Http, bot.Address)).Status.ShouldBe(400);

    [Fact]
    public async Task A_command_of_another_workspace_is_acknowledged_without_an_answer()
    {
        var payload = bot.Slack.CommandPayload("tag moe", "E-foreign");
        payload["team_id"] = "T2";

        (await SlackPosts.Command(payload).SendAsync(bot.Http, bot.Address)).ShouldBe((200, ""));
    }

    [Fact]
    public async Task A_command_that_names_another_app_is_acknowledged_without_an_answer()
    {
        var payload = bot.Slack.CommandPayload("tag moe", "E-other-app");
        payload["api_app_id"] = "A2";

        (await SlackPosts.Command(payload).SendAsync(bot.Http, bot.Address)).ShouldBe((200, ""));
    }

    [Fact]
    public async Task A_command_that_is_sent_again_with_another_signature_is_answered_once()
    {
        var payload = bot.Slack.CommandPayload("help", "E-again");
        var again = SlackPosts.Command(payload, DateTimeOffset.UtcNow - TimeSpan.FromSeconds(60)) with { Headers = new Dictionary<string, string> { ["X-Slack-Retry-Num"] = "1" } };

        (await SlackPosts.Command(payload).SendAsync(bot.Http, bot.Address)).Body.ShouldNotBeEmpty();
        (await again.SendAsync(bot.Http, bot.Address)).ShouldBe((200, ""));
    }

    [Fact]
    public async Task An_interaction_that_comes_by_the_gateway_and_over_HTTP_is_answered_once()
    {
        var users = bot.Discord.Interactions;
        var interaction = users.CommandPayload("tag", "moe");
        await bot.Discord.Gateway.DispatchAsync("INTERACTION_CREATE", interaction.DeepClone().AsObject());
        await users.ResponseToAsync(interaction["id"]!.GetValue<string>());

        (await DiscordPosts.Sign(interaction.ToJsonString()).SendAsync(bot.Http, bot.Address)).ShouldBe((204, ""));
    }

    private static IEnumerable<JsonElement> Buttons(JsonElement message) => message.GetProperty("blocks").EnumerateArray()
        .Where(block => block.GetProperty("type").GetString() == "actions")
        .SelectMany(block => block.GetProperty("elements").EnumerateArray());
}
