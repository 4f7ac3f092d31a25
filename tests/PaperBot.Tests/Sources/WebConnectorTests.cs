using System.Net;
using PaperBot.Fakes.Web;

namespace PaperBot.Tests.Sources;

public sealed class WebConnectorTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.100.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("fe80::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("8.8.8.8", false)]
    [InlineData("172.32.0.1", false)]
    [InlineData("2606:2800:220:1::1", false)]
    [InlineData("::ffff:8.8.8.8", false)]
    public void An_address_is_internal_or_public(string address, bool isInternal = true) =>
        WebConnector.IsInternal(IPAddress.Parse(address)).ShouldBe(isInternal);

    [Theory]
    [InlineData("http://10.0.0.5/feed")]
    [InlineData("http://[::1]/feed")]
    [InlineData("http://wiki/feed")]
    [InlineData("https://wiki.lan/feed")]
    [InlineData("http://localhost:8080/feed")]
    [InlineData("https://example.org/feed", false)]
    [InlineData("https://wiki.example.org/feed", false)]
    [InlineData("http://8.8.8.8/feed", false)]
    public void A_source_is_in_the_internal_network_by_how_its_address_is_written(string address, bool isInternal = true) =>
        WebConnector.IsInternal(new Uri(address)).ShouldBe(isInternal);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_public_source_cannot_lead_into_the_internal_network(string host)
    {
        await using var web = await FakeWeb.StartAsync();
        using var fetcher = new WebFetcher(new("http://203.0.113.7/feed"), new ManualTime(DateTimeOffset.UnixEpoch));
        var target = new UriBuilder(web.Address("/a")) { Host = host }.Uri;

        var refused = await Should.ThrowAsync<SourceException>(() => fetcher.FetchAsync(target, null, TestContext.Current.CancellationToken));

        refused.Message.ShouldContain($"it leads to {host}:{target.Port}, which is not on the public internet");
        web.Requests.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_source_in_the_internal_network_cannot_lead_to_another_service_there()
    {
        await using var web = await FakeWeb.StartAsync();
        await using var other = await FakeWeb.StartAsync();
        web["/feed"] = new("") { RedirectTo = other.Address("/secrets") };
        using var fetcher = new WebFetcher(new(web.Address("/feed")), new ManualTime(DateTimeOffset.UnixEpoch));

        var refused = await Should.ThrowAsync<SourceException>(() => fetcher.FetchAsync(null, TestContext.Current.CancellationToken));

        refused.Message.ShouldContain("which is not on the public internet");
        other.Requests.Items.ShouldBeEmpty();
    }
}
