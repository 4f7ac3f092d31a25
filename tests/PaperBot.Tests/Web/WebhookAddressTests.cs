using System.Net;
using System.Net.Sockets;
using PaperBot.Fakes.Slack;
using PaperBot.Tests.EndToEnd;

namespace PaperBot.Tests.Web;

public sealed class WebhookAddressTests
{
    [Fact]
    public async Task Platforms_can_have_an_address_of_their_own_at_which_there_is_no_page()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        var own = new Uri($"http://127.0.0.1:{FreePort()}");
        await using var bot = await RunningBot.StartAsync([.. platforms.Settings, "--Slack:AppToken=", $"--Slack:SigningSecret={SlackPosts.Secret}", $"--Web:PlatformsUrl={own}"]);
        await bot.Log.Lines.FirstAsync(line => line.Text.Contains("Serves the Slack workspace", StringComparison.Ordinal));

        (await platforms.Slack.Http.SendCommandAsync(own, "help")).Text.ShouldNotBeEmpty();
        RawHttp.Status(await RawHttp.SendAsync(own, "GET / HTTP/1.1", "Host: bot.example.org")).ShouldBe(404);
        RawHttp.Status(await RawHttp.SendAsync(own, "GET /readyz HTTP/1.1", "Host: bot.example.org")).ShouldBe(404);
        RawHttp.Status(await RawHttp.SendAsync(own, "GET /healthz HTTP/1.1", "Host: bot.example.org")).ShouldBe(200);
        using var http = new HttpClient();
        (await SlackPosts.Command(platforms.Slack.CommandPayload("help", "E9")).SendAsync(http, bot.Address)).Status.ShouldBe(413, "the page takes no body");
        using var page = await http.GetAsync(bot.Address, TestContext.Current.CancellationToken);
        ((int)page.StatusCode).ShouldBe(200);
    }

    [Theory]
    [InlineData("/discord/interactions")]
    [InlineData("/slack/commands")]
    public async Task Without_a_key_nothing_can_be_posted(string path)
    {
        await using var platforms = await TestPlatforms.StartAsync();
        await using var bot = await RunningBot.StartAsync(platforms.Settings);
        using var http = new HttpClient();

        (await SlackPosts.Command(platforms.Slack.CommandPayload("help", "E9")).SendAsync(http, bot.Address)).Status.ShouldBe(413, "the page takes no body");
        using var response = await http.GetAsync(new Uri(bot.Address, path), TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(404);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
