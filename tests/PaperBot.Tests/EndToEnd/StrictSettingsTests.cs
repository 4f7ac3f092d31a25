using System.Net;
using System.Net.Sockets;

namespace PaperBot.Tests.EndToEnd;

/// <summary>What the real program makes of settings with errors.</summary>
[Long]
public sealed class StrictSettingsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{ "Storag": { "Path": "x" } }""", "Storag does not exist. Did you mean Storage?")]
    [InlineData("""{ "Storage": { "Engin": "Sqlite" } }""", "Storage:Engin does not exist. Did you mean Storage:Engine?")]
    [InlineData("""{ "Sources": [ { "Pth": "digests" } ] }""", "Sources:0:Pth does not exist. Did you mean Sources:0:Path?")]
    [InlineData("""{ "Sources": { "Path": "digests" } }""", "Sources:Path does not exist. Sources is a list: its items are Sources:0, Sources:1 and so on.")]
    [InlineData("""{ "Discord": { "Guilds": "1" } }""", "Discord:Guilds is a list: write its first item as Discord:Guilds:0.")]
    [InlineData("""{ "Slack": { "Channels": [ { "Id": "C1" } ] } }""", "Slack:Channels:0:Id does not exist: Slack:Channels:0 is one value.")]
    [InlineData("""{ "Web": "http://127.0.0.1:1" }""", "Web has no value of its own. It can be Web:Url,")]
    [InlineData("""{ "Replies": { "PageSize": "many" } }""", "Replies:PageSize is \"many\"; it has to be a whole number.")]
    [InlineData("""{ "Replies": { "Visibility": "Secret" } }""", "Replies:Visibility is \"Secret\"; it has to be Private or Shared.")]
    [InlineData("""{ "Slack": { "AllowGuests": "yes" } }""", "Slack:AllowGuests is \"yes\"; it has to be true or false.")]
    [InlineData("""{ "Delivery": { "PatienceSeconds": "NaN" } }""", "Delivery:PatienceSeconds is \"NaN\"; it has to be a number such as 2.5.")]
    [InlineData("""{ "Logging": { "LogLevel": { "Default": "Loud" } } }""", "Logging:LogLevel:Default is \"Loud\"; it has to be Trace, Debug, Information, Warning, Error, Critical or None.")]
    [InlineData("""{ "Logging": { "Console": { "LogLevel": { "Default": "Loud" } } } }""", "Logging:Console:LogLevel:Default is \"Loud\"; it has to be Trace, Debug,")]
    [InlineData("""{ "Logging": { "Console": { "MaxQueueLength": "many" } } }""", "Logging:Console:MaxQueueLength is \"many\"; it has to be a whole number.")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "http://127.0.0.1:5082" } } } }""", "Kestrel cannot be set. Remove it: the address of the page is Web:Url, and that of the platforms Web:PlatformsUrl.")]
    [InlineData("""{ "Logging": { "Format": "Xml" } }""", "Logging:Format is \"Xml\"; it has to be Text or Json.")]
    [InlineData("""{ "Logging": { "Formt": "Json" } }""", "Logging:Formt does not exist. Did you mean Logging:Format?")]
    [InlineData("""{ "Web": { "Url": "https://127.0.0.1:5443" } }""", "Set it to http://127.0.0.1:5443, and put a reverse proxy with TLS in front of it.")]
    [InlineData("""{ "Web": { "Url": "http://127.0.0.1:5080/papers" } }""", "it has to be an address such as http://127.0.0.1:5080, without a path.")]
    [InlineData("""{ "Mcp": { "Tokn": "x" } }""", "Mcp:Tokn does not exist. Did you mean Mcp:Token?")]
    [InlineData("""{ "Mcp": { "Token": "short" } }""", "Mcp:Token has to have at least 32 letters, digits or any of -._~+/ and nothing else. Make one with: openssl rand -hex 32")]
    [InlineData("""{ "Discord": { "Shards": "0" } }""", "Discord:Shards: \"0\" is neither auto nor a number from 1 to 1000.")]
    [InlineData("""{ "Discord": { "Guilds": [ "my server" ] } }""", "Discord:Guilds:0: \"my server\" is not the id of a server, which is a number.")]
    [InlineData("""{ "Slack": { "Channels": [ "#papers" ] } }""", "Slack:Channels:0 is \"#papers\"; it has to be the id of a channel on Slack.")]
    [InlineData("""{ "Slack": { "Subscribers": [ "Ada" ] } }""", "Slack:Subscribers:0: \"Ada\" is neither Members nor the id of a person")]
    [InlineData("""{ "Storage": { "Path": "/" } }""", "/ is a folder. Set Storage:Path to a file")]
    public async Task An_error_is_refused_with_its_key_and_what_it_may_be(string settings, string message)
    {
        _folder.Write("appsettings.json", settings);

        var (exitCode, output, errors) = await BotProcess.RunAsync(_folder.Path, "tags");

        (exitCode, output).ShouldBe((2, ""));
        errors.ShouldContain(message);
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("serve")]
    public async Task All_errors_are_named_at_once(string verb)
    {
        _folder.Write("appsettings.json", """{ "Replies": { "PageSize": "many", "TimeZone": "Mars" }, "Web": { "Url": "x" }, "Delivery": { "LandingSeconds": -1 } }""");

        var (exitCode, output, errors) = await BotProcess.RunAsync(_folder.Path, verb, "--Foo:Bar=1", "--Storage:Engine=Paper");

        (exitCode, output).ShouldBe((2, ""));
        foreach (var key in new[] { "Replies:PageSize is \"many\"", "Replies:TimeZone has to be", "Web:Url is \"x\"", "Delivery:LandingSeconds is -1", "Foo does not exist", "Storage:Engine must be" })
        {
            errors.ShouldContain(key);
        }

        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Variables_of_other_programs_with_the_name_of_a_section_are_ignored()
    {
        _folder.Write("appsettings.json", """{ "Discord": { "Guilds": [ "1" ] } }""");
        (string, string)[] variables = [("STORAGE", "local"), ("TAGS", "latest"), ("SOURCES", "a,b"), ("DISCORD", "https://discord.gg/x"), ("LOGGING", "1")];

        (await BotProcess.RunAsync(_folder.Path, ["tags"], path: null, asGiven: false, variables)).ExitCode.ShouldBe(0);
        (await BotProcess.RunAsync(_folder.Path, ["tags"], path: null, asGiven: false, [.. variables, ("Storage__Engin", "x")])).Errors.ShouldContain("Did you mean Storage:Engine?");
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("check")]
    public async Task Variables_of_OpenTelemetry_that_are_wrong_are_refused_without_their_values(string verb)
    {
        (string, string)[] variables = [("OTEL_EXPORTER_OTLP_ENDPOINT", "collector-hidden"), ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/json"), ("OTEL_EXPORTER_OTLP_METRICS_TIMEOUT", "soon"), ("OTEL_SERVICE_NAME", "papers")];

        var (exitCode, _, errors) = await BotProcess.RunAsync(_folder.Path, [verb], path: null, asGiven: false, variables);

        exitCode.ShouldBe(2);
        errors.Trim().Split('\n').ShouldBe(
        [
            "OTEL_EXPORTER_OTLP_ENDPOINT has to be the address of a collector, such as http://127.0.0.1:4317.",
            "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL has to be grpc or http/protobuf.",
            "OTEL_EXPORTER_OTLP_METRICS_TIMEOUT has to be a number of milliseconds, such as 1500.",
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task Addresses_of_the_server_are_refused_from_the_environment_too() =>
        (await BotProcess.RunAsync(_folder.Path, ["serve"], path: null, asGiven: false, ("Kestrel__Endpoints__A__Url", "http://127.0.0.1:0"))).Errors.ShouldStartWith("Kestrel cannot be set.");

    [Theory]
    [InlineData(0, "", "--Tags:Aliases:large-language=llm")]
    [InlineData(0, "", "--Logging:LogLevel:Microsoft.AspNetCore=Debug")]
    [InlineData(2, "Logging:LogLevel:Microsoft.AspNetCore is \"Loud\"", "--Logging:LogLevel:Microsoft.AspNetCore=Loud")]
    public async Task Names_with_other_characters_are_settings_among_arguments(int exitCode, string message, string setting)
    {
        var run = await BotProcess.RunAsync(_folder.Path, "tags", setting);
        run.ExitCode.ShouldBe(exitCode, run.Errors);
        run.Errors.ShouldContain(message);
    }

    [Fact]
    public async Task A_value_of_a_wrong_key_is_not_repeated_since_it_may_be_a_secret()
    {
        _folder.Write("appsettings.json", """{ "Slack": { "BotTokn": "xoxb-hidden" } }""");
        var errors = (await BotProcess.RunAsync(_folder.Path, "tags")).Errors;
        errors.ShouldContain("Slack:BotTokn does not exist. Did you mean Slack:BotToken?");
        errors.ShouldNotContain("hidden");
    }

    [Fact]
    public async Task An_address_in_use_is_named_in_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var (exitCode, _, errors) = await BotProcess.RunAsync(_folder.Path, "serve", $"--Web:Url=http://{other.LocalEndpoint}", "--Logging:LogLevel:Default=Warning");
        exitCode.ShouldBe(2);
        errors.ShouldContain($"PaperBot cannot listen at http://{other.LocalEndpoint}/. Another program listens there");
        errors.ShouldNotContain("fail:");
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task An_address_of_another_machine_is_named_in_one_line()
    {
        var (exitCode, _, errors) = await BotProcess.RunAsync(_folder.Path, "serve", "--Web:Url=http://192.0.2.1:5080", "--Web:Proxy=127.0.0.1", "--Logging:LogLevel:Default=Warning");
        exitCode.ShouldBe(2);
        errors.ShouldContain("PaperBot cannot listen at http://192.0.2.1:5080/. This machine has no such address.");
        errors.ShouldNotContain("fail:");
    }
}
