using PaperBot.Fakes.Discord;
using PaperBot.Fakes.Fuzz;
using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.EndToEnd;

/// <summary>Random input to the real program. More of it comes from the benchmark program, which runs the same for as long as one likes.</summary>
[Long]
public sealed class FuzzTests
{
    private const int Seed = 19;

    [Fact]
    public async Task Random_settings_and_command_lines_end_without_a_stack_trace()
    {
        foreach (var settings in Enumerable.Range(0, LongRuns.SettingsFiles).Select(number => RandomSettings.Create(Seed, number)))
        {
            using var folder = new TempFolder();
            folder.Write("digests/2024.txt", "2024-05-07\nStudy of Experts\n(Ada Kim)\n좋은 논문.\n#moe\n");
            await File.WriteAllBytesAsync(folder["appsettings.json"], settings.File, TestContext.Current.CancellationToken);

            var (exitCode, output, errors) = await BotProcess.RunAsync(folder.Path, settings.Arguments, path: null, asGiven: true);

            exitCode.ShouldBeInRange(0, 2, errors);
            $"{output}{errors}".ShouldNotContain("\n   at ", customMessage: string.Join(' ', settings.Arguments));
            errors.ShouldNotContain("Exception", customMessage: string.Join(' ', settings.Arguments));
        }
    }

    [Fact]
    public async Task Random_requests_are_not_answered_with_a_fault_of_the_server()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        platforms.AddDigest("digest.txt", "2024-03-05\nStudy of Experts\n(Ada Kim)\n좋은 논문.\n#moe\n");
        await using var bot = await RunningBot.StartAsync([.. platforms.Settings, $"--Mcp:Token={RandomRequests.McpToken}", $"--Discord:PublicKey={DiscordPosts.PublicKey}", $"--Slack:SigningSecret={SlackPosts.Secret}"]);
        var flood = new RequestFlood(bot.Address, Seed);

        await flood.SendAsync(0, LongRuns.Requests);

        flood.Faults.ShouldBeEmpty();
        flood.Statuses.GetValueOrDefault(200).ShouldBeGreaterThan(LongRuns.Requests / 10);
        flood.Statuses.Values.Sum().ShouldBe(LongRuns.Requests);
    }
}
