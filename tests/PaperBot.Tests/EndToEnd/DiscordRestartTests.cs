using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.EndToEnd;

/// <summary>What can be pressed works after the process was killed and started again.</summary>
[Long]
public sealed class DiscordRestartTests
{
    private static readonly string[] Lines =
    [
        "tag moe", $"tag {DiscordPapers.LongFilter}", "date 2024-03", "random", "search router", "show Paper number 3", "latest 9", "author Ada Kim", "tags", "related Paper number 3",
        "cite Paper number 3", "save Paper number 3", "saved", "stats", "help", "tag moee",
    ];

    [Theory]
    [InlineData("en-US")]
    [InlineData("ko")]
    public async Task Everything_that_can_be_pressed_works_after_a_restart_in_the_language_of_whoever_presses_it(string locale)
    {
        await using var platforms = await TestPlatforms.StartAsync();
        platforms.AddDigest("papers.txt", DiscordPapers.Digest);
        string[] settings = [.. platforms.Settings, "--Replies:PageSize=4"];
        var users = platforms.Discord.Interactions;
        var presses = new List<(string Id, string? Chosen)>();
        await using (var first = BotProcess.Start(platforms.Folder, settings))
        {
            await first.LogsAsync(BotProcess.Ready);
            await platforms.Discord.Gateway.Opened.FirstAsync(opened => opened == "READY");
            foreach (var line in Lines)
            {
                var words = line.Split(' ', 2);
                users.User = NextUser();
                presses.AddRange(PressesOf(await users.ResponseToAsync(await users.SendCommandAsync(words[0], words.ElementAtOrDefault(1), locale))));
            }
        }

        await using var second = BotProcess.Start(platforms.Folder, settings);
        await second.LogsAsync(BotProcess.Ready);
        await platforms.Discord.Gateway.Opened.NthAsync(2, opened => opened == "READY");
        presses.Count.ShouldBeGreaterThan(60);
        foreach (var (id, chosen) in presses)
        {
            users.User = NextUser();
            var response = await users.ResponseToAsync(await users.PressAsync(id, chosen, locale: locale));
            var isReplaced = id[0] == 'r' && !id.Contains(":saved", StringComparison.Ordinal); // This person has saved nothing.
            response.Type.ShouldBe(isReplaced ? 7 : 4, id);
            response.IsPrivate.ShouldBe(!isReplaced && id[0] != 's', $"{id}: a page stays as private as the message that it replaces, and what is shared is not");
            foreach (var problem in new[] { "earlier version", "이전 버전", "went wrong", "오류", "older than 30 days", "30일이 지난" })
            {
                response.Content.ShouldNotContain(problem, customMessage: $"{id} {chosen}");
            }

            response.Content.Any(character => character is >= '가' and <= '힣').ShouldBe(locale == "ko" || response.Content.Contains("전문가", StringComparison.Ordinal), id);
        }

        string NextUser() => $"4{platforms.Discord.Requests.Items.Count:D9}";
    }

    /// <summary>Each button, and the first and the last option of each menu.</summary>
    private static IEnumerable<(string Id, string? Chosen)> PressesOf(FakeResponse response)
    {
        foreach (var component in DiscordLimits.Components(response.Data).Where(component => component.TryGetProperty("custom_id", out _)))
        {
            var id = component.GetProperty("custom_id").GetString()!;
            if (!component.TryGetProperty("options", out var options))
            {
                yield return (id, null);
                continue;
            }

            foreach (var option in new[] { options.EnumerateArray().First(), options.EnumerateArray().Last() })
            {
                yield return (id, option.GetProperty("value").GetString());
            }
        }
    }
}
