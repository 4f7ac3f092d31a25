using PaperBot.Entries;
using PaperBot.Platforms;
using PaperBot.Replies;
using PaperBot.Storage;

namespace PaperBot.Tests.Storage;

public sealed class DeliveryStoreTests : IDisposable
{
    private static readonly ChannelAddress Channel = new("Slack", "C1");
    private static readonly Subscription Each = new(Channel, "", DeliverySchedule.Each, null, "Asia/Seoul", Locale.Korean);
    private static readonly Subscription Daily = new(Channel, "moe", DeliverySchedule.Daily, new(9, 30), "Asia/Seoul", Locale.English);
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly TestCore _core;
    private readonly IDeliveryStore _store;

    public DeliveryStoreTests()
    {
        _core = new(_folder);
        _store = _core.Get<IDeliveryStore>();
        _store.SetSubscriptions([Each, Daily]);
    }

    [Fact]
    public void A_post_goes_from_pending_over_sending_to_sent()
    {
        Owe(Each, Noon, "a");
        Counts().ShouldBe("Pending 1");
        var post = Take()!;
        post.Subscription.ShouldBe(Each);
        post.Entries.ShouldBe([new EntryId("a")]);
        (post.Due, post.Taken, post.Interrupted).ShouldBe((Noon, Noon, false));
        post.Key.Value.ShouldMatch("^[a-z2-7]{20}$");
        Counts().ShouldBe("Sending 1");
        _store.MarkSent(post.Key, "m1", Noon);
        Counts().ShouldBe("Sent 1");
        Take().ShouldBeNull();
        _store.ReadPending().ShouldBeEmpty();
    }

    [Fact]
    public void What_was_not_sent_is_pending_again_with_the_reason_and_gets_a_new_key()
    {
        Owe(Each, Noon, "a");
        var first = Take()!;
        _store.MarkPending(first.Key, "not in the channel");
        _store.ReadCounts().ShouldHaveSingleItem().ShouldBe(new DeliveryCount(Channel, DeliveryState.Pending, 1, "not in the channel"));
        var second = Take()!;
        second.Entries.ShouldBe(first.Entries);
        second.Key.ShouldNotBe(first.Key);
    }

    [Fact]
    public void What_is_given_up_is_never_taken_again()
    {
        Owe(Each, Noon, "a");
        _store.MarkFailed(Take()!.Key, "too long");
        Take().ShouldBeNull();
        _store.ReadCounts().ShouldHaveSingleItem().ShouldBe(new DeliveryCount(Channel, DeliveryState.Failed, 1, "too long"));
    }

    [Fact]
    public void A_channel_is_owed_an_entry_once_though_two_follows_match()
    {
        Owe(Each, Noon, "a");
        Owe(Daily, Noon, "a");
        Counts().ShouldBe("Pending 1");
        _store.MarkSent(Take()!.Key, "m1", Noon);
        Owe(Daily, Noon, "a");
        Counts().ShouldBe("Sent 1");
    }

    [Fact]
    public void The_earliest_due_comes_first_a_summary_at_once_and_the_rest_one_by_one()
    {
        Owe(Each, Noon.AddDays(-1), "b", "a");
        Owe(Daily, Noon.AddDays(-2), "d", "c");
        Owe(Daily, Noon.AddDays(-3), "e");
        Owe(Daily, Noon.AddDays(1), "f");
        var posts = new List<string>();
        while (Take() is { } post)
        {
            posts.Add(string.Join(' ', post.Entries));
            _store.MarkSent(post.Key, "m", Noon);
        }

        posts.ShouldBe(["e", "d c", "b", "a"]);
        _store.ReadPending().ShouldBe([new PendingChannel(Channel, Noon.AddDays(1))]);
    }

    [Fact]
    public void A_summary_holds_no_more_than_fit_and_the_rest_follows()
    {
        Owe(Daily, Noon, "a", "b", "c");
        var first = _store.TakeNext(Channel, Noon, 2)!;
        first.Entries.Select(entry => entry.Value).ShouldBe(["a", "b"]);
        _store.MarkSent(first.Key, "m", Noon);
        _store.TakeNext(Channel, Noon, 2)!.Entries.Select(entry => entry.Value).ShouldBe(["c"]);
    }

