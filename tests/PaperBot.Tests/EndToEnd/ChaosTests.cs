using PaperBot.Fakes.Chaos;

namespace PaperBot.Tests.EndToEnd;

/// <summary>A small version of the program <c>chaos</c> of the benchmarks. PAPERBOT_KILLS sets how often the bot is killed (10).</summary>
[Long]
public sealed class ChaosTests
{
    [Theory]
    [InlineData("Discord", "LiteDb")]
    [InlineData("Slack", "Sqlite")]
    public async Task Each_entry_is_once_and_in_order_in_each_channel_whenever_the_bot_is_killed_and_whatever_the_platform_does(string platform, string engine)
    {
        var report = await ChaosRun.RunAsync(
            new() { Platform = platform, Engine = engine, Kills = LongRuns.Kills, Channels = 2, Deliveries = 20, Faults = 0.1, Scale = 0.03 },
            TestContext.Current.TestOutputHelper!.WriteLine);

        report.IsRight.ShouldBeTrue($"{report}\n{string.Join('\n', report.Violations)}");
    }
}
