using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PaperBot.Slack.Client;

namespace PaperBot.Tests.Slack.Bot;

public sealed class AccessTests
{
    private static readonly TimeSpan TestInterval = TimeSpan.FromMinutes(5);

    public static TheoryData<string, string> Revocations => new()
    {
        { """{"type":"app_uninstalled"}""", "app_uninstalled: install the app again" },
        { """{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":["UBOT"]}}""", "token_revoked: install the app again" },
    };

    [Theory]
    [MemberData(nameof(Revocations))]
    public async Task After_the_app_was_removed_its_token_is_not_used_until_it_works_again(string revocation, string expected)
    {
        await using var bot = await SlackHost.StartAsync();
        await bot.Slack.Events.SendAsync(JsonNode.Parse(revocation)!.AsObject());
        await bot.Logs.Lines.FirstAsync(line => line.Level == LogLevel.Error && line.Text.Contains(expected));

        (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Blocked>().IsForAll.ShouldBeTrue();
        bot.Platform.Connections.Single().IsConnected.ShouldBeFalse();
        bot.Platform.Connections.Single().Problem.ShouldNotBeNull().ShouldContain("install the app again");
        bot.Slack.CountCalls("chat.postMessage").ShouldBe(0);
        await bot.PassAsync(TestInterval);
        await bot.Logs.Lines.FirstAsync(line => line.Text.Contains("Slack accepts the bot token again."));

        bot.Platform.Connections.ShouldBe([new("", true, null)]);
        (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();
    }

    [Theory]
    [InlineData("account_inactive")]
    [InlineData("token_revoked")]
    [InlineData("invalid_auth")]
    public async Task A_token_that_Slack_refuses_is_tested_every_five_minutes_and_otherwise_not_used(string error)
    {
        await using var bot = await SlackHost.StartAsync();
        await bot.Slack.Sockets.NewestAsync();
        bot.Slack.RefuseNext("chat.postMessage", error);
        bot.Slack.RefuseNext("auth.test", error);

        await bot.PostAsync();
        for (var test = 1; test <= 2; test++)
        {
            await bot.PassAsync(TestInterval, test);
            await bot.PostAsync();
        }

        await bot.Logs.Lines.FirstAsync(line => line.Text.Contains("Slack accepts the bot token again."));
        bot.Slack.CountCalls("chat.postMessage").ShouldBeLessThanOrEqualTo(1);
        bot.Logs.Lines.Items.Count(line => line.Text.Contains("Slack does not accept the bot token")).ShouldBe(1);
    }

    [Fact]
    public async Task The_token_of_a_user_that_was_revoked_changes_nothing()
    {
        await using var bot = await SlackHost.StartAsync();

        await bot.Slack.Events.SendAsync(JsonNode.Parse("""{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":["UOTHER"]}}""")!.AsObject());
        await bot.Slack.Acks.FirstAsync(_ => true);
        await bot.Slack.SendCommandAsync("probe moe");

        (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();
        bot.Client.Access.Refusal.ShouldBeNull();
    }

    [Fact]
    public void What_only_one_method_or_scope_is_about_does_not_end_the_use_of_the_token() =>
        new[] { "missing_scope", "not_in_channel", "no_permission" }.ShouldAllBe(error => !new SlackFailure.Refused(error, null).IsEndOfToken);
}
