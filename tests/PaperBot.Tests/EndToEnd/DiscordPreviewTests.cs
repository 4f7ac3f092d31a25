using PaperBot.Tests.Web;

namespace PaperBot.Tests.EndToEnd;

[Long]
public sealed class DiscordPreviewTests
{
    private static readonly string Command = $"tag moe|{new string('a', 85)}";

    private static readonly string Digest = string.Join("\n\n", Enumerable.Range(1, 30).Select(number => $"Paper Number {number}\n(Ada Kim, Ben Lee)\n해설입니다.\n#moe"));

    [Fact]
    public async Task The_page_shows_the_buttons_of_a_line_that_is_too_long_for_one()
    {
        await using var site = await PageSite.StartAsync();
        site.Import(("a.txt", $"2024-05-07\n{Digest}\n"));

        var page = await site.OpenAsync($"/?q={Uri.EscapeDataString(Command)}&lang=en&as=discord");

        var buttons = page.QuerySelectorAll(".discord .pressable").Select(button => button.TextContent).ToList();
        buttons.ShouldContain(button => button.Contains("Next", StringComparison.Ordinal));
        buttons.ShouldContain(Wording.Share(Locale.English));
    }

    [Fact]
    public async Task The_payload_that_the_terminal_prints_has_the_buttons_of_a_line_that_is_too_long_for_one()
    {
        using var folder = new TempFolder();
        folder.Write("2024-05-07.txt", $"2024-05-07\n{Digest}\n");
        await BotProcess.RunAsync(folder.Path, "import", "2024-05-07.txt");

        var asked = await BotProcess.RunAsync(folder.Path, "ask", Command, "--as", "discord");

        asked.ExitCode.ShouldBe(0);
        asked.Output.ShouldContain("more:");
    }
}
