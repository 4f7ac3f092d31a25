namespace PaperBot.Tests.EndToEnd;

/// <summary>What <c>check</c> of the real program says about channels and what waits for them.</summary>
[Long]
public sealed class CheckDeliveriesTests : IAsyncLifetime
{
    private const int Many = 48;
    private static readonly ChannelAddress Channel = new("Slack", TestPlatforms.SlackChannel);

    private TestPlatforms _platforms = null!;

    public async ValueTask InitializeAsync()
    {
        _platforms = await TestPlatforms.StartAsync();
        await using var bot = BotProcess.Start(_platforms.Folder, _platforms.Settings);
        await bot.LogsAsync(BotProcess.Ready);
    }

    public ValueTask DisposeAsync() => _platforms.DisposeAsync();

    [Fact]
    public async Task Posts_that_wait_for_a_channel_that_refuses_the_bot_are_a_failure_with_its_fix()
    {
        await ImportAsync();
        (await CheckAsync()).Output.ShouldContain($"ok   Deliveries to {Channel}: {Many} pending.");

        _platforms.Slack.Workspace.Channels[TestPlatforms.SlackChannel] = new("papers", IsMember: false);
        var (exitCode, output, _) = await CheckAsync();

        exitCode.ShouldBe(1);
        LineOf(output, $"FAIL Deliveries to {Channel}: {Many} pending.").ShouldContain("/invite @PaperBot");
        LineOf(output, $"FAIL Channel {Channel}: ").ShouldContain("/invite @PaperBot");
    }

    [Fact]
    public async Task Posts_that_wait_for_a_suspended_channel_are_a_failure_with_its_fix()
    {
        await ImportAsync();
        using (var database = Open())
        {
            database.Subscriptions.Suspend(new(Channel, "is_archived: unarchive it.", new(2024, 5, 7, 9, 0, 0, TimeSpan.Zero)));
        }

        var (exitCode, output, _) = await CheckAsync();

        exitCode.ShouldBe(1);
        output.ShouldContain($"FAIL Channel {Channel}: Nothing has been posted since 2024-05-07 09:00:00Z. is_archived: unarchive it.");
        output.ShouldContain($"FAIL Deliveries to {Channel}: {Many} pending. is_archived: unarchive it.");
    }

    [Fact]
    public async Task A_subscription_that_a_person_made_is_checked_like_those_of_the_settings()
    {
        _platforms.Slack.Workspace.Channels["C777"] = new("archive", IsArchived: true);
        using (var database = Open())
        {
            database.Subscriptions.TryAdd(new(new("Slack", "C777"), "rl", DeliverySchedule.Daily, new(9, 0), "Asia/Seoul", Locale.Korean) { Owner = "U456" }).ShouldBeTrue();
        }

        var (exitCode, output, _) = await CheckAsync();

        exitCode.ShouldBe(1);
        output.ShouldContain("FAIL Channel Slack/C777: ");
        output.ShouldContain("ok   Subscription Slack/C777/Daily/rl: Made by a person. When: every day at 09:00 (Asia/Seoul). Next: ");
        output.ShouldContain($"ok   Subscription {Channel}/Each/: From the settings. When: each entry at once (");
    }

    [Fact]
    public async Task A_time_zone_that_this_machine_does_not_know_is_named_with_its_fix()
    {
        using (var database = Open())
        {
            database.Subscriptions.TryAdd(new(Channel, "rl", DeliverySchedule.Daily, new(9, 0), "Mars/Olympus", Locale.Korean) { Owner = "U456" }).ShouldBeTrue();
        }

        LineOf((await CheckAsync()).Output, $"warn Subscription {Channel}/Daily/rl: This machine does not know its time zone Mars/Olympus").ShouldContain("Install the time zones of the system (tzdata)");
    }

    [Fact]
    public async Task Deliveries_that_failed_are_a_failure_that_says_how_to_see_them_unless_they_were_cancelled()
    {
        await ImportAsync();
        Fail(FailureReasons.Cancelled);
        (await CheckAsync()).Output.ShouldContain($"ok   Deliveries to {Channel}: {Many} failed. {FailureReasons.Cancelled} To see what became of each: paperbot ledger {Channel}");

        await ImportAsync(from: Many);
        Fail("msg_too_long: the message is longer than Slack allows");
        var (exitCode, output, _) = await CheckAsync();

        exitCode.ShouldBe(1);
        output.ShouldContain($"FAIL Deliveries to {Channel}: {2 * Many} failed. msg_too_long: the message is longer than Slack allows To see what became of each: paperbot ledger {Channel}");
    }

    private static string LineOf(string output, string start) => output.Split('\n').First(line => line.StartsWith(start, StringComparison.Ordinal)).TrimEnd();

    private void Fail(string reason)
    {
        using var database = Open();
        database.Deliveries.CancelPending([Channel], reason, TimeProvider.System.GetUtcNow()).Sum(count => count.Count).ShouldBe(Many);
    }

    private async Task ImportAsync(int from = 0)
    {
        await File.WriteAllTextAsync(
            Path.Combine(_platforms.Folder, $"{from}.txt"),
            Notes.Digest("2024-03-05", [.. Enumerable.Range(from, Many).Select(number => Notes.Note($"Paper number {number}"))]),
            TestContext.Current.CancellationToken);
        (await BotProcess.RunAsync(_platforms.Folder, ["import", "--post", $"{from}.txt", .. _platforms.Settings])).ExitCode.ShouldBe(0);
    }

    private Task<(int ExitCode, string Output, string Errors)> CheckAsync() => BotProcess.RunAsync(_platforms.Folder, ["check", .. _platforms.Settings]);

    private IDatabase Open() => TestStorage.CreateEngine().Open(Path.Combine(_platforms.Folder, TestStorage.File));
}
