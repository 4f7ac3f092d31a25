namespace PaperBot.Tests.Delivery;

/// <summary>A full disk, or a database that another program has locked.</summary>
public sealed class StoreFaultTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TestCore _core = TestCore.Subscribed();
    private readonly ScriptedPlatform _platform;
    private readonly FaultyDeliveryStore _store;
    private readonly DeliveryRun _run;

    public StoreFaultTests()
    {
        _platform = new(time: _core.Time);
        _store = new(_core.Get<IDeliveryStore>());
        _run = new(_core, new(), _store, _platform);
    }

    [Theory]
    [InlineData(nameof(IDeliveryStore.ReadPending))]
    [InlineData(nameof(IDeliveryStore.TakeNext))]
    [InlineData(nameof(IDeliveryStore.Record))]
    public void While_the_disk_is_full_nothing_is_posted_twice_and_nothing_is_lost_afterwards(string method)
    {
        _store.Faults.Add(method);
        _core.Import("a.txt", Notes.Digest("2024-05-10", Notes.Note("First Paper"), Notes.Note("Second Paper")));
        _run.Run(TimeSpan.FromHours(1));
        _platform.Posts.Items.Count.ShouldBe(method == nameof(IDeliveryStore.Record) ? 1 : 0);
        _store.Faults.Clear();
        _run.Run(Minute);
        _platform.Titles.ShouldBe(["First Paper", "Second Paper"]);
        _platform.Searches.Items.ShouldBeEmpty();
        _store.ReadCounts().ShouldHaveSingleItem().ShouldSatisfyAllConditions(count => count.State.ShouldBe(DeliveryState.Sent), count => count.Count.ShouldBe(2));
        _run.Problems.ShouldHaveSingleItem().ShouldBe("The outbox cannot be used now; trying again. The disk is full.");
    }

    [Fact]
    public void A_further_try_that_cannot_be_recorded_is_not_made()
    {
        _core.Import("a.txt", Notes.Digest("2024-05-10", Notes.Note("First Paper")));
        _platform.Outcomes.Enqueue(new PostOutcome.Unknown("502"));
        _store.Faults.Add(nameof(IDeliveryStore.MarkPosting));
        _run.Run(TimeSpan.FromHours(1));
        _platform.Posts.Items.Count.ShouldBe(1);
        _store.Faults.Clear();
        _run.Run(Minute);
        _platform.TitlesIn("C1").ShouldBe(["First Paper"]);
    }

    [Fact]
    public void When_the_entries_cannot_be_read_their_message_waits()
    {
        _core.Import("a.txt", Notes.Digest("2024-05-10", Notes.Note("First Paper")));
        _core.StoreFault = "The database is locked.";
        _run.Run(Minute);
        _platform.Posts.Items.ShouldBeEmpty();
        _core.StoreFault = null;
        _run.Run(Minute);
        _platform.Titles.ShouldBe(["First Paper"]);
    }

    [Theory]
    [InlineData(nameof(IDeliveryStore.TakeNext))]
    [InlineData(nameof(IDeliveryStore.Record))]
    public void A_row_that_cannot_be_used_stops_its_own_channel_only_and_nothing_is_posted_twice(string method)
    {
        var bad = new ChannelAddress("Slack", "C2");
        _core.Get<ISubscriptionStore>().TryAdd(new(bad, "", DeliverySchedule.Each, null, "UTC", Locale.English) { Owner = "U1" });
        _store.Broken = (bad, method);
        _core.Import("a.txt", Notes.Digest("2024-05-10", Notes.Note("First Paper"), Notes.Note("Second Paper")));
        _run.Run(TimeSpan.FromHours(1));
        _platform.TitlesIn("C1").ShouldBe(["First Paper", "Second Paper"]);
        _platform.Posts.Items.Count(post => post.Target.Channel == bad).ShouldBe(method == nameof(IDeliveryStore.Record) ? 1 : 0);
        _run.Problems.ShouldAllBe(line => line.StartsWith("The outbox of Slack/C2 cannot be used; the others go on. Trying again in 5 minutes.", StringComparison.Ordinal));
        _run.Problems.Count().ShouldBeInRange(2, 20);
        _store.Broken = null;
        _run.Run(TimeSpan.FromMinutes(6));
        _platform.TitlesIn("C2").ShouldBe(["First Paper", "Second Paper"]);
        _platform.Posts.Items.Count.ShouldBe(4);
    }

    public void Dispose()
    {
        _run.Dispose();
        _core.Dispose();
    }
}
