using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Commands;
using PaperBot.Discord.Bot;

namespace PaperBot.Tests.Discord.Bot;

public sealed class CommandRegistrarTests
{
    [Fact]
    public async Task The_commands_are_registered_once_in_both_languages()
    {
        await using var bench = await DiscordBench.CreateAsync();
        (await RegisterAsync(bench, new EchoCommand())).ShouldBeTrue();
        var paper = bench.Discord.Commands.ShouldNotBeNull().Single()!;
        paper["name"]!.GetValue<string>().ShouldBe("paper");
        var tag = paper["options"]!.AsArray().Single(option => option!["name"]!.GetValue<string>() == "tag")!;
        tag["name_localizations"]!["ko"]!.GetValue<string>().ShouldBe("태그");
        tag["options"]![0]!["autocomplete"]!.GetValue<bool>().ShouldBeTrue();
        tag["options"]![0]!["required"]!.GetValue<bool>().ShouldBeTrue();

        (await RegisterAsync(bench, new EchoCommand())).ShouldBeFalse("Discord has the same definition");
        using var slow = new SlowCommand();
        (await RegisterAsync(bench, new EchoCommand(), slow)).ShouldBeTrue("there is another command");
        bench.Discord.Requests.Items.Count(request => request.Method == "PUT").ShouldBe(2);
    }

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
