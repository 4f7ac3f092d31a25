using System.Text.Json;

namespace PaperBot.Tests.EndToEnd;

/// <summary>The verb <c>ledger</c> of the real program, on both engines.</summary>
[Long]
public sealed class LedgerTests : IAsyncLifetime
{
    private TestPlatforms _platforms = null!;

    public async ValueTask InitializeAsync() => _platforms = await TestPlatforms.StartAsync();

    public ValueTask DisposeAsync() => _platforms.DisposeAsync();

    [Theory]
    [InlineData("LiteDb")]
    [InlineData("Sqlite")]
    public async Task Everything_that_was_posted_stands_in_the_ledger_with_its_message_while_the_bot_runs(string engine)
    {
        string[] storage = [$"--Storage:Engine={engine}", $"--Storage:Path={Path.Combine(_platforms.Folder, "ledger.db")}"];
        await using var bot = BotProcess.Start(_platforms.Folder, [.. _platforms.Settings, .. storage]);
        await bot.LogsAsync(BotProcess.Ready);
        _platforms.AddDigest("a.txt", Notes.Digest("2024-03-05", Notes.Note("First Paper"), Notes.Note("Second Paper")));
        await _platforms.Slack.Posts.NthAsync(2, _ => true);
        await _platforms.Discord.Posts.NthAsync(2, _ => true);

        var all = await ReadAsync(storage, rows => rows.Count == 4 && rows.All(row => row.GetProperty("state").GetString() == "sent"));
        var slack = await ReadAsync(storage, _ => true, TestPlatforms.SlackChannel);
        var entry = slack[0].GetProperty("entry").GetString()!;
        var one = await ReadAsync(storage, _ => true, $"slack:{TestPlatforms.SlackChannel}", "--entry", entry);

        all.Select(row => row.GetProperty("title").GetString()).Distinct().ShouldBe(["First Paper", "Second Paper"], ignoreOrder: true);
        slack.Select(row => (row.GetProperty("channel").GetString(), row.GetProperty("title").GetString(), MessageOf(row).GetProperty("messageId").GetString()))
            .ShouldBe(_platforms.Slack.Posts.Items.Select(post => ((string?)$"Slack/{post.Channel}", (string?)Titles.Of(post).Single(), (string?)post.Ts)));
        MessageOf(slack[0]).GetProperty("attempts").EnumerateArray().Select(attempt => (attempt.GetProperty("action").GetString(), attempt.GetProperty("outcome").GetString()))
            .ShouldBe([("post", "done")]);
        one.Select(row => row.GetProperty("entry").GetString()).ShouldBe([entry]);
        (await RunAsync(storage, "ledger", "--csv")).Output.Split("\r\n").Length.ShouldBe(1 + 4 + 1);
        (await RunAsync(storage, "ledger")).Output.ShouldContain("  sent  First Paper\n  entry ");
    }

    [Fact]
    public async Task What_is_no_channel_or_two_formats_at_once_is_refused()
    {
        await using (var bot = BotProcess.Start(_platforms.Folder, _platforms.Settings))
        {
            await bot.LogsAsync(BotProcess.Ready);
        }

        var nothing = await RunAsync([], "ledger");
        var unknown = await RunAsync([], "ledger", "C999");
        var both = await RunAsync([], "ledger", "--json", "--csv");

        (nothing.ExitCode, nothing.Output, nothing.Errors.Trim()).ShouldBe((0, "", "The ledger has nothing of that."));
        (unknown.ExitCode, unknown.Output).ShouldBe((2, ""));
        unknown.Errors.ShouldContain("'C999' is no channel. Name it as Slack/C123");
        (both.ExitCode, both.Errors.Contains("either --json or --csv", StringComparison.Ordinal)).ShouldBe((2, true));
        (await BotProcess.RunAsync(_platforms.Folder, "ledger", "--Storage:Path=none.db")).ExitCode.ShouldBe(2);
    }

    private static JsonElement MessageOf(JsonElement row) => row.GetProperty("messages").EnumerateArray().Single();

    /// <summary>Reads the ledger until it is as wanted: what was posted is recorded a moment later.</summary>
    private async Task<IReadOnlyList<JsonElement>> ReadAsync(string[] storage, Func<List<JsonElement>, bool> isWanted, params string[] arguments)
    {
        using var limit = new CancellationTokenSource(WaitLimit.Value);
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            var rows = (await RunAsync(storage, ["ledger", .. arguments, "--json"])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
            if (isWanted(rows))
            {
                return rows;
            }
        }
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] storage, params string[] arguments) =>
        BotProcess.RunAsync(_platforms.Folder, [.. arguments, .. _platforms.Settings, .. storage]);
}
