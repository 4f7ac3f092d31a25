using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace PaperBot.Tests.EndToEnd;

/// <summary><c>check</c> of the real program as a whole: within its time, as JSON, and as strict as <c>serve</c>.</summary>
[Long]
public sealed class CheckTests : IAsyncLifetime
{
    private TestPlatforms _platforms = null!;

    public async ValueTask InitializeAsync() => _platforms = await TestPlatforms.StartAsync();

    public ValueTask DisposeAsync() => _platforms.DisposeAsync();

    [Fact]
    public async Task What_does_not_answer_in_time_is_a_failure()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var (exitCode, output, errors) = await BotProcess.RunAsync(_platforms.Folder, ["check", "--timeout", "1", .. Silent(silent)]);

        exitCode.ShouldBe(1);
        errors.ShouldBeEmpty();
        foreach (var name in new[] { "Slack", "Discord", $"Channel Slack/{TestPlatforms.SlackChannel}", $"Source Feed http://{silent.LocalEndpoint}/feed" })
        {
            output.ShouldContain($"FAIL {name}: There was no answer within 1 s. Check the network and what is asked. To wait longer, use --timeout.");
        }
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public async Task A_signal_ends_it_at_once_while_nobody_answers(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var check = BotProcess.Start(_platforms.Folder, "check", ["--timeout", "3600", .. Silent(silent)]);
        using var asked = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);

        using var kill = Process.Start("kill", [$"-{signal}", $"{check.Id}"]);
        await check.ExitedAsync().WithinLimitAsync();

