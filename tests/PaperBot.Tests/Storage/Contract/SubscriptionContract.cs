namespace PaperBot.Tests.Storage.Contract;

public abstract class SubscriptionContract(EngineUnderTest engine) : EngineContract(engine)
{
    private static readonly ChannelAddress Channel = new("Slack", "C1");
    private static readonly Subscription Each = new(Channel, "", DeliverySchedule.Each, null, "Asia/Seoul", Locale.Korean) { Since = new(2024, 1, 1) };
    private static readonly Subscription Daily = new(Channel, "moe", DeliverySchedule.Daily, new(9, 30), "Europe/Berlin", Locale.English) { Since = new(2024, 1, 2) };
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);

    public sealed class OnLiteDb() : SubscriptionContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : SubscriptionContract(EngineUnderTest.Sqlite);

    [Fact]
    public void Only_the_active_subscriptions_are_seen_and_one_that_returns_begins_anew()
    {
        using var database = Open();
        database.Subscriptions.SetSubscriptions([Each, Daily]);
        Active(database).ShouldBe([Daily, Each]);
        database.Subscriptions.SetSubscriptions([Daily with { Since = new(2025, 1, 1), At = new(7, 0), TimeZone = "Asia/Seoul", Locale = Locale.Korean }]);
        Active(database).ShouldBe([Daily with { At = new(7, 0), TimeZone = "Asia/Seoul", Locale = Locale.Korean }]);
        database.Subscriptions.SetSubscriptions([]);
        Active(Open()).ShouldBeEmpty();
        database.Subscriptions.SetSubscriptions([Each with { Since = new(2025, 1, 1) }]);
        Active(database).ShouldBe([Each with { Since = new(2025, 1, 1) }]);
    }

    [Fact]
    public void Pending_deliveries_of_a_removed_subscription_move_to_another_of_the_same_channel()
    {
        using var database = Open();
        var elsewhere = Each with { Channel = new("Slack", "C2") };
        var weekly = Each with { Schedule = DeliverySchedule.Weekly, At = new(9, 0) };
        database.Subscriptions.SetSubscriptions([Each, elsewhere]);
        Enqueue(database, Each, "sending");
        var sending = Take(database)!;
        Enqueue(database, Each, "failed");
        Enqueue(database, Each, "a", "b");
        Enqueue(database, elsewhere, "a");

        database.Subscriptions.SetSubscriptions([weekly, Daily]);

        var message = Take(database)!;
        (message.Key, message.Subscription, message.Interrupted).ShouldBe((sending.Key, Each, true));
        database.Deliveries.MarkSent(sending.Key, "m", Noon);
        message = database.Deliveries.TakeNext(Channel, Daily.NextDue(Noon))!;
        message.Subscription.ShouldBe(Daily);
        message.Entries.Select(entry => entry.Value).ShouldBe(["a", "b", "failed"], ignoreOrder: true);
        database.Deliveries.TakeNext(elsewhere.Channel, Noon).ShouldBeNull();
        database.Deliveries.ReadPending().ShouldBe([new PendingChannel(Channel, DateTimeOffset.UnixEpoch)]);
    }

    [Fact]
    public void Pending_deliveries_of_a_subscription_that_was_removed_from_the_settings_move_only_where_they_match_and_to_the_times_of_that()
    {
        using var database = Open();
        database.Subscriptions.SetSubscriptions([Each, Daily]);
        Enqueue(database, Each, "a", "b");
        database.Subscriptions.SetSubscriptions([Daily], (subscription, entry) => subscription.Filter == "moe" && entry.Id.Value == "b");
        database.Deliveries.ReadPending().ShouldBe([new PendingChannel(Channel, Daily.NextDue(Noon))]);
        Take(database).ShouldBeNull();
        database.Deliveries.TakeNext(Channel, Daily.NextDue(Noon))!.Entries.ShouldBe([new EntryId("b")]);
        database.Deliveries.ReadCounts().Single(count => count.State == DeliveryState.Pending).Count.ShouldBe(1, "a waits until its subscription returns");
    }

    [Fact]
    public void Counts_are_by_channel_and_state_with_a_reason()
    {
        using var database = Open();
        var other = Each with { Channel = new("Discord", "C1") };
        database.Subscriptions.SetSubscriptions([Each, other]);
        database.Deliveries.ReadCounts().ShouldBeEmpty();
        Enqueue(database, Each, "a", "b", "c", "d");
        Enqueue(database, other, "a");
        foreach (var reason in new[] { "too long", "too late" })
        {
            database.Deliveries.MarkFailed(Take(database)!.Key, reason);
        }

        database.Deliveries.MarkPending(Take(database)!.Key, "not now");
        database.Deliveries.MarkSent(database.Deliveries.TakeNext(other.Channel, Noon)!.Key, "m", Noon);
        database.Deliveries.ReadCounts().ShouldBe(
            [
                new(Channel, DeliveryState.Failed, 2, "too long"),
                new(Channel, DeliveryState.Pending, 2, "not now"),
                new(other.Channel, DeliveryState.Sent, 1, null) { LastSent = Noon },
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void A_key_that_is_not_known_marks_nothing()
    {
        using var database = Open();
        database.Subscriptions.SetSubscriptions([Each]);
        Enqueue(database, Each, "a");
        var before = RecordSum.Of(database);
        database.Deliveries.MarkSent(new("missing"), "m", Noon);
        database.Deliveries.MarkPending(new("missing"), "reason");
        database.Deliveries.MarkFailed(new("missing"), "reason");
        RecordSum.Of(database).ShouldBe(before);
    }

    [Fact]
    public void A_message_is_taken_once_and_its_first_outcome_stays()
    {
        var (one, other) = (Open(), Open());
        one.Subscriptions.SetSubscriptions([Daily]);
        Enqueue(one, Daily, "a", "b");
        var taken = Take(one)!;
        var again = Take(other)!;
        (taken.Interrupted, again.Interrupted, again.Key).ShouldBe((false, true, taken.Key));
        other.Deliveries.MarkSent(taken.Key, "m", Noon);
        one.Deliveries.MarkFailed(taken.Key, "too late");
        one.Deliveries.MarkPending(taken.Key, "too late");
        Take(one)!.Kind.ShouldBe(MessageKind.Card);
        one.Deliveries.ReadCounts().ShouldBe([new(Channel, DeliveryState.Sent, 2, null) { LastSent = Noon }]);
    }

    [Fact]
    public void An_entry_and_its_deliveries_are_stored_together_or_not_at_all()
    {
        using var database = Open();
        database.Subscriptions.SetSubscriptions([Each]);
        Should.Throw<ArithmeticException>(() => database.Entries.Import(import =>
        {
            Notes.Save(import, Notes.Entry("a"));
            import.AddDelivery(Each, new("a"), Noon);
            throw new ArithmeticException();
        }));
        database.Deliveries.ReadCounts().ShouldBeEmpty();
        Enqueue(database, Each, "a");
        (Ids(database), database.Deliveries.ReadCounts().Count).ShouldBe(("a", 1));
    }

    private static IReadOnlyList<Subscription> Active(IDatabase database) => database.Entries.Import(import => import.Subscriptions);

    private static OutboxMessage? Take(IDatabase database) => database.Deliveries.TakeNext(Channel, Noon);

    private static void Enqueue(IDatabase database, Subscription subscription, params string[] ids) => database.Entries.Import(import =>
    {
        foreach (var id in ids)
        {
            Notes.Save(import, Notes.Entry(id, file: $"{id}.txt"));
            import.AddDelivery(subscription, new(id), Noon);
        }
    });
}
