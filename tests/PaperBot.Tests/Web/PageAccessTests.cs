using System.Net;
using PaperBot.Tests.EndToEnd;
using PaperBot.Web;

namespace PaperBot.Tests.Web;

[Long]
public sealed class PageAccessTests
{
    private const string Password = "correct horse 배터리";

    private static readonly string[] Hosts = ["papers.example.org"];

    private static readonly string[] Paths = ["/", "/preview", "/page.css", "/browse.css", "/entry/0000000000", "/status", "/feed.atom", "/tag/moe/feed.atom", "/tag/moe", "/nothing", "/healthz/", "/healthz/x", "/?q=tag+moe"];

    [Fact]
    public async Task An_address_that_others_can_reach_is_not_served_without_a_password()
    {
        using var folder = new TempFolder();

        var serve = await BotProcess.RunAsync(folder.Path, ["serve", "--Web:Url=http://0.0.0.0:0", .. TestStorage.Settings(folder.Path)]);
        var check = await BotProcess.RunAsync(folder.Path, ["check", "--Web:Url=http://0.0.0.0:0", .. TestStorage.Settings(folder.Path)]);

        (serve.ExitCode, check.ExitCode).ShouldBe((2, 2));
        serve.Errors.Trim().ShouldStartWith("Web:Url is \"http://0.0.0.0:0\", which other machines can reach. Set Web__Password in the environment");
        check.Errors.ShouldBe(serve.Errors);
    }

