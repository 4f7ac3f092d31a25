namespace PaperBot.Tests.Storage.Contract;

public abstract class PeopleContract(EngineUnderTest engine) : OutboxContract(engine)
{
    private static readonly Subscription Own = new(Channel, "vision \"expert routing\"", DeliverySchedule.Weekly, new(8, 0), "Europe/Berlin", Locale.English)
    {
        Since = new(2024, 5, 1),
        Day = DayOfWeek.Thursday,
        WeekdaysOnly = true,
        Quiet = new(new(22, 0), new(7, 30)),
        MaxPerDay = 7,
        SaysWhenEmpty = true,
        Owner = "U1",
    };

    public sealed class OnLiteDb() : PeopleContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : PeopleContract(EngineUnderTest.Sqlite);

    [Fact]
    public void Subscriptions_of_people_stay_beside_those_of_the_settings()
    {
        Database.Subscriptions.TryAdd(Own).ShouldBeTrue();
        Database.Subscriptions.SetSubscriptions([Daily]);
        Database.Subscriptions.ReadSubscriptions().ShouldBe([Daily, Own]);
        Database.Entries.Import(import => import.Subscriptions).ShouldBe([Daily, Own]);
        Open().Subscriptions.ReadSubscriptions().ShouldBe([Daily, Own]);
        Database.Subscriptions.SetSubscriptions([]);
        Database.Subscriptions.ReadSubscriptions().ShouldBe([Own]);
    }

    [Fact]
    public void A_subscription_of_the_settings_is_not_changed_from_a_channel()
    {
        Database.Subscriptions.TryAdd(Daily with { Owner = "U1", At = new(7, 0) }).ShouldBeFalse();
        Database.Subscriptions.Remove(Daily.Id, "reason", default, (_, _) => true).ShouldBeNull();
        Database.Subscriptions.ReadSubscriptions().ShouldBe([Daily, Each, Other], ignoreOrder: true);
    }

    [Fact]
    public void A_subscription_that_is_changed_keeps_its_first_day_and_one_that_is_made_again_begins_anew()
    {
        Database.Subscriptions.TryAdd(Own);
        Database.Subscriptions.TryAdd(Own with { Owner = "U2", At = new(7, 0), Since = new(2024, 6, 1), Quiet = null }).ShouldBeTrue();
        Database.Subscriptions.ReadSubscriptions().ShouldContain(Own with { Owner = "U2", At = new(7, 0), Quiet = null });
        Database.Subscriptions.Remove(Own.Id, "reason", default, (_, _) => true).ShouldBe(0);
        Database.Subscriptions.Remove(Own.Id, "reason", default, (_, _) => true).ShouldBeNull();
        Database.Subscriptions.ReadSubscriptions().ShouldNotContain(subscription => subscription.Id == Own.Id);
        Database.Subscriptions.TryAdd(Own with { Since = new(2024, 7, 1) }).ShouldBeTrue();
        Database.Subscriptions.ReadSubscriptions().ShouldContain(Own with { Since = new(2024, 7, 1) });
    }

    [Fact]
    public void With_a_removed_subscription_pending_deliveries_move_where_they_match_and_else_fail()
    {
        Database.Subscriptions.TryAdd(Own with { Quiet = null });
        Enqueue(Own, Noon, "a");
        Show(Send("m1")).ShouldBe("Summary 1/1 of 1: a");
        Enqueue(Own, Noon, "b", "c", "d");

        Database.Subscriptions.Remove(Own.Id, "unsubscribed", default, (subscription, entry) => subscription == Daily && entry.Id.Value == "c").ShouldBe(2);

        Ledger().Select(row => (row.Entry.Value, row.State, row.Reason, row.SubscriptionId)).ShouldBe(
        [
            ("a", DeliveryState.Sent, null, Own.Id), ("b", DeliveryState.Failed, "unsubscribed", Own.Id), ("c", DeliveryState.Pending, null, Daily.Id),
            ("d", DeliveryState.Failed, "unsubscribed", Own.Id),
        ]);
        Show(Send("m2")).ShouldBe("Card 1/1 of 1: a in m1");
        Take(Daily.NextDue(Noon))!.Subscription.ShouldBe(Daily);
    }

    [Fact]
    public void What_is_being_sent_for_a_removed_subscription_and_taken_back_is_posted_for_another_that_matches()
    {
        var own = Each with { Filter = "vision", Owner = "U1" };
        var daily = Daily with { MaxPerDay = 1 };
        Database.Subscriptions.SetSubscriptions([daily]);
        Database.Subscriptions.TryAdd(own);
        Enqueue(own, Noon, "a");
        var sending = Take()!;

        Database.Subscriptions.Remove(own.Id, "unsubscribed", default, (subscription, _) => subscription == daily).ShouldBe(0);
        Record(sending, new MessageChange.Pending(), "not now", outcome: AttemptOutcome.Postponed);

        Ledger().Select(row => (row.State, row.Reason, row.SubscriptionId)).ShouldBe([(DeliveryState.Pending, "not now", daily.Id)]);
        Take().ShouldBeNull();
        var message = Take(daily.NextDue(Noon))!;
        (message.Subscription, message.CarriedOver, message.Entries.Single().Value).ShouldBe((daily, 0, "a"));
    }
}
