using System.Net;
using System.Net.Sockets;
using PaperBot.Fakes.Slack;
using PaperBot.Tests.EndToEnd;
using PaperBot.Tests.Web;

namespace PaperBot.Tests.Metrics;

public sealed class MetricsAccessTests
{
    private const string Password = "correct horse 배터리";

    [Fact]
    public async Task Whoever_knows_the_password_may_read_the_metrics_and_nobody_else()
    {
        await using var site = await PageSite.StartAsync($"--Web:Password={Password}");
        var right = ("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"prometheus:{Password}"))}");

        (await site.GetAsync("/metrics")).Status.ShouldBe(401);
        var (status, text, headers, content) = await site.GetAsync("/metrics", "GET", right);
        (status, content.ContentType!.MediaType, headers.CacheControl!.NoStore).ShouldBe((200, "text/plain", true));
        text.ShouldContain("paperbot_index_entries");
        var posted = await site.GetAsync("/metrics", "POST", right);
        (posted.Status, posted.Content.ContentType?.MediaType is null or "text/plain").ShouldBe((405, true));
        (await site.GetAsync("/metrics", "GET", right, ("Host", "evil.example"))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task They_are_not_at_the_address_of_the_platforms()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        var own = new Uri($"http://127.0.0.1:{FreePort()}");
        await using var bot = await RunningBot.StartAsync([.. platforms.Settings, "--Slack:AppToken=", $"--Slack:SigningSecret={SlackPosts.Secret}", $"--Web:PlatformsUrl={own}"]);

        RawHttp.Status(await RawHttp.SendAsync(own, "GET /metrics HTTP/1.1", "Host: localhost")).ShouldBe(404);
        RawHttp.Status(await RawHttp.SendAsync(bot.Address, "GET /metrics HTTP/1.1", "Host: localhost", "Connection: close")).ShouldBe(200);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
