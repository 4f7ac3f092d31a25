using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.Slack.Bot;

public sealed class ChannelCheckTests
{
    [Theory]
    [InlineData("CGOOD", true, "#good can be posted to")]
    [InlineData("CPRIVATE", true, "#private can be posted to")]
    [InlineData("CSHARED", true, "people of another organization read it too")]
    [InlineData("CFLAT", true, "entries are not posted one by one")]
    [InlineData("D123", true, "direct messages can be posted to")]
    [InlineData("COUT", false, "type /invite @paperbot in the channel")]
    [InlineData("COLD", false, "unarchive")]
    [InlineData("CREAD", false, "ask an admin to let @paperbot post")]
    [InlineData("CTHREAD", false, "only replies may be posted to this channel")]
    [InlineData("X1", false, "type /invite @paperbot if it is private")]
    public async Task A_channel_check_says_whether_it_can_be_posted_to_and_how_to_fix_it(string channel, bool works, string message)
    {
        var result = await CheckAsync(_ => { }, channel);

        result.Works.ShouldBe(works);
        result.IsUnknown.ShouldBeFalse();
        result.Message.ShouldStartWith($"{channel}: ");
        result.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("CGOOD", "chat:write")]
    [InlineData("CGOOD", "channels:history")]
    [InlineData("CPRIVATE", "groups:history")]
    [InlineData("D123", "im:history")]
    public async Task A_scope_without_which_a_message_could_not_be_posted_or_found_again_is_named(string channel, string scope)
    {
        var result = await CheckAsync(slack => slack.Workspace.Scopes.Remove(scope), channel);

        result.Works.ShouldBeFalse();
        result.IsUnknown.ShouldBeFalse();
        result.Message.ShouldContain($"add the scope {scope}");
    }

    [Fact]
    public async Task What_cannot_be_checked_now_is_unknown()
    {
        (await CheckAsync(slack => slack.FailNext("conversations.info", 503))).IsUnknown.ShouldBeTrue();
        (await CheckAsync(slack => slack.FailNext("conversations.info", 429, "60"))).IsUnknown.ShouldBeTrue();
        var withoutScope = await CheckAsync(slack => slack.Workspace.Scopes.Remove("channels:read"));

        withoutScope.IsUnknown.ShouldBeTrue();
        withoutScope.Message.ShouldContain("add the scope channels:read");
    }

    [Fact]
    public async Task A_token_that_Slack_does_not_accept_fails_the_check()
    {
        var result = await CheckAsync(slack => slack.Workspace.BotToken = "xoxb-another");

        result.ShouldSatisfyAllConditions(() => result.Works.ShouldBeFalse(), () => result.IsUnknown.ShouldBeFalse(), () => result.Message.ShouldContain("copy it again"));
    }

    private static async Task<CheckResult> CheckAsync(Action<FakeSlack> arrange, string channel = "CGOOD")
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
        {
            slack.Workspace.Channels["CGOOD"] = new SlackChannel("good");
            slack.Workspace.Channels["CPRIVATE"] = new SlackChannel("private", IsPrivate: true);
            slack.Workspace.Channels["CSHARED"] = new SlackChannel("shared") { IsExtShared = true };
            slack.Workspace.Channels["CFLAT"] = new SlackChannel("flat") { IsNonThreadable = true };
            slack.Workspace.Channels["COUT"] = new SlackChannel("out", IsMember: false);
            slack.Workspace.Channels["COLD"] = new SlackChannel("old", IsArchived: true);
            slack.Workspace.Channels["CREAD"] = new SlackChannel("read") { IsReadOnly = true };
            slack.Workspace.Channels["CTHREAD"] = new SlackChannel("thread") { IsThreadOnly = true };
            arrange(slack);
        });

        var result = await bot.Platform.CheckChannelAsync(new ChannelAddress("Slack", channel), TestContext.Current.CancellationToken);
        bot.Slack.Posts.Items.ShouldBeEmpty();
        return result;
    }
}
