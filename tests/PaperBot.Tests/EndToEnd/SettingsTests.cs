using System.Runtime.Versioning;
using PaperBot.Fakes.Discord;
using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.EndToEnd;

/// <summary>What the real program makes of settings that somebody else wrote, or that others can see.</summary>
[Long]
public sealed class SettingsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("check")]
    [InlineData("serve")]
    public async Task A_planted_settings_file_does_not_get_the_tokens_of_the_environment(string verb)
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var slack = await FakeSlack.StartAsync();
        _folder.Write("appsettings.json", $$"""{ "Discord": { "apiurl": "{{discord.ApiUrl}}" }, "Slack": { "ApiUrl": "{{slack.ApiUrl}}" } }""");

        var (exitCode, output, errors) = await BotProcess.RunAsync(
            _folder.Path, verb, $"--Discord:Token={FakeDiscord.Token}", "--Slack:BotToken=xoxb-secret", "--Slack:AppToken=xapp-1-A1-1-secret");

        (exitCode, output).ShouldBe((2, ""));
        errors.ShouldContain($"{_folder["appsettings.json"]}: Discord:ApiUrl decides where a token is sent");
        errors.ShouldContain("set the environment variable Slack__ApiUrl or the argument --Slack:ApiUrl=");
        errors.ShouldNotContain("secret");
        discord.Requests.Items.ShouldBeEmpty();
        slack.Calls.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_default_addresses_may_stand_in_a_file()
    {
        _folder.Write("appsettings.json", """{ "Discord": { "ApiUrl": "https://discord.com/api/v10" }, "Slack": { "ApiUrl": "" } }""");

        (await BotProcess.RunAsync(_folder.Path, "tags")).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("Slack__BotToken", "--Slack:BotToken=xoxb-hidden")]
    [InlineData("Slack__BotToken", "--Slack:BotToken", "xoxb-hidden")]
    [InlineData("slack__apptoken", "--slack:apptoken=hidden")]
    [InlineData("Slack__SigningSecret", "/Slack:SigningSecret=hidden")]
    [InlineData("Discord__Token", "--Discord__Token=hidden")]
    [InlineData("Discord__Token", "Discord:Token=hidden")]
    [InlineData("Web__Password", "/Web:Password", "hidden")]
    [InlineData("Mcp__Token", "--Mcp:Token=hidden")]
    [InlineData("Sources__0__Url", "--Sources:0:Url=https://me:hidden@example.org/vault.git")]
    [InlineData("Sources__1__Url", "--Sources:1:Url=https://hidden@example.org/vault.git")]
    [InlineData("Sources__0__Url", "--Sources:0:Url=https://example.org/feed?a=1&access_token=hidden")]
    public async Task A_secret_in_the_arguments_is_refused_and_not_repeated(string variable, params string[] arguments)
    {
        var (exitCode, output, errors) = await BotProcess.RunAsync(_folder.Path, ["tags", .. arguments], path: null, asGiven: true);

        (exitCode, output).ShouldBe((2, ""));
        errors.ShouldContain($"Set the environment variable {variable} instead.");
        errors.ShouldNotContain("hidden");
    }

    [Theory]
    [InlineData("--Sources:0:Url=ssh://git@example.org/vault.git")]
    [InlineData("--Sources:0:Url=https://example.org/feed?page=2")]
    [InlineData("--Slack:BotToken=")]
    public async Task An_address_or_a_token_without_a_secret_is_accepted(string argument) =>
        (await BotProcess.RunAsync(_folder.Path, ["tags", argument], path: null, asGiven: true)).Errors.ShouldNotContain("secret");

    [Theory]
    [InlineData("check")]
    [InlineData("serve")]
    public async Task Wrong_settings_of_both_platforms_are_all_named(string verb)
    {
        var (exitCode, _, errors) = await BotProcess.RunAsync(
            _folder.Path, verb, "--Discord:Token=1", "--Discord:ApiUrl=http://192.0.2.1/", "--Discord:Guilds=2", "--Slack:BotToken=xoxb-1", "--Slack:AppToken=3", "--Slack:Channels:0=#papers");

        exitCode.ShouldBe(2);
        foreach (var key in new[] { "Discord:ApiUrl", "Discord:Guilds is a list", "Slack:AppToken", "Slack:Channels:0" })
        {
            errors.ShouldContain(key);
        }

        errors.ShouldNotContain("   at ");
    }

    [Theory]
    [UnsupportedOSPlatform("windows")]
    [InlineData("""{ "Slack": { "BotToken": "xoxb-1", "AppToken": "xapp-1" } }""", true)]
    [InlineData("""{ "Sources": [ { "Kind": "Feed", "Url": "https://me:word@127.0.0.1:1/feed" } ] }""", true)]
    [InlineData("""{ "Sources": [ { "Kind": "Feed", "Url": "https://127.0.0.1:1/feed" } ] }""", false)]
    public async Task A_file_with_secrets_that_everybody_can_read_is_reported_at_the_start(string settings, bool isReported)
    {
        _folder.Write("appsettings.json", settings);
        File.SetUnixFileMode(_folder["appsettings.json"], (UnixFileMode)Convert.ToInt32("644", 8));

        await using var bot = BotProcess.Start(_folder.Path, ["--Web:Url=http://127.0.0.1:0", "--Slack:ApiUrl=http://127.0.0.1:1/"]);
        await bot.LogsAsync(isReported ? $"contains secrets, and every user of this machine can read it. Run: chmod 600 {_folder["appsettings.json"]}" : BotProcess.Ready);

        bot.Log.Items.Any(line => line.Contains("chmod")).ShouldBe(isReported);
        bot.Log.Items.ShouldAllBe(line => !line.Contains("xoxb-1") && !line.Contains("word"));
    }
}
