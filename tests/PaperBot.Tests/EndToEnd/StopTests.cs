using System.Diagnostics;
using System.Text.Json;

namespace PaperBot.Tests.EndToEnd;

/// <summary>How the real program ends when it is asked to.</summary>
[Long]
public sealed class StopTests
{
    [Fact]
    public async Task A_post_whose_answer_takes_seconds_is_recorded_before_the_bot_ends()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await using var platforms = await TestPlatforms.StartAsync();
        var answer = new TaskCompletionSource();
        var fault = new Fault { HoldResponse = answer.Task };
        platforms.Slack.Faults.Add("chat.postMessage", fault);
        await using var bot = BotProcess.Start(platforms.Folder, platforms.Settings);
        await bot.LogsAsync(BotProcess.Ready);
        platforms.AddDigest("a.txt", Notes.Digest("2024-03-05", Notes.Note("First Paper")));
        await fault.Met.WithinLimitAsync();

        using var kill = Process.Start("kill", ["-TERM", $"{bot.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken).WithinLimitAsync();

        // Longer than the two seconds after which a program ends by default, and shorter than it may take.
        await Task.Delay(TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);
        answer.SetResult();
        await bot.ExitedAsync().WithinLimitAsync();

        bot.ExitCode.ShouldBe(0);
        var ledger = await BotProcess.RunAsync(platforms.Folder, ["ledger", TestPlatforms.SlackChannel, "--json", .. platforms.Settings]);
        JsonDocument.Parse(ledger.Output).RootElement.GetProperty("state").GetString().ShouldBe("sent");
    }
}
