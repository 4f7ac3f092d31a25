using Microsoft.Extensions.Logging.Abstractions;

namespace PaperBot.Tests.Delivery;

public sealed class ChannelWorkerTests : IDisposable
{
    private static readonly ChannelAddress Channel = new("Slack", "C1");

    private readonly TestCore _core = TestCore.Subscribed();
    private readonly ScriptedPlatform _platform = new();
    private readonly ChannelWorker _worker;

    public ChannelWorkerTests() => _worker = CreateWorker(_core);

    [Fact]
    public async Task Each_new_entry_is_posted_once()
    {
        Import("2024-05-10", "First Paper", "Second Paper");
        (await RunAsync()).ShouldBe(TimeSpan.Zero);
        (await RunAsync()).ShouldBe(TimeSpan.Zero);
        _platform.Titles.ShouldBe(["First Paper", "Second Paper"]);
        _platform.Posts.Items.Select(post => post.Key).Distinct().Count().ShouldBe(2);
        _platform.Posts.Items.ShouldAllBe(post => post.Channel == Channel && !post.Reply.Private);
        Counts().ShouldBe("Sent 2");
    }

    [Fact]
    public async Task A_message_that_was_not_sent_is_tried_again_when_the_platform_allows()
    {
        Import("2024-05-10", "First Paper");
        (await RunAsync(new PostOutcome.NotSent("rate limited", TimeSpan.FromSeconds(30)))).ShouldBe(TimeSpan.FromSeconds(30));
        Counts().ShouldBe("Pending 1 rate limited");
        (await RunAsync()).ShouldBe(TimeSpan.Zero);
        _platform.Titles.ShouldBe(["First Paper", "First Paper"]);
        _platform.Searches.Items.ShouldBeEmpty();
        Counts().ShouldBe("Sent 1");
    }

    [Fact]
    public async Task The_wait_between_tries_grows_to_minutes_and_is_reset_by_a_success()
    {
        Import("2024-05-10", "First Paper", "Second Paper");
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 12; i++)
        {
            waits.Add(await RunAsync(new PostOutcome.NotSent("refused")));
        }

        waits[0].TotalSeconds.ShouldBeInRange(1, 2);
        waits[3].TotalSeconds.ShouldBeInRange(8, 16);
        waits[^1].TotalSeconds.ShouldBeInRange(150, 300);
        _platform.Outcomes.Enqueue(new PostOutcome.Sent("m1"));
        (await RunAsync(new PostOutcome.NotSent("refused"))).TotalSeconds.ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task A_rejected_message_fails_with_the_reason_and_the_next_one_is_sent()
    {
        Import("2024-05-10", "First Paper", "Second Paper");
        (await RunAsync(new PostOutcome.Rejected("msg_too_long"))).ShouldBe(TimeSpan.Zero);
        _platform.Titles.ShouldBe(["First Paper", "Second Paper"]);
        Counts().ShouldBe("Failed 1 msg_too_long, Sent 1");
    }

    [Fact]
    public async Task A_message_whose_response_was_lost_and_that_is_found_is_not_posted_again()
    {
        await LoseResponseAsync();
        (await SearchAsync(new PostOutcome.Sent("m9"))).ShouldBe(TimeSpan.Zero);
        _platform.Titles.ShouldBe(["First Paper"]);
        var (key, since) = _platform.Searches.Items.ShouldHaveSingleItem();
        key.ShouldBe(_platform.Posts.Items[0].Key);
        since.ShouldBeLessThan(_core.Time.GetUtcNow().AddMinutes(-5));
        Counts().ShouldBe("Sent 1");
    }

    [Fact]
    public async Task A_message_whose_response_was_lost_and_that_is_not_found_is_posted()
    {
        await LoseResponseAsync();
        (await RunAsync()).ShouldBe(TimeSpan.Zero);
        _platform.Titles.ShouldBe(["First Paper", "First Paper"]);
        Counts().ShouldBe("Sent 1");
    }

    [Fact]
    public async Task A_message_that_is_posted_again_after_a_lost_response_keeps_its_key()
    {
        await LoseResponseAsync();
        (await RunAsync(new PostOutcome.NotSent("rate limited", TimeSpan.FromSeconds(30)))).ShouldBe(TimeSpan.FromSeconds(30));
        (await RunAsync()).ShouldBe(TimeSpan.Zero);
        _platform.Posts.Items.Count.ShouldBe(3);
        _platform.Posts.Items.Select(post => post.Key).Distinct().ShouldHaveSingleItem();
        Counts().ShouldBe("Sent 1");
    }

    [Fact]
    public async Task No_message_is_lost_while_a_platform_is_down_for_days()
    {
        await LoseResponseAsync();
        for (var search = 0; search < 1_000; search++)
        {
            (await SearchAsync(new PostOutcome.Unknown("no connection"))).ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(375));
        }

