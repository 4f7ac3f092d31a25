using Microsoft.Extensions.DependencyInjection;
using PaperBot.Tests.EndToEnd;
using PaperBot.Tests.Search.Faults;

namespace PaperBot.Tests.Web;

/// <summary><c>/readyz</c> of a running bot says what does not work, and <c>/healthz</c> never depends on it.</summary>
[Long]
public sealed class TrueHealthTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private TestPlatforms _platforms = null!;

    public async ValueTask InitializeAsync() => _platforms = await TestPlatforms.StartAsync();

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _platforms.DisposeAsync();
    }

    [Fact]
    public async Task A_disk_that_is_full_is_reported_until_there_is_room()
    {
        using var disk = new SmallDisk();
        await using var bot = await RunningBot.StartAsync(Settings(Path.GetDirectoryName(disk["x"])!));
        (await ReadAsync(bot)).Status.ShouldBe(200);

        disk.Fill();
        await RequireNotReadyAsync(bot, $"{disk[TestStorage.File]} cannot be written: ");
        disk.MakeRoom();
        await RequireAsync(bot, 200, "ready");
    }

    [Fact]
    public async Task A_bot_that_starts_on_a_full_disk_waits_until_there_is_room()
    {
        using var disk = new SmallDisk();
        var settings = Settings(Path.GetDirectoryName(disk["x"])!);
        (await BotProcess.RunAsync(_platforms.Folder, ["tags", .. settings])).ExitCode.ShouldBe(0);
        disk.Fill();

        await using var bot = BotProcess.Start(_platforms.Folder, [.. settings, "--Subscriptions:0:Platform=Slack", "--Subscriptions:0:Channel=C1"]);
        await bot.LogsAsync("The page is at");
        await bot.LogsAsync("The store or the index could not be read");
        disk.MakeRoom();
        await bot.LogsAsync(BotProcess.Ready);

        bot.Log.Items.ShouldAllBe(line => !line.Contains("   at ") && !line.Contains("crit"));
    }

    [Fact]
    public async Task A_database_that_was_replaced_is_reported_and_so_is_a_lost_one()
    {
        await using var bot = await RunningBot.StartAsync(Settings(_platforms.Folder));
        var path = Path.Combine(_platforms.Folder, TestStorage.File);
        using (TestStorage.CreateEngine().Open(Path.Combine(_platforms.Folder, "other")))
        {
        }

        File.Move(Path.Combine(_platforms.Folder, "other"), path, overwrite: true);
        File.Delete($"{path}.log");
        await RequireNotReadyAsync(bot, $"{path} was replaced by another database while PaperBot was running.");
        var status = await _http.GetStringAsync(new Uri(bot.Address, "/status?lang=en"), TestContext.Current.CancellationToken);
        status.ShouldContain("not known, since the database cannot be used");

        File.Delete(path);
        await RequireNotReadyAsync(bot, $"{path} was deleted while PaperBot was running.");
    }

    [Fact]
    public async Task A_folder_that_vanishes_is_reported_until_it_is_back()
    {
        _platforms.AddDigest("a.txt", Notes.Digest("2024-03-05", Notes.Note("First Paper")));
        await using var bot = await RunningBot.StartAsync(Settings(_platforms.Folder));
        var digests = Path.Combine(_platforms.Folder, "digests");
        (await ReadAsync(bot)).Status.ShouldBe(200);

        Directory.Move(digests, $"{digests}-moved");
        await bot.Log.Lines.FirstAsync(line => line.Text.Contains("is gone", StringComparison.Ordinal));
        await RequireNotReadyAsync(bot, $"The folder {digests} is gone; the entries of its 1 documents are kept. Put it back, or mount its disk.");
        (await BotProcess.RunAsync(_platforms.Folder, ["check", .. Settings(_platforms.Folder)])).Output.ShouldContain($"FAIL Source Folder {digests}: There is no folder");

        // A document that is read shows that the poll before it has ended.
        Directory.Move($"{digests}-moved", digests);
        _platforms.AddDigest("b.txt", Notes.Digest("2024-03-06", Notes.Note("Second Paper")));
        await bot.Log.Lines.NthAsync(2, line => line.Text.Contains("Read 1 documents", StringComparison.Ordinal));
        _platforms.AddDigest("c.txt", Notes.Digest("2024-03-07", Notes.Note("Third Paper")));
        await bot.Log.Lines.NthAsync(3, line => line.Text.Contains("Read 1 documents", StringComparison.Ordinal));
        await RequireAsync(bot, 200, "ready");
    }

    [Fact]
    public async Task A_channel_that_refuses_the_bot_is_named_though_the_bot_is_ready()
    {
        await using var bot = await RunningBot.StartAsync(Settings(_platforms.Folder));
        bot.Services.GetRequiredService<ISubscriptionStore>().Suspend(new(new("Slack", "C1"), "is_archived: unarchive\nit.", new(2024, 5, 7, 9, 0, 0, TimeSpan.Zero)));
        await RequireAsync(bot, 200, "\nSlack/C1: nothing has been posted since 2024-05-07 09:00:00Z; is_archived: unarchive it.\n");
    }

    [Fact]
    public async Task A_token_that_was_revoked_is_reported_though_the_socket_is_connected()
    {
        await using var bot = await RunningBot.StartAsync(_platforms.Settings);
        await _platforms.Slack.Sockets.NewestAsync();
        _platforms.Slack.Workspace.BotToken = "xoxb-another";
        _platforms.AddDigest("a.txt", Notes.Digest("2024-03-05", Notes.Note("First Paper")));
        await bot.Log.Lines.FirstAsync(line => line.Text.Contains("Nothing is posted to Slack until this is fixed", StringComparison.Ordinal));

        await RequireNotReadyAsync(bot, "Nothing can be posted to Slack since ");
        var status = await _http.GetStringAsync(new Uri(bot.Address, "/status?lang=en"), TestContext.Current.CancellationToken);
        status.ShouldContain("invalid_auth: Slack does not know the token");
    }

    private string[] Settings(string storage) =>
    [
        .. TestStorage.Settings(storage), "--Sources:0:Kind=Folder", $"--Sources:0:Path={Path.Combine(_platforms.Folder, "digests")}", "--Sources:0:EveryMinutes=0.001", "--Web:Url=http://127.0.0.1:0",
    ];

    private async Task RequireNotReadyAsync(RunningBot bot, string reason)
    {
        await RequireAsync(bot, 503, reason);
        (await _http.GetStringAsync(new Uri(bot.Address, "/healthz"), TestContext.Current.CancellationToken)).ShouldBe("alive");
    }

    /// <summary>Waits until it says this: what it has read can be a moment old.</summary>
    private async Task RequireAsync(RunningBot bot, int status, string part)
    {
        using var limit = new CancellationTokenSource(WaitLimit.Value);
        (int Status, string Text) now;
        do
        {
            now = await ReadAsync(bot);
        }
        while ((now.Status != status || !now.Text.Contains(part, StringComparison.Ordinal)) && !limit.IsCancellationRequested);

        now.Status.ShouldBe(status, now.Text);
        now.Text.ShouldContain(part);
    }

    private async Task<(int Status, string Text)> ReadAsync(RunningBot bot)
    {
        using var response = await _http.GetAsync(new Uri(bot.Address, "/readyz"), TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
