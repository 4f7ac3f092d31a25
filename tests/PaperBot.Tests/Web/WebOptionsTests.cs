using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using PaperBot.Web;

namespace PaperBot.Tests.Web;

public sealed class WebOptionsTests
{
    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.0.2.1:5080")]
    [InlineData("http://papers.example.org:5080")]
    [InlineData("http://localhost.:5080")]
    [InlineData("http://localhost.example.org:5080")]
    [InlineData("http://127.0.0.1.example.org:5080")]
    [InlineData("http://unix:/run/paperbot.sock")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://127.0.0.1:5080;http://0.0.0.0:5081")]
    [InlineData("http://127.0.0.1;http://0.0.0.0")]
    [InlineData("http://127.0.0.1@0.0.0.0:5080")]
    [InlineData("http://127.0.0.1:80@papers.example.org")]
    [InlineData("http://127.0.0.1:5080/page")]
    [InlineData("file:///127.0.0.1")]
    [InlineData("127.0.0.1:5080")]
    public void An_address_that_may_be_reached_by_others_needs_a_password_or_a_proxy(string url) => Errors(("Url", url)).ShouldHaveSingleItem().ShouldStartWith($"Web:Url is \"{url}\"");

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://127.0.0.2")]
    [InlineData("http://[::1]:5080")]
    [InlineData("http://LOCALHOST:5080/")]
    [InlineData("http://loopback:5080")]
    public void An_address_of_this_machine_alone_needs_neither(string url) => WebOptions.IsLoopback(Read(("Url", url)).Address()).ShouldBeTrue();

    [Fact]
    public void Each_wrong_value_is_said_at_once() => Errors(
        ("Url", "http://0.0.0.0:80"), ("Password", "short"), ("Proxy", "proxy.example.org"), ("Hosts:0", "*"), ("Hosts:1", "a.org:80"), ("Hosts:2", "0.0.0.0"), ("Hosts:3", "*.org")).ShouldBe(
    [
        "Web:Password has 5 characters; it has to have at least 12.",
        "Web:Proxy is \"proxy.example.org\"; it has to be the IP address from which the reverse proxy connects.",
        .. new[] { "*", "a.org:80", "0.0.0.0", "*.org" }.Select(host => $"Web:Hosts has \"{host}\"; it has to be a name such as papers.example.org, without a port and without wildcards."),
    ]);

    [Theory]
    [InlineData("1")]
    [InlineData("0x7f000001")]
    [InlineData("127.1")]
    [InlineData("10.0.0.0/8")]
    public void What_is_no_complete_address_is_no_proxy(string proxy) => Errors(("Proxy", proxy)).ShouldHaveSingleItem().ShouldStartWith("Web:Proxy is");

    [Fact]
    public void All_addresses_of_the_machine_need_the_name_of_a_host() =>
        Errors(("Url", "http://0.0.0.0:5080"), ("Password", "correct horse")).ShouldHaveSingleItem().ShouldContain("Web:Hosts:0");

    [Fact]
    public void The_hosts_are_those_of_the_settings_and_of_this_machine()
    {
        var options = Read(("Url", "http://0.0.0.0:5080"), ("Hosts:0", "papers.example.org"), ("Proxy", "192.0.2.1"));

        options.AllowedHosts().ShouldBe(["papers.example.org", "localhost", "127.0.0.1", "[::1]"]);
    }

    [Theory]
    [InlineData("0.0.0.0:5081")]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://0.0.0.0:5081/slack")]
    [InlineData("http://0.0.0.0:5081;http://0.0.0.0:5082")]
    public void Platforms_have_an_address_with_a_port_of_its_own(string url) =>
        Errors(("PlatformsUrl", url)).ShouldHaveSingleItem().ShouldStartWith($"Web:PlatformsUrl is \"{url}\"");

    [Fact]
    public void The_address_for_platforms_needs_no_password() =>
        Read(("PlatformsUrl", "http://0.0.0.0:5081")).Addresses().ShouldBe(["http://127.0.0.1:5080/", "http://0.0.0.0:5081"]);

    [Fact]
    public void An_unknown_key_is_refused() => Should.Throw<InvalidOperationException>(() => Read(("Passwort", "correct horse")));

    private static IEnumerable<string> Errors(params (string Key, string Value)[] settings)
    {
        try
        {
            Read(settings);
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }

    private static WebOptions Read(params (string Key, string Value)[] settings) => WebOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Web:{setting.Key}", (string?)setting.Value))).Build());
}
