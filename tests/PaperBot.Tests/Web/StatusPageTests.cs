using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using PaperBot.Tests.EndToEnd;

namespace PaperBot.Tests.Web;

public sealed class StatusPageTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Since = new(2024, 5, 7, 9, 0, 0, TimeSpan.Zero);

    private TestPlatforms _platforms = null!;

    public async ValueTask InitializeAsync() => _platforms = await TestPlatforms.StartAsync();

    public ValueTask DisposeAsync() => _platforms.DisposeAsync();

    [Fact]
    public async Task The_page_shows_each_source_connection_channel_and_subscription_with_what_waits_for_it()
    {
        await using var bot = await RunningBot.StartAsync(
        [
            .. _platforms.Settings, "--Subscriptions:2:Platform=Slack", $"--Subscriptions:2:Channel={TestPlatforms.SlackChannel}", "--Subscriptions:2:Filter=rl -moe", "--Subscriptions:2:At=09:00",
            "--Subscriptions:2:TimeZone=Asia/Seoul",
        ]);
        await _platforms.Discord.Gateway.Opened.FirstAsync(opened => opened == "READY");
        await _platforms.Slack.Sockets.NewestAsync();
        _platforms.AddDigest("a.txt", Notes.Digest("2024-03-05", Notes.Note("First Paper")));
        await bot.Log.Lines.NthAsync(2, line => line.Text.Contains("Posted", StringComparison.Ordinal));

        var english = await ReadAsync(bot, "/status?lang=en");
        var korean = await ReadAsync(bot, "/status?lang=ko");

        english.ShouldContain("last read ");
        english.ShouldContain("Discord connected");
        english.ShouldContain("Slack connected");
        english.ShouldContain("Filter: all entries · When: each entry at once (");
        english.ShouldContain("Filter: rl -moe · When: every day at 09:00 (Asia/Seoul) · Next: ");
        english.ShouldContain(" · from the settings");
        english.ShouldContain("0 pending, 0 being sent, 1 sent, 0 failed, the last one ");
        korean.ShouldContain("대기 0건, 보내는 중 0건, 보냄 1건, 실패 0건");
        (await ReadAsync(bot, "/")).ShouldContain("Status");
    }

    [Fact]
    public async Task A_suspended_channel_says_since_when_and_how_to_fix_it_and_a_failure_says_why()
    {
        await using var bot = await RunningBot.StartAsync(_platforms.Settings);
        var database = bot.Services.GetRequiredService<IDatabase>();
        var channel = new ChannelAddress("Slack", TestPlatforms.SlackChannel);
        database.Subscriptions.Suspend(new(channel, "is_archived: unarchive <the channel>\u202E", Since) { NextCheck = DateTimeOffset.MaxValue });
        _platforms.AddDigest("a.txt", Notes.Digest("2024-03-05", Notes.Note("First Paper")));
        await _platforms.Discord.Posts.FirstAsync(_ => true);

        var waiting = await ReadAsync(bot, "/status?lang=en");
        database.Deliveries.CancelPending([channel], "msg_too_long: the message is too long", TimeProvider.System.GetUtcNow());
        var failed = await ReadAsync(bot, "/status?lang=en");

        waiting.ShouldContain("1 pending, 0 being sent, 0 sent, 0 failed");
        waiting.ShouldContain("Nothing has been posted since 2024-05-07 09:00 UTC: is_archived: unarchive <the channel>");
        waiting.ShouldNotContain("\u202E");
        failed.ShouldContain("was not posted: msg_too_long: the message is too long");
        failed.ShouldContain($"paperbot ledger Slack/{TestPlatforms.SlackChannel}");
    }

    /// <summary>Opens a page, and returns its text on one line.</summary>
    private static async Task<string> ReadAsync(RunningBot bot, string path)
    {
        using var browser = new HttpClient();
        var html = await browser.GetStringAsync(new Uri(bot.Address, path), TestContext.Current.CancellationToken);
        return string.Join(' ', new HtmlParser().ParseDocument(html).Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