        check.ExitCode.ShouldBe(exitCode);
        check.Log.Items.ShouldAllBe(line => line == "");
    }

    [Fact]
    public async Task The_document_has_the_same_checks_as_the_lines()
    {
        _platforms.Slack.Workspace.Channels[TestPlatforms.SlackChannel] = new("papers", IsMember: false);
        _platforms.Slack.Workspace.Scopes.Remove("users:read");

        var lines = await BotProcess.RunAsync(_platforms.Folder, ["check", .. _platforms.Settings]);
        var document = await BotProcess.RunAsync(_platforms.Folder, ["check", "--json", .. _platforms.Settings]);

        (lines.ExitCode, document.ExitCode).ShouldBe((1, 1));
        var json = JsonDocument.Parse(document.Output).RootElement;
        json.GetProperty("works").GetBoolean().ShouldBeFalse();
        var checks = json.GetProperty("checks").EnumerateArray().ToList();
        checks.Select(check => $"{Word(check)} {Text(check, "message")}{(Text(check, "fix") is { } fix ? $" {fix}" : "")}")
            .ShouldBe(lines.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"{line[..4]} {line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]}"));
        var channel = checks.Single(check => Text(check, "area") == "Channel" && Text(check, "name") == $"Slack/{TestPlatforms.SlackChannel}");
        (Text(channel, "status"), Text(channel, "message"), Text(channel, "fix")).ShouldBe(("fail", $"{TestPlatforms.SlackChannel}: not_in_channel:", "type /invite @paperbot in the channel"));
        Text(checks.Single(check => Text(check, "name") == "Slack"), "status").ShouldBe("warn");
        Text(checks.Single(check => Text(check, "name") == "Discord"), "status").ShouldBe("ok");
    }

    [Fact]
    public async Task A_document_says_which_settings_are_wrong()
    {
        var (exitCode, output, errors) = await BotProcess.RunAsync(_platforms.Folder, ["check", "--json", .. _platforms.Settings, "--Web:Url=https://x", "--Storage:Engin=LiteDb"]);

        (exitCode, errors).ShouldBe((2, ""));
        JsonDocument.Parse(output).RootElement.GetProperty("checks").EnumerateArray().Select(check => $"{Text(check, "area")} {Text(check, "name")} {Text(check, "status")}: {Text(check, "fix")}")
            .ShouldBe(["Settings Storage:Engin fail: Did you mean Storage:Engine?", "Settings Web:Url fail: Set it to http://127.0.0.1:443, and put a reverse proxy with TLS in front of it."]);
    }

    [Theory]
    [InlineData("Storage", "", "--Storage:Path=/")]
    [InlineData("Settings", "Foo", "--Foo:Bar=1")]
    [InlineData("Settings", "Discord:Token", "--Discord:Token=Bot abc")]
    public async Task A_document_says_what_kept_everything_from_being_checked(string area, string name, string setting)
    {
        var output = (await BotProcess.RunAsync(_platforms.Folder, ["check", "--json", .. _platforms.Settings, setting])).Output;
        var check = JsonDocument.Parse(output).RootElement.GetProperty("checks").EnumerateArray().ShouldHaveSingleItem();
        (Text(check, "area"), Text(check, "name")).ShouldBe((area, name));
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        _platforms.Slack.Workspace.Scopes.Remove("channels:read");
        (await BotProcess.RunAsync(_platforms.Folder, ["check", .. _platforms.Settings])).Output.ShouldContain(
            $"FAIL Channel Slack/{TestPlatforms.SlackChannel}: {TestPlatforms.SlackChannel}: it cannot be checked. missing_scope: add the scope channels:read on https://api.slack.com/apps");

        _platforms.Slack.Workspace.Scopes.Remove("chat:write");
        (await BotProcess.RunAsync(_platforms.Folder, ["check", .. _platforms.Settings])).Output.ShouldContain("FAIL Slack: Slack:BotToken lacks chat:write: add it under OAuth & Permissions");
    }

    [Theory]
    [InlineData("Subscriptions:0:Channel is \"#papers\"; it has to be the id of a channel on Discord, which is a number. Turn on Developer Mode", "--Subscriptions:0:Channel=#papers")]
    [InlineData("Subscriptions:1:Channel is \"general\"; it has to be the id of a channel on Slack. Click the channel's name and copy the Channel ID", "--Subscriptions:1:Channel=general")]
    [InlineData("Slack:Channels:0 is \"#papers\"; it has to be the id of a channel on Slack.", "--Slack:Channels:0=#papers")]
    [InlineData("choose Copy Server ID", "--Discord:Guilds:0=my server")]
    [InlineData("Slack:AppToken does not begin with xapp-", "--Slack:AppToken=xoxp-1")]
    [InlineData("Discord:Token: contains characters that no token has", "--Discord:Token=Bot abc")]
    [InlineData("Web:Password has 5 characters", "--Web:Password=short")]
    [InlineData("Web:Proxy is \"nginx\"", "--Web:Proxy=nginx")]
    [InlineData("Web:Url is \"http://0.0.0.0:5080\", which other machines can reach", "--Web:Url=http://0.0.0.0:5080")]
    [InlineData("PaperBot cannot listen at http://192.0.2.1:5080/. This machine has no such address.", "--Web:Url=http://192.0.2.1:5080", "--Web:Proxy=127.0.0.1")]
    [InlineData("Kestrel cannot be set.", "--Kestrel:Limits:MaxConcurrentConnections=5")]
    [InlineData("is a folder. Set Storage:Path to a file", "--Storage:Path=/")]
    [InlineData("Storage:Engine must be LiteDb or Sqlite", "--Storage:Engine=Paper")]
    [InlineData("Search:Glossary is nowhere.txt, which cannot be read", "--Search:Glossary=nowhere.txt")]
    [InlineData("Papers:ApiUrl is not an https address", "--Papers:ApiUrl=foo")]
    [InlineData("Sources:0", "--Sources:0:Kind=Feed", "--Sources:0:Url=ftp://x")]
    [InlineData("Replies:TimeZone has to be", "--Replies:TimeZone=Mars")]
    [InlineData("Tags:Aliases", "--Tags:Aliases:a=b", "--Tags:Aliases:b=a")]
    [InlineData("Delivery:LandingSeconds is -1", "--Delivery:LandingSeconds=-1")]
    public async Task What_serve_refuses_check_refuses_in_the_same_words(string message, params string[] settings)
    {
        string[] all = [.. _platforms.Settings, "--Logging:LogLevel:Default=Warning", .. settings];
        var serve = await BotProcess.RunAsync(_platforms.Folder, ["serve", .. all]);
        var check = await BotProcess.RunAsync(_platforms.Folder, ["check", .. all]);

        serve.ExitCode.ShouldBe(2);
        check.ExitCode.ShouldBeOneOf(1, 2);
        serve.Errors.ShouldContain(message);
        (check.Output + check.Errors).ShouldContain(message);
        serve.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task An_address_is_in_use_by_another_program_or_by_the_bot_itself()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";
        string[] settings = [.. TestStorage.Settings(_platforms.Folder), $"--Web:Url={address}"];
        (await BotProcess.RunAsync(_platforms.Folder, ["check", .. settings])).Output.ShouldContain($"FAIL Page: PaperBot cannot listen at {address}/. Another program listens there");
        other.Stop();

        await using var bot = BotProcess.Start(_platforms.Folder, settings);
        await bot.LogsAsync(BotProcess.Ready);
        await bot.LogsAsync("The page is at");
        (await BotProcess.RunAsync(_platforms.Folder, ["check", .. settings])).Output.ShouldContain($"ok   Page: It is at {address}/.");
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static string Word(JsonElement check) => Text(check, "status") switch { "ok" => "ok  ", "warn" => "warn", _ => "FAIL" };

    /// <summary>The settings of platforms and a source that accept connections and never answer.</summary>
    private IEnumerable<string> Silent(TcpListener silent) =>
    [
        .. _platforms.Settings.Where(setting => !setting.StartsWith("--Sources:", StringComparison.Ordinal)),
        $"--Discord:ApiUrl=http://{silent.LocalEndpoint}/", $"--Slack:ApiUrl=http://{silent.LocalEndpoint}/", "--Sources:0:Kind=Feed", $"--Sources:0:Url=http://{silent.LocalEndpoint}/feed",
    ];
}
