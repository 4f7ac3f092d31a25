using Microsoft.Extensions.DependencyInjection;
using PaperBot.Commands;

namespace PaperBot.Tests.EndToEnd;

public sealed class StoredCommandsRestartTests
{
    private const int Buttons = 20;

    [Fact]
    public async Task What_the_buttons_stand_for_that_were_shown_last_is_stored_when_the_bot_is_stopped()
    {
        using var folder = new TempFolder();
        string[] settings = [.. TestStorage.Settings(folder.Path), "--Web:Url=http://127.0.0.1:0"];
        List<string> keys;
        await using (var bot = await RunningBot.StartAsync(settings))
        {
            var commands = bot.Services.GetRequiredService<StoredCommands>();
            keys = [.. Enumerable.Range(0, Buttons).Select(number => commands.Shorten(Line(number)))];
        }

        await using var restarted = await RunningBot.StartAsync(settings);
        foreach (var (number, key) in keys.Index())
        {
            (await restarted.Services.GetRequiredService<StoredCommands>().FindAsync(key)).ShouldBe(Line(number));
        }

        restarted.Log.Lines.Items.ShouldNotContain(line => line.Text.Contains("Buttons with long commands", StringComparison.Ordinal));
    }

    private static string Line(int number) => $"tag {string.Concat(Enumerable.Repeat("sparse-mixture-of-experts|", 5))}moe page:{number}";
}
