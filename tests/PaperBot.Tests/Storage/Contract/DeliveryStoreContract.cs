namespace PaperBot.Tests.Storage.Contract;

public abstract class DeliveryStoreContract : EngineContract
{
    private static readonly ChannelAddress Channel = new("Slack", "C1");
    private static readonly Subscription Each = new(Channel, "", DeliverySchedule.Each, null, "Asia/Seoul", Locale.Korean);
    private static readonly Subscription Daily = new(Channel, "moe", DeliverySchedule.Daily, new(9, 30), "Asia/Seoul", Locale.English);
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly IDatabase _database;
    private readonly IDeliveryStore _store;

    protected DeliveryStoreContract(EngineUnderTest engine)
        : base(engine)
    {
        _database = Open();
        _store = _database.Deliveries;
        _database.Subscriptions.SetSubscriptions([Each, Daily]);
    }

    public sealed class OnLiteDb() : DeliveryStoreContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : DeliveryStoreContract(EngineUnderTest.Sqlite);

    [Fact]
    public void A_message_goes_from_pending_over_sending_to_sent()
    {
        Enqueue(Each, Noon, "a");
        Counts().ShouldBe("Pending 1");
        var message = Take()!;
        message.Subscription.ShouldBe(Each);
        message.Entries.ShouldBe([new EntryId("a")]);
        (message.Due, message.Taken, message.Interrupted).ShouldBe((Noon, Noon, false));
        message.Key.Value.ShouldMatch("^[a-z2-7]{20}$");
        Counts().ShouldBe("Sending 1");
        _store.MarkSent(message.Key, "m1", Noon);
        Counts().ShouldBe("Sent 1");
        Take().ShouldBeNull();
        _store.ReadPending().ShouldBeEmpty();
    }

    [Fact]
    public void A_message_that_was_not_sent_is_pending_again_with_the_reason_and_keeps_its_key()
    {
        Enqueue(Each, Noon, "a");
        var first = Take()!;
        _store.MarkPending(first.Key, "not in the channel");
        _store.ReadCounts().ShouldHaveSingleItem().ShouldBe(new DeliveryCount(Channel, DeliveryState.Pending, 1, "not in the channel"));
        var second = Take()!;
        second.Entries.ShouldBe(first.Entries);
        (second.Key, second.Interrupted).ShouldBe((first.Key, false));
    }

