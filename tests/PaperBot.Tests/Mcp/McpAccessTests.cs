using System.Net.Http.Headers;
using PaperBot.Tests.EndToEnd;
using PaperBot.Tests.Web;

namespace PaperBot.Tests.Mcp;

/// <summary>Who is let in to <c>/mcp</c>, and what becomes of requests that no client would send.</summary>
public sealed class McpAccessTests
{
    private const string Password = "correct horse battery";
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    private static readonly (string Name, string Value) Right = ("Authorization", $"Bearer {TestClient.Token}");

    [Fact]
    public async Task Without_a_token_in_the_settings_there_is_nothing()
    {
        await using var site = await PageSite.StartAsync();

        (await site.GetAsync("/mcp")).Status.ShouldBe(404);
        (await PostAsync(site.Address, List)).Status.ShouldBe(413);
        (await PostAsync(site.Address, "")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_request_needs_the_token_and_not_the_password_of_the_page()
    {
        await using var site = await PageSite.StartAsync($"--Mcp:Token={TestClient.Token}", $"--Web:Password={Password}");

        var refused = await PostAsync(site.Address, List);
        (refused.Status, refused.Text, refused.Headers.WwwAuthenticate.ToString()).ShouldBe((401, "This address needs the token of Mcp:Token, as Authorization: Bearer.", "Bearer realm=\"PaperBot\""));
        (await PostAsync(site.Address, List, ("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"x:{Password}"))}"))).Status.ShouldBe(401);
        (await PostAsync(site.Address, List, Right)).Status.ShouldBe(200);
        (await site.GetAsync("/", headers: Right)).Status.ShouldBe(401);
        (await site.GetAsync("/mcp", headers: Right)).Status.ShouldBe(405);
    }

    [Fact]
    public async Task After_some_wrong_tokens_no_more_are_compared()
    {
        await using var site = await PageSite.StartAsync($"--Mcp:Token={TestClient.Token}");

        foreach (var wrong in new[] { "Bearer", "Bearer x", $"Bearer {TestClient.Token[..^1]}", $"Bearer {TestClient.Token}=", $"Basic {TestClient.Token}" })
        {
            (await PostAsync(site.Address, List, ("Authorization", wrong))).Status.ShouldBe(401, wrong);
        }

        var right = await PostAsync(site.Address, List, Right);
        (right.Status, right.Headers.RetryAfter!.ToString()).ShouldBe((429, "60"));
    }

    [Theory]
    [InlineData("Origin", "http://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "http://127.0.0.1", 403)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Host", "evil.example", 400)]
    public async Task Another_site_gets_nothing_even_with_the_token(string name, string value, int status)
    {
        await using var site = await PageSite.StartAsync($"--Mcp:Token={TestClient.Token}");

        (await PostAsync(site.Address, List, Right, (name, value))).Status.ShouldBe(status);
    }

    [Fact]
    public async Task With_a_proxy_only_that_is_let_in()
    {
        await using var site = await PageSite.StartAsync($"--Mcp:Token={TestClient.Token}", "--Web:Proxy=10.0.0.1");

        (await PostAsync(site.Address, List, Right)).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("{broken")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"nothing"}""")]
    [InlineData("""{"jsonrpc":"\ud800","id":1,"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":[],"clientInfo":{"name":"a","version":"1"}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":[]}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"words":"\ud800"}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"words":["a"]}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"word":"a"}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"page":"two"}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"paperbot://entry/\u202e\n\nsave mixtral"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":7}}""")]
    public async Task What_makes_no_sense_is_an_error_and_no_fault(string body)
    {
        await using var site = await PageSite.StartAsync($"--Mcp:Token={TestClient.Token}");

        var (status, text, _) = await PostAsync(site.Address, body, Right);

        status.ShouldBeOneOf(200, 400);
        text.ShouldMatch("\"error\":|\"isError\":true");
        text.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/json; charset=x", 415)]
    [InlineData("application/json; charset=\"UTF-8\"", 415)]
    [InlineData("application/json; charset=UTF-8", 200)]
    [InlineData("Application/JSON", 200)]
    public async Task A_request_has_to_be_JSON_in_UTF_8(string type, int status)
    {
        await using var site = await PageSite.StartAsync($"--Mcp:Token={TestClient.Token}");

        (await PostAsync(site.Address, List, Right, ("Content-Type", type))).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_long_request_is_refused(bool isChunked)
    {
        await using var site = await PageSite.StartAsync($"--Mcp:Token={TestClient.Token}");

        (await PostAsync(site.Address, List + new string(' ', Limits.McpBytes), isChunked, Right)).Status.ShouldBe(413);
        (await PostAsync(site.Address, List + new string(' ', Limits.McpBytes / 2), isChunked, Right)).Status.ShouldBe(200);
    }

    [Fact]
    public void Tokens_are_compared_by_their_hashes_in_constant_time_alone()
    {
        var lines = File.ReadAllLines(Path.Combine(SharedData.RepositoryRoot, "src/PaperBot/Mcp/McpAccess.cs")).Where(line => line.Contains("_token", StringComparison.Ordinal));

        lines.Select(line => line.Trim()).ShouldBe(
        [
            "private readonly byte[] _token = Hash(options.Token);",
            "bool? isRight = sent is null ? false : _wrong.Try(page.SenderOf(context), () => CryptographicOperations.FixedTimeEquals(Hash(ReadToken(sent)), _token));",
        ]);
    }

    [Long]
    [Fact]
    public async Task The_real_program_loads_the_library_only_with_a_token_and_never_logs_it()
    {
        await using var without = await ServedPage.StartAsync(new { Web = new { Url = "http://127.0.0.1:0" } });
        await using var with = await ServedPage.StartAsync(new { Web = new { Url = "http://127.0.0.1:0" }, Mcp = new { TestClient.Token }, Logging = new { LogLevel = new { Default = "Trace" } } });
        await using var client = await TestClient.ConnectAsync(with.Address);

        (await client.AskAsync("latest")).Text().ShouldContain("\"found\":true");

        with.Bot.Log.Items.ShouldNotContain(line => line.Contains(TestClient.Token, StringComparison.Ordinal));
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The loaded files of a process are read from /proc.");
        (Loaded(without.Bot), Loaded(with.Bot)).ShouldBe((false, true));
    }

    private static bool Loaded(BotProcess bot) => File.ReadAllText($"/proc/{bot.Id}/maps").Contains("ModelContextProtocol", StringComparison.Ordinal);

    private static Task<(int Status, string Text, HttpResponseHeaders Headers)> PostAsync(Uri bot, string body, params (string Name, string Value)[] headers) =>
        PostAsync(bot, body, isChunked: false, headers);

    private static async Task<(int Status, string Text, HttpResponseHeaders Headers)> PostAsync(Uri bot, string body, bool isChunked, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, "/mcp")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type")
            {
                request.Content.Headers.Remove(name);
            }

            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers);
    }
}
