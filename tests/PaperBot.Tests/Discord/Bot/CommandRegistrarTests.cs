using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Commands;
using PaperBot.Discord.Bot;
using PaperBot.Discord.Client;

namespace PaperBot.Tests.Discord.Bot;

public sealed class CommandRegistrarTests
{
    [Fact]
    public async Task The_commands_are_registered_once_in_both_languages()
    {
        await using var bench = await DiscordBench.CreateAsync();
        (await RegisterAsync(bench, new EchoCommand())).ShouldBeTrue();
        var (paper, onMessage) = (bench.Discord.Commands.ShouldNotBeNull()[0]!, bench.Discord.Commands[1]!);
        paper["name"]!.GetValue<string>().ShouldBe("paper");
        onMessage["name_localizations"]!["ko"]!.GetValue<string>().ShouldBe("논문 찾기");
        foreach (var command in bench.Discord.Commands)
        {
            command!["integration_types"]!.AsArray().Select(type => type!.GetValue<int>()).ShouldBe([0, 1]);
            command["contexts"]!.AsArray().Select(context => context!.GetValue<int>()).ShouldBe([0, 1, 2]);
        }

        var tag = paper["options"]!.AsArray().Single(option => option!["name"]!.GetValue<string>() == "tag")!;
        tag["name_localizations"]!["ko"]!.GetValue<string>().ShouldBe("태그");
        tag["options"]![0]!["autocomplete"]!.GetValue<bool>().ShouldBeTrue();
        tag["options"]![0]!["required"]!.GetValue<bool>().ShouldBeTrue();

        (await RegisterAsync(bench, new EchoCommand())).ShouldBeFalse("Discord has the same definition");
        bench.Discord.Commands = new([.. bench.Discord.Commands.Reverse().Select(command => command!.DeepClone())]);
        (await RegisterAsync(bench, new EchoCommand())).ShouldBeFalse("in another order");
        using var slow = new SlowCommand();
        (await RegisterAsync(bench, new EchoCommand(), slow)).ShouldBeTrue("there is another command");
        bench.Discord.Requests.Items.Count(request => request.Method == "PUT").ShouldBe(2);
    }

    [Fact]
    public void Numbers_and_texts_have_their_ranges_and_every_command_is_within_Discords_limits()
    {
        using var core = new TestCore();
        var paper = DiscordCommands.Create(core.Get<CommandRouter>().Definitions)[0];
        var options = paper.Options!.Where(subcommand => subcommand.Options is not null).ToDictionary(subcommand => subcommand.Name, subcommand => subcommand.Options![0]);
        (options["latest"].Type, options["latest"].MinValue, options["latest"].MaxValue).ShouldBe((ApplicationCommandOption.WholeNumber, 1, 100));
        options.Where(option => option.Key != "latest").ShouldAllBe(option => option.Value.MinLength == 1 && option.Value.MaxLength == Limits.CommandLength);
    }

    [Theory]
    [InlineData("""{"name":"paper","description":"d","contexts":null,"integration_types":[0]}""", false)]
    [InlineData("""{"name":"paper","description":"d","contexts":[2,0,1],"integration_types":[1,0]}""", true)]
    [InlineData("""{"name":"paper","description":"d","contexts":[0,1],"integration_types":[0,1]}""", false)]
    public void Where_commands_can_be_used_is_compared_too(string registered, bool areSame) => ApplicationCommand.AreSame(
        [new() { Name = "paper", Description = "d", IntegrationTypes = [0, 1], Contexts = [InteractionContext.Guild, InteractionContext.BotMessages, InteractionContext.PrivateChannel] }],
        [JsonSerializer.Deserialize(registered, DiscordJson.Default.ApplicationCommand)!]).ShouldBe(areSame);

    [Fact]
    public async Task An_application_that_never_had_a_command_gets_them()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Refuse("/commands", 404, 10002);
        (await RegisterAsync(bench, new EchoCommand())).ShouldBeTrue();
    }

    [Fact]
    public async Task Registration_is_retried_until_it_succeeds()
    {
        await using var bench = await DiscordBench.StartAsync(discord => discord.Faults.Add("/applications/@me", new() { Status = 403 }));
        await bench.ErrorAsync("/paper could not be registered");
        await bench.PassAsync(wait => wait >= TimeSpan.FromSeconds(0.25) && wait <= TimeSpan.FromSeconds(0.5));
        await bench.Log.Lines.FirstAsync(line => line.Text.StartsWith("Registered /paper", StringComparison.Ordinal));
        bench.Discord.Commands.ShouldNotBeNull();
    }

    private static async Task<bool> RegisterAsync(DiscordBench bench, params ICommand[] commands)
    {
        using var registrar = new CommandRegistrar(
            TestRouter.Create(commands), bench.Rest, bench.Time, NullLogger<CommandRegistrar>.Instance);
        return await registrar.RegisterAsync(CancellationToken.None);
    }
}
