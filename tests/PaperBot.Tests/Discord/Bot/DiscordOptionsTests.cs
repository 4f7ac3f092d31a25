using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PaperBot.Discord;
using PaperBot.Discord.Bot;

namespace PaperBot.Tests.Discord.Bot;

public sealed class DiscordOptionsTests
{
    [Theory]
    [InlineData("Discord:ApiUrl", "discord.com/api")]
    [InlineData("Discord:ApiUrl", "ftp://discord.com/")]
    [InlineData("Discord:ApiUrl", "http://192.0.2.1/")]
    [InlineData("Discord:ApiUrl", "http://localhost.evil.example/")]
    [InlineData("Discord:Guilds:0", "my server")]
    [InlineData("Discord:Token", "Bot abc")]
    [InlineData("Discord:PublicKey", "xyz")]
    public void Invalid_settings_are_named_without_the_token(string key, string value)
    {
        using var services = Services(new() { ["Discord:Token"] = "a.secret.token", [key] = value });
        var message = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Message;
        message.ShouldContain(key);
        message.ShouldNotContain("secret");
        message.ShouldNotContain("Bot abc");
    }

    [Theory]
    [InlineData("Discord:ApiUrl")]
    [InlineData("Discord:Shards")]
    public void An_empty_setting_is_the_default(string key)
    {
        using var services = Services(new() { ["Discord:Token"] = "a.secret.token", [key] = "" });
        services.GetRequiredService<IStartupValidator>().Validate();
        var options = services.GetRequiredService<IOptions<DiscordOptions>>().Value;
        (options.ApiUrl, options.Shards).ShouldBe((new DiscordOptions().ApiUrl, "auto"));
    }

    [Fact]
    public void Without_a_token_there_is_no_Discord()
    {
        using var services = Services(new() { ["Discord:Token"] = "" });
        services.GetService<IChatPlatform>().ShouldBeNull();
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddDiscord(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();
}