        Counts().ShouldBe("Sending 1");
    }

    [Fact]
    public async Task A_platform_that_asks_for_no_wait_is_not_flooded_with_requests()
    {
        Import("2024-05-10", "First Paper");
        (await RunAsync(new PostOutcome.NotSent("rate limited", TimeSpan.Zero))).ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task Nothing_else_is_posted_while_a_response_is_missing_and_the_search_waits_until_nothing_is_in_flight()
    {
        await LoseResponseAsync(advance: TimeSpan.FromSeconds(1));
        (await RunAsync()).ShouldBe(TimeSpan.FromSeconds(14));
        _platform.Searches.Items.ShouldBeEmpty();
        Import("2024-05-11", "Second Paper");
        _core.Time.Advance(TimeSpan.FromSeconds(14));
        (await SearchAsync(new PostOutcome.Unknown("down"))).ShouldBeGreaterThan(TimeSpan.Zero);
        _platform.Titles.ShouldBe(["First Paper"]);
    }

    [Fact]
    public async Task A_message_that_a_restart_interrupted_is_searched_for_first()
    {
        Import("2024-05-10", "First Paper", "Second Paper");
        var key = _core.Get<IDeliveryStore>().TakeNext(Channel, _core.Time.GetUtcNow(), 10)!.Key;

        using var restarted = new TestCore(_core.Folder, TestCore.EachEntry);
        restarted.Time.Advance(TimeSpan.FromMinutes(1));
        _platform.SearchOutcomes.Enqueue(new PostOutcome.Sent("m1"));
        await CreateWorker(restarted).RunAsync(TestContext.Current.CancellationToken);
        _platform.Searches.Items.ShouldHaveSingleItem().Key.ShouldBe(key);
        _platform.Titles.ShouldBe(["Second Paper"]);
    }

    [Fact]
    public async Task After_many_searches_of_a_channel_that_cannot_be_read_a_message_fails_rather_than_being_sent_twice()
    {
        await LoseResponseAsync();
        var searches = 0;
        for (; Counts() == "Sending 1"; searches++)
        {
            await SearchAsync(new PostOutcome.Rejected("missing_scope"));
        }

        searches.ShouldBe(12);
        _platform.Titles.ShouldBe(["First Paper"]);
        Counts().ShouldStartWith("Failed 1 It is not known");
        Counts().ShouldEndWith("missing_scope");
    }

    [Fact]
    public async Task An_outage_before_it_does_not_count_as_a_search()
    {
        Import("2024-05-10", "First Paper");
        for (var i = 0; i < 20; i++)
        {
            await RunAsync(new PostOutcome.NotSent("refused"));
        }

        await LoseResponseAsync();
        await SearchAsync(new PostOutcome.Unknown("down"));
        Counts().ShouldBe("Sending 1");
    }

    [Fact]
    public async Task After_an_outage_the_oldest_comes_first()
    {
        foreach (var day in new[] { "2024-05-10", "2024-05-11", "2024-05-12" })
        {
            Import(day, $"Morning of {day}", $"Evening of {day}");
            _core.Time.Advance(TimeSpan.FromDays(1));
        }

        await RunAsync();
        _platform.Titles.ShouldBe(
        [
            "Morning of 2024-05-10", "Evening of 2024-05-10", "Morning of 2024-05-11", "Evening of 2024-05-11",
            "Morning of 2024-05-12", "Evening of 2024-05-12",
        ]);
    }

    [Fact]
    public async Task Entries_that_another_process_imported_are_posted_completely()
    {
        using var other = new TestCore(_core.Folder);
        _ = other.Import("other.txt", Notes.Digest("2024-05-10", Notes.Note("Imported Elsewhere")));
        await RunAsync();
        _platform.Titles.ShouldBe(["Imported Elsewhere"]);
    }

    public void Dispose() => _core.Dispose();

    private ChannelWorker CreateWorker(TestCore core) =>
        new(Channel, _platform, core.Get<IDeliveryStore>(), core.Get<PostReplies>(), core.Time, NullLogger.Instance);

    /// <summary>Runs the worker with an outcome of the next post.</summary>
    private Task<TimeSpan> RunAsync(PostOutcome outcome)
    {
        _platform.Outcomes.Enqueue(outcome);
        return RunAsync();
    }

    /// <summary>Runs the worker with an outcome of the next search.</summary>
    private Task<TimeSpan> SearchAsync(PostOutcome outcome)
    {
        _platform.SearchOutcomes.Enqueue(outcome);
        return RunAsync();
    }

    private Task<TimeSpan> RunAsync() => _worker.RunAsync(TestContext.Current.CancellationToken);

    private void Import(string date, params string[] titles) =>
        _core.Import($"{date}.txt", Notes.Digest(date, [.. titles.Select(title => Notes.Note(title))]));

    private async Task LoseResponseAsync(TimeSpan? advance = null)
    {
        Import("2024-05-10", "First Paper");
        (await RunAsync(new PostOutcome.Unknown("502"))).ShouldBeGreaterThan(TimeSpan.Zero);
        Counts().ShouldBe("Sending 1");
        _core.Time.Advance(advance ?? TimeSpan.FromMinutes(1));
    }

    private string Counts() => string.Join(", ", _core.Get<IDeliveryStore>().ReadCounts()
        .OrderBy(count => count.State.ToString(), StringComparer.Ordinal)
        .Select(count => $"{count.State} {count.Count} {count.Reason}".TrimEnd()));
}