    [Fact]
    public async Task Without_the_password_only_whether_the_bot_is_alive_and_ready_is_said()
    {
        await using var page = await ServedPage.StartAsync(new { Web = new { Url = "http://0.0.0.0:0", Hosts, Password } });
        await page.Bot.LogsAsync("without TLS");

        foreach (var path in Paths)
        {
            var refused = await page.GetAsync(path);
            (refused.Status, refused.Text).ShouldBe((401, "The page needs its password. Any user name will do."), path);
            refused.Headers.WwwAuthenticate.ToString().ShouldBe("Basic realm=\"PaperBot\", charset=\"UTF-8\"");
            refused.Headers.GetValues("Cache-Control").ShouldBe(["no-store"]);
        }

        (await page.GetAsync("/healthz")).Text.ShouldBe("alive");
        var ready = await page.GetAsync("/readyz");
        (ready.Status, ready.Text).ShouldBe((200, "ready"));
        (await page.GetAsync("/readyz", Password)).Text.ShouldContain("\nFolder ");
        (await page.GetAsync("/", Password)).Text.ShouldContain("/paper");
        (await page.GetAsync("/", Password, user: "")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task After_some_wrong_passwords_no_more_are_compared()
    {
        await using var page = await ServedPage.StartAsync(new { Web = new { Url = "http://127.0.0.1:0", Password } });

        foreach (var wrong in new[] { "", "x", Password[..^1], Password + " ", Password.ToUpperInvariant() })
        {
            (await page.GetAsync("/readyz", wrong)).Text.ShouldBe("ready");
        }

        var right = await page.GetAsync("/", Password);
        (right.Status, right.Headers.RetryAfter!.ToString()).ShouldBe((429, "60"));
        (await page.GetAsync("/readyz", Password)).Status.ShouldBe(429);
        (await page.GetAsync("/healthz", Password)).Status.ShouldBe(200);
        (await page.GetAsync("/readyz")).Text.ShouldBe("ready");
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic ")]
    [InlineData("Basic !!!")]
    [InlineData("Basic bm9jb2xvbg==")]
    [InlineData("Bearer Y29ycmVjdA==")]
    [InlineData("Basic gICAgA==, Basic gICAgA==")]
    public async Task What_is_no_password_is_a_wrong_one(string authorization)
    {
        await using var page = await ServedPage.StartAsync(new { Web = new { Url = "http://127.0.0.1:0", Password } });

        RawHttp.Status(await RawHttp.SendAsync(page.Address, "GET / HTTP/1.1", "Host: localhost", $"Authorization: {authorization}")).ShouldBe(401);
    }

    [Fact]
    public async Task Only_the_reverse_proxy_is_served_where_one_is_set()
    {
        await using var foreign = await ServedPage.StartAsync(
            new { Web = new { Url = "http://0.0.0.0:0", Hosts, Proxy = "192.0.2.1" } });
        (await foreign.GetAsync("/")).ShouldSatisfyAllConditions(
            response => response.Status.ShouldBe(403),
            response => response.Text.ShouldBe("The page does not answer to this address."));
        (await foreign.GetAsync("/readyz")).Text.ShouldBe("ready");
        (await RawHttp.SendAsync(foreign.Address, "GET / HTTP/1.1", "Host: papers.example.org", "X-Forwarded-For: 192.0.2.1", "Forwarded: for=192.0.2.1")).ShouldStartWith("HTTP/1.1 403");

        await using var proxied = await ServedPage.StartAsync(new { Web = new { Url = "http://[::]:0", Hosts, Proxy = "127.0.0.1" } });
        (await proxied.GetAsync("/")).Status.ShouldBe(200);
    }

    [Fact]
    public void Passwords_are_compared_by_their_hashes_in_constant_time_alone()
    {
        var lines = File.ReadAllLines(Path.Combine(SharedData.RepositoryRoot, "src/PaperBot/Web/PageAccess.cs")).Where(line => line.Contains("_password", StringComparison.Ordinal));

        lines.Select(line => line.Trim()).ShouldBe(
        [
            "private readonly byte[]? _password = options.Password == \"\" ? null : Hash(options.Password);",
            "if (_password is null)",
            "return _wrong.Try(SenderOf(context), () => CryptographicOperations.FixedTimeEquals(Hash(ReadPassword(sent)), _password)) switch",
        ]);
    }

    [Fact]
    public async Task Behind_a_proxy_the_wrong_passwords_of_one_do_not_lock_out_another()
    {
        await using var page = await ServedPage.StartAsync(new { Web = new { Url = "http://127.0.0.1:0", Password } });
        var wrong = $"Authorization: Basic {Convert.ToBase64String("ada:wrong"u8)}";
        var right = $"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"ada:{Password}"))}";
        for (var number = 0; number < Limits.WrongPasswords; number++)
        {
            RawHttp.Status(await RawHttp.SendAsync(page.Address, "GET / HTTP/1.1", "Host: localhost", wrong, $"X-Forwarded-For: 198.51.100.{number}, 203.0.113.1")).ShouldBe(401);
        }

        RawHttp.Status(await RawHttp.SendAsync(page.Address, "GET / HTTP/1.1", "Host: localhost", right, "X-Forwarded-For: 198.51.100.9, 203.0.113.1")).ShouldBe(429);
        RawHttp.Status(await RawHttp.SendAsync(page.Address, "GET / HTTP/1.1", "Host: localhost", right, "X-Forwarded-For: 203.0.113.1, 203.0.113.2")).ShouldBe(200);
    }

    [Fact]
    public void Wrong_passwords_are_forgotten_after_a_minute_and_those_of_many_take_little_memory()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        var wrong = new WrongPasswords(time);
        for (var number = 0; number < Limits.WrongPasswordSenders + 100; number++)
        {
            wrong.Try(new IPAddress(number), () => false).ShouldBe(false);
        }

        for (var number = 1; number < Limits.WrongPasswords; number++)
        {
            wrong.Try(new IPAddress(7), () => false).ShouldBe(false);
        }

        wrong.Try(new IPAddress(7), () => true).ShouldBeNull();
        wrong.Try(new IPAddress(8), () => true).ShouldBe(true);
        time.Advance(TimeSpan.FromMinutes(1));
        wrong.Try(new IPAddress(7), () => true).ShouldBe(true);
    }
}