    [Fact]
    public void A_failed_message_is_never_taken_again()
    {
        Enqueue(Each, Noon, "a");
        _store.MarkFailed(Take()!.Key, "too long");
        Take().ShouldBeNull();
        _store.ReadCounts().ShouldHaveSingleItem().ShouldBe(new DeliveryCount(Channel, DeliveryState.Failed, 1, "too long"));
        Enqueue(Each, Noon, "b");
        var failed = new List<LedgerRow>();
        _store.ReadCounts(failed.Add).Count.ShouldBe(2);
        failed.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.Entry.ShouldBe(new EntryId("a")), row => row.Reason.ShouldBe("too long"), row => row.Messages.Count.ShouldBe(1));
    }

    [Fact]
    public void A_channel_gets_an_entry_once_even_if_two_subscriptions_match()
    {
        Enqueue(Each, Noon, "a");
        Enqueue(Daily, Noon, "a");
        Counts().ShouldBe("Pending 1");
        _store.MarkSent(Take()!.Key, "m1", Noon);
        Enqueue(Daily, Noon, "a");
        Counts().ShouldBe("Sent 1");
    }

    [Fact]
    public void The_earliest_message_comes_first_with_all_entries_of_a_summary_and_other_entries_one_by_one()
    {
        Enqueue(Each, Noon.AddDays(-1), "b", "a");
        Enqueue(Daily, Noon.AddDays(-2), "d", "c");
        Enqueue(Daily, Noon.AddDays(-3), "e");
        Enqueue(Daily, Noon.AddDays(1), "f");
        var messages = new List<string>();
        while (Take() is { } message)
        {
            messages.Add(string.Join(' ', message.Entries));
            _store.MarkSent(message.Key, "m", Noon);
        }

        messages.ShouldBe(["e", "e", "d c", "d", "c", "b", "a"], "A summary has a card for each entry.");
        _store.ReadPending().ShouldBe([new PendingChannel(Channel, Noon.AddDays(1))]);
    }

    [Fact]
    public void A_summary_begins_with_the_newest_date()
    {
        _database.Entries.Import(import =>
        {
            foreach (var (id, date) in new[] { ("new", "2024-05-08"), ("old", "2024-05-06"), ("mid", "2024-05-07") })
            {
                Notes.Save(import, Notes.Entry(id, date));
                import.AddDelivery(Daily, new(id), Noon).ShouldBeTrue();
                import.AddDelivery(Daily, new(id), Noon).ShouldBeFalse();
            }
        });

        Take()!.Entries.Select(entry => entry.Value).ShouldBe(["new", "mid", "old"]);
    }

    [Fact]
    public void A_message_that_was_being_sent_is_returned_first_as_interrupted()
    {
        Enqueue(Daily, Noon, "a", "b");
        Enqueue(Each, Noon.AddDays(-1), "c");
        _store.MarkSent(Take()!.Key, "m", Noon);
        var taken = Take()!;

        var store = Open().Deliveries;
        Enqueue(Each, Noon.AddDays(-9), "d");
        store.ReadPending().ShouldBe([new PendingChannel(Channel, DateTimeOffset.UnixEpoch)]);
        var again = store.TakeNext(Channel, Noon.AddHours(1))!;
        again.Interrupted.ShouldBeTrue();
        (again.Key, again.Taken).ShouldBe((taken.Key, Noon));
        again.Entries.ShouldBe(taken.Entries);
    }

    [Fact]
    public void A_withdrawn_entry_is_pending_again_when_it_is_restored()
    {
        Enqueue(Each, Noon, "a");
        Withdraw("a");
        Take().ShouldBeNull();
        _store.ReadPending().ShouldBeEmpty();
        Enqueue(Each, Noon, "a");
        Take()!.Entries.ShouldBe([new EntryId("a")]);
    }

    [Fact]
    public void The_deliveries_of_a_removed_subscription_wait_until_it_returns()
    {
        Enqueue(Daily, Noon, "a");
        _database.Subscriptions.SetSubscriptions([]);
        Take().ShouldBeNull();
        _store.ReadPending().ShouldBeEmpty();
        _database.Subscriptions.SetSubscriptions([Daily with { At = new(10, 0) }]);
        Take()!.Subscription.At.ShouldBe(new TimeOnly(10, 0));
    }

    [Fact]
    public void Channels_do_not_mix()
    {
        var other = Each with { Channel = new("Discord", "C1") };
        _database.Subscriptions.SetSubscriptions([Each, other]);
        Enqueue(Each, Noon, "a");
        Enqueue(other, Noon, "a");
        Take()!.Subscription.ShouldBe(Each);
        _store.TakeNext(other.Channel, Noon)!.Subscription.ShouldBe(other);
        _store.TakeNext(new ChannelAddress("Slack", "C2"), Noon).ShouldBeNull();
    }

    private OutboxMessage? Take() => _store.TakeNext(Channel, Noon);

    private string Counts() => string.Join(", ", _store.ReadCounts().Select(count => $"{count.State} {count.Count}"));

    /// <summary>Stores entries in this order in one document, and adds their deliveries.</summary>
    private void Enqueue(Subscription subscription, DateTimeOffset due, params string[] ids) => _database.Entries.Import(import =>
    {
        foreach (var (ordinal, id) in ids.Index())
        {
            Notes.Save(import, Notes.Entry(id, file: $"{ids[0]}.txt", ordinal: ordinal));
            import.AddDelivery(subscription, new(id), due);
        }

        import.SetDocument(Notes.Entry("", file: $"{ids[0]}.txt").Source, null, [.. ids.Select(id => (new EntryId(id), (EntryContent?)null))]);
    });

    private void Withdraw(string id) => _database.Entries.Import(import => import.Withdraw(new(id)));
}
