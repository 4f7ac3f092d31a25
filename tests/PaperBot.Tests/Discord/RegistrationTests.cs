using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PaperBot.Commands;
using PaperBot.Discord;
using PaperBot.Discord.Interactions;
using PaperBot.Fakes;
using PaperBot.Platforms;

namespace PaperBot.Tests.Discord;

public sealed class RegistrationTests
{
    [Fact]
    public async Task The_commands_are_registered_once_in_both_languages()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        (await RegisterAsync(bench, new EchoCommand())).ShouldBeTrue();
        var paper = bench.Discord.Commands.ShouldNotBeNull().Single()!;
        paper["name"]!.GetValue<string>().ShouldBe("paper");
        var tag = paper["options"]!.AsArray().Single(option => option!["name"]!.GetValue<string>() == "tag")!;
        tag["name_localizations"]!["ko"]!.GetValue<string>().ShouldBe("태그");
        tag["options"]![0]!["autocomplete"]!.GetValue<bool>().ShouldBeTrue();
        tag["options"]![0]!["required"]!.GetValue<bool>().ShouldBeTrue();

        (await RegisterAsync(bench, new EchoCommand())).ShouldBeFalse("Discord has just this");
        (await RegisterAsync(bench, new EchoCommand(), new SlowCommand())).ShouldBeTrue("there is another command");
        bench.Discord.Requests.Items.Count(request => request.Method == "PUT").ShouldBe(2);
    }

    [Fact]
    public async Task An_application_whose_commands_Discord_does_not_know_gets_them()
    {
        await using var bench = await DiscordBench.StartRestAsync();
        bench.Discord.Faults.Add("/commands", new Fault { Status = 404, Body = """{"code":10002,"message":"Unknown Application"}""" });
        (await RegisterAsync(bench, new EchoCommand())).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""[]""", false)]
    [InlineData("""[{"name":"paper"},{"name":"old"}]""", false)]
    [InlineData("""[{"id":"1","name":"paper","type":1,"description":"d","options":[],"name_localizations":null,"nsfw":false}]""", true)]
    [InlineData("""[{"name":"paper","description":"d"}]""", true)]
    [InlineData("""[{"name":"paper","description":"another"}]""", false)]
    [InlineData("""[{"name":"paper","description":"d","description_localizations":{"ko":"설명"}}]""", false)]
    public void Only_what_PaperBot_sets_is_compared(string registered, bool same) => SlashCommands.AreSame(
        [new SlashCommand { Name = "paper", Description = "d" }],
        JsonSerializer.Deserialize(registered, DiscordJson.Default.IReadOnlyListSlashCommand)!).ShouldBe(same);

    [Fact]
    public async Task Registration_is_tried_again_until_it_works()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.Log.Lines.FirstAsync(line => line.Text.StartsWith("Registered /paper", StringComparison.Ordinal));
        bench.Discord.Commands.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Discord:ApiUrl", "discord.com/api", "Discord:ApiUrl")]
    [InlineData("Discord:ApiUrl", "ftp://discord.com/", "Discord:ApiUrl")]
    [InlineData("Discord:Token", "Bot abc", "Discord:Token")]
    [InlineData("Discord:PublicKey", "xyz", "Discord:PublicKey")]
    public void Wrong_settings_are_named_and_the_token_is_not_shown(string key, string value, string named)
    {
        var settings = new Dictionary<string, string?> { ["Discord:Token"] = "a.secret.token", [key] = value };
        using var services = Services(settings);
        var message = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Message;
        message.ShouldContain(named);
        message.ShouldNotContain("secret");
        message.ShouldNotContain("Bot abc");
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

    private static async Task<bool> RegisterAsync(DiscordBench bench, params ICommand[] commands)
    {
        using var registrar = new CommandRegistrar(
            new CommandRouter(commands), bench.Rest, bench.Time, NullLogger<CommandRegistrar>.Instance);
        return await registrar.RegisterAsync(CancellationToken.None);
    }
}