    [Fact]
    public void A_summary_begins_with_the_oldest_date()
    {
        using (var import = _core.Get<IEntryStore>().BeginImport())
        {
            foreach (var (id, date) in new[] { ("new", "2024-05-08"), ("old", "2024-05-06"), ("mid", "2024-05-07") })
            {
                Notes.Save(import, Notes.Entry(id, date));
                import.AddDelivery(Daily, new(id), Noon);
            }

            import.Commit();
        }

        Take()!.Entries.Select(entry => entry.Value).ShouldBe(["old", "mid", "new"]);
    }

    [Fact]
    public void A_post_that_was_being_sent_comes_back_as_interrupted_before_all_others()
    {
        Owe(Daily, Noon, "a", "b");
        Owe(Each, Noon.AddDays(-1), "c");
        _store.MarkSent(Take()!.Key, "m", Noon);
        var taken = Take()!;

        using var restarted = new TestCore(_folder);
        var store = restarted.Get<IDeliveryStore>();
        Owe(Each, Noon.AddDays(-9), "d");
        store.ReadPending().ShouldBe([new PendingChannel(Channel, DateTimeOffset.UnixEpoch)]);
        var again = store.TakeNext(Channel, Noon.AddHours(1), 10)!;
        again.Interrupted.ShouldBeTrue();
        (again.Key, again.Taken).ShouldBe((taken.Key, Noon));
        again.Entries.ShouldBe(taken.Entries);
    }

    [Fact]
    public void A_withdrawn_entry_is_not_posted_and_is_owed_again_when_it_comes_back()
    {
        Owe(Each, Noon, "a");
        Withdraw("a");
        Take().ShouldBeNull();
        _store.ReadPending().ShouldBeEmpty();
        Owe(Each, Noon, "a");
        Take()!.Entries.ShouldBe([new EntryId("a")]);
    }

    [Fact]
    public void A_follow_that_is_gone_owes_nothing_until_it_comes_back()
    {
        Owe(Daily, Noon, "a");
        _store.SetSubscriptions([]);
        Take().ShouldBeNull();
        _store.ReadPending().ShouldBeEmpty();
        _store.SetSubscriptions([Daily with { At = new(10, 0) }]);
        Take()!.Subscription.At.ShouldBe(new TimeOnly(10, 0));
    }

    [Fact]
    public void Channels_do_not_mix()
    {
        var other = Each with { Channel = new("Discord", "C1") };
        _store.SetSubscriptions([Each, other]);
        Owe(Each, Noon, "a");
        Owe(other, Noon, "a");
        Take()!.Subscription.ShouldBe(Each);
        _store.TakeNext(other.Channel, Noon, 10)!.Subscription.ShouldBe(other);
        _store.TakeNext(new("Slack", "C2"), Noon, 10).ShouldBeNull();
    }

    public void Dispose()
    {
        _core.Dispose();
        _folder.Dispose();
    }

    private OutboxMessage? Take() => _store.TakeNext(Channel, Noon, 10);

    private string Counts() => string.Join(", ", _store.ReadCounts().Select(count => $"{count.State} {count.Count}"));

    /// <summary>Stores entries in this order in one document, and owes them.</summary>
    private void Owe(Subscription follow, DateTimeOffset due, params string[] ids)
    {
        using var import = _core.Get<IEntryStore>().BeginImport();
        foreach (var (ordinal, id) in ids.Index())
        {
            Notes.Save(import, Notes.Entry(id, file: $"{ids[0]}.txt", ordinal: ordinal));
            import.AddDelivery(follow, new(id), due);
        }

        import.SetDocument(Notes.Entry("", file: $"{ids[0]}.txt").Source, null, [.. ids.Select(id => (new EntryId(id), (EntryContent?)null))]);
        import.Commit();
    }

    private void Withdraw(string id)
    {
        using var import = _core.Get<IEntryStore>().BeginImport();
        import.Withdraw(new(id));
        import.Commit();
    }
}
