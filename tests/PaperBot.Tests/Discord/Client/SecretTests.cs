using PaperBot.Discord.Bot;
using PaperBot.Discord.Client;

namespace PaperBot.Tests.Discord.Client;

public sealed class SecretTests
{
    private const string Secret = "very.secret.token";

    public static TheoryData<string> Printed =>
    [
        new DiscordOptions { Token = Secret }.ToString(),
        new DiscordOptions { Token = Secret }.ToClientOptions().ToString(),
        new Interaction("1", "2", InteractionType.Command, Secret, Locale: null, Data: null, Message: null).ToString(),
        new GatewayIdentify(Secret, 0, new("linux", "PaperBot", "PaperBot"), [0, 1]).ToString(),
        new GatewayResume(Secret, "session", 7).ToString(),
        new GatewayCommand<GatewayResume>(GatewayOpcode.Resume, new(Secret, "session", 7)).ToString(),
        new RestRequest(HttpMethod.Post, $"interactions/1/{Secret}/callback").ToString(),
        new RestRequest(HttpMethod.Patch, $"webhooks/1/{Secret}/messages/@original").ToString(),
    ];

    [Theory]
    [MemberData(nameof(Printed))]
    public void What_contains_a_token_does_not_print_it(string printed)
    {
        printed.ShouldNotBeEmpty();
        printed.ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("https://discord.com/api/v10/", "wss://gateway.discord.gg")]
    [InlineData("https://discord.com/api/v10/", "wss://gateway-us-east1-b.discord.gg/?x=1")]
    [InlineData("http://127.0.0.1:5000/api/v10/", "ws://127.0.0.1:5001/gateway")]
    [InlineData("https://127.0.0.1:5000/api/v10/", "wss://127.0.0.1:5001/gateway")]
    [InlineData("http://localhost:5000/api/v10/", "ws://127.0.0.1:5001/gateway")]
    public void The_token_is_sent_to_the_gateway(string api, string gateway) =>
        GatewayUrl.Create(gateway, new Uri(api)).ToString().ShouldEndWith("?v=10&encoding=json");

    [Theory]
    [InlineData("https://discord.com/api/v10/", "wss://gateway.discord.gg.evil.example")]
    [InlineData("https://discord.com/api/v10/", "wss://evildiscord.gg")]
    [InlineData("https://discord.com/api/v10/", "wss://gateway.discord.gg@evil.example")]
    [InlineData("https://discord.com/api/v10/", "ws://gateway.discord.gg")]
    [InlineData("https://discord.com/api/v10/", "https://gateway.discord.gg")]
    [InlineData("https://discord.com/api/v10/", "nowhere")]
    [InlineData("http://127.0.0.1:5000/api/v10/", "wss://gateway.discord.gg")]
    [InlineData("https://127.0.0.1:5000/api/v10/", "ws://127.0.0.1:5001")]
    public void The_token_is_sent_nowhere_else(string api, string gateway) =>
        Should.Throw<DiscordException>(() => GatewayUrl.Create(gateway, new Uri(api))).Message.ShouldContain("gateway");
}
