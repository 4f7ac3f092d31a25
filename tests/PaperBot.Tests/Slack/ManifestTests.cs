using PaperBot.Fakes.Slack;
using PaperBot.Slack.Bot;
using PaperBot.Slack.Bot.Rendering;

namespace PaperBot.Tests.Slack;

/// <summary>The app's manifest (https://docs.slack.dev/reference/app-manifest), read line by line.</summary>
public sealed class ManifestTests
{
    private static readonly string File = Path.Combine(SharedData.RepositoryRoot, "src", "PaperBot", "Deploy", "slack-manifest.yaml");
    private static readonly string[] Lines = [.. System.IO.File.ReadAllLines(File).Select(line => line.TrimEnd())];

    [Fact]
    public async Task It_asks_for_what_the_code_needs_and_nothing_else()
    {
        await using var slack = await FakeSlack.StartAsync();
        string[] scopes =
        [
            "app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "groups:history", "groups:read", "im:history", "im:read", "links:read", "links:write",
            "users:read",
        ];

        ItemsOf("    bot:").ShouldBe(scopes);
        ItemsOf("    bot_events:").ShouldBe(["app_home_opened", "app_mention", "app_uninstalled", "link_shared", "message.im", "tokens_revoked"]);
        slack.Workspace.Scopes.Except(scopes).ShouldBeEmpty("the tests run with the scopes of the manifest");
    }

    [Theory]
    [InlineData("    - command: /paper")]
    [InlineData($"      callback_id: {MessageShortcutHandler.CallbackId}")]
    [InlineData($"      callback_id: {LookUpView.CallbackId}")]
    [InlineData("    - arxiv.org")]
    [InlineData("    home_tab_enabled: true")]
    [InlineData("    messages_tab_enabled: true")]
    [InlineData("    messages_tab_read_only_enabled: false")]
    [InlineData("    is_enabled: true")]
    [InlineData("  socket_mode_enabled: true")]
    [InlineData("  org_deploy_enabled: false")]
    public void It_switches_on_what_the_bot_uses(string line) => Lines.ShouldContain(line);

    [Fact]
    public void Its_texts_are_as_long_as_Slack_allows()
    {
        var start = Array.IndexOf(Lines, "  long_description: >-");
        var text = string.Join(' ', Lines[(start + 1)..].TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line.Trim()));

        text.Length.ShouldBeInRange(174, 4000);
        Lines.Single(line => line.StartsWith("  description: ", StringComparison.Ordinal)).Length.ShouldBeLessThanOrEqualTo("  description: ".Length + 140);
        Lines.ShouldAllBe(line => !line.Contains('\t'));
    }

    [Fact]
    public void It_is_delivered_with_the_program() => System.IO.File.Exists(Path.Combine(AppContext.BaseDirectory, "Deploy", "slack-manifest.yaml")).ShouldBeTrue();

    private static IEnumerable<string> ItemsOf(string heading) => Lines.SkipWhile(line => line != heading).Skip(1)
        .TakeWhile(line => line.TrimStart().StartsWith("- ", StringComparison.Ordinal)).Select(line => line.Trim()[2..]);
}
