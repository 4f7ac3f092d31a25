namespace PaperBot.Tests.Storage.Contract;

/// <summary>The lines that there are no new entries.</summary>
public abstract class EmptyLineContract(EngineUnderTest engine) : OutboxContract(engine)
{
    public sealed class OnLiteDb() : EmptyLineContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : EmptyLineContract(EngineUnderTest.Sqlite);

    [Fact]
    public void A_line_that_there_was_nothing_is_not_posted_a_day_late()
    {
        Store.TryAddEmpty(Other, Noon).ShouldBeTrue();
        Take(Noon.AddHours(13), Elsewhere).ShouldBeNull();
        Store.ReadPending().ShouldBeEmpty();
    }

    [Fact]
    public void There_is_no_line_that_nothing_is_new_where_another_subscription_of_the_channel_has_posted_it()
    {
        Database.Subscriptions.SetSubscriptions([Each, Daily]);
        Enqueue(Each, Noon, "a");
        Send("m1");
        var due = Daily.NextDue(Noon);
        Store.AddEmpty([new(Daily, due)], (subscription, entry) => subscription == Daily && entry.Id.Value == "a").ShouldBe(0);
        Store.AddEmpty([new(Daily, due)], (_, _) => false).ShouldBe(1);
    }

    [Fact]
    public void There_is_no_line_that_nothing_is_new_where_entries_were_carried_over_or_are_due_at_an_earlier_time_of_the_subscription()
    {
        var limited = Daily with { MaxPerDay = 1 };
        Database.Subscriptions.SetSubscriptions([limited]);
        var due = limited.NextDue(Noon);
        Enqueue(limited, due, "a", "b");
        Send("m1", due);
        Send("m2", due);
        Take(due).ShouldBeNull();
        Database.Entries.Import(import => import.AddDelivery(Other, new("a"), Noon));
        var earlier = limited with { At = new(8, 0) };
        Database.Subscriptions.SetSubscriptions([earlier]);
        Store.TryAddEmpty(earlier, earlier.NextDue(due)).ShouldBeFalse("b is carried over to 09:30");
        Store.TryAddEmpty(earlier, earlier.NextDue(due.AddDays(2))).ShouldBeTrue();
    }

    [Fact]
    public void Lines_that_are_not_posted_yet_go_with_their_subscription_and_with_what_is_cancelled()
    {
        var own = Other with { Owner = "U1" };
        Database.Subscriptions.SetSubscriptions([]);
        Database.Subscriptions.TryAdd(own);
        Store.TryAddEmpty(own, Noon).ShouldBeTrue();
        Database.Subscriptions.Remove(own.Id, "unsubscribed", default, (_, _) => false).ShouldBe(0);
        Store.ReadPending().ShouldBeEmpty();

        Database.Subscriptions.TryAdd(own);
        Store.TryAddEmpty(own, Noon).ShouldBeTrue();
        Store.CancelPending([Elsewhere], "Cancelled.", default).ShouldBeEmpty();
        Store.ReadPending().ShouldBeEmpty();
        Store.TryAddEmpty(own, Noon).ShouldBeTrue();
        Store.CancelPending(null, "Cancelled.", default).ShouldBeEmpty();
        Store.ReadPending().ShouldBeEmpty();
    }

    [Fact]
    public void A_subscription_without_new_entries_says_so_once_and_not_beside_entries()
    {
        Store.TryAddEmpty(Other with { Filter = "unknown" }, Noon).ShouldBeFalse();
        Enqueue(Daily, Noon, "a");
        Store.TryAddEmpty(Daily, Noon).ShouldBeFalse();
        Store.TryAddEmpty(Other, Noon).ShouldBeTrue();
        Store.TryAddEmpty(Other, Noon).ShouldBeFalse();
        Store.ReadPending().Count.ShouldBe(2);

        var empty = Take(channel: Elsewhere)!;
        (Show(empty), empty.Due, empty.Key).ShouldBe(("Empty 1/1 of 0: ", Noon, PostPlan.KeyOfEmpty(Other, Noon)));
        Record(empty, new MessageChange.Pending(), "later");
        empty = Take(channel: Elsewhere)!;
        (empty.Tries, empty.Interrupted).ShouldBe((2, false));
        Record(empty, new MessageChange.Sent("m", null, null));
        Take(channel: Elsewhere).ShouldBeNull();
        Store.TryAddEmpty(Other, Noon).ShouldBeFalse();
        Store.TryAddEmpty(Other, Noon.AddDays(1)).ShouldBeTrue();
    }
}
