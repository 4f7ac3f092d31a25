using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.Slack.Bot;

public sealed class SetupCheckTests
{
    [Fact]
    public async Task Tokens_that_work_name_the_workspace_and_the_bot() =>
        (await CheckTokensAsync(_ => { })).ShouldBe(new CheckResult(true, "signed in to the workspace Fake Team (T1) as @paperbot"));

    [Fact]
    public async Task A_token_that_Slack_does_not_know_is_named_with_the_way_to_fix_it()
    {
        var bot = await CheckTokensAsync(slack => slack.Workspace.BotToken = "xoxb-another");
        var app = await CheckTokensAsync(slack => slack.Workspace.AppToken = "xapp-another");

        bot.Works.ShouldBeFalse();
        bot.Message.ShouldStartWith("Slack:BotToken: invalid_auth: ");
        app.Works.ShouldBeFalse();
        app.Message.ShouldStartWith("Slack:AppToken: invalid_auth: ");
    }

    [Fact]
    public async Task Missing_scopes_are_named()
    {
        var broken = await CheckTokensAsync(slack => slack.Workspace.Scopes.Remove("chat:write"));
        var limited = await CheckTokensAsync(slack => slack.Workspace.Scopes.Remove("users:read"));
        var open = await CheckTokensAsync(slack => slack.Workspace.Scopes.Remove("groups:history"));

        broken.Works.ShouldBeFalse();
        broken.Message.ShouldContain("lacks chat:write");
        limited.Works.ShouldBeTrue();
        limited.Message.ShouldContain("without users:read replies are in English");
        open.Works.ShouldBeTrue();
        open.Message.ShouldContain("without groups:history a message whose response was lost cannot be found again in a private channel");
    }

    [Theory]
    [InlineData("app_mentions:read", "mentions are not answered")]
    [InlineData("im:history", "direct messages are not answered")]
    [InlineData("links:read", "links get no notes")]
    [InlineData("links:write", "links get no notes")]
    public async Task What_does_not_work_in_an_app_of_an_earlier_manifest_is_named(string scope, string effect)
    {
        var check = await CheckTokensAsync(slack => slack.Workspace.Scopes.Remove(scope));

        check.Works.ShouldBeTrue();
        check.Message.ShouldContain($"without {scope} {effect}");
    }

    private static async Task<CheckResult> CheckTokensAsync(Action<FakeSlack> arrange)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(arrange);
        return await bot.Platform.CheckTokenAsync(TestContext.Current.CancellationToken);
    }
}
