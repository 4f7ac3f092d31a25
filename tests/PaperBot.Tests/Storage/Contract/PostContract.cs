namespace PaperBot.Tests.Storage.Contract;

public abstract class PostContract(EngineUnderTest engine) : OutboxContract(engine)
{
    public sealed class OnLiteDb() : PostContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : PostContract(EngineUnderTest.Sqlite);

    [Fact]
    public void An_entry_by_itself_is_one_message()
    {
        Enqueue(Each, Noon, "a");
        var message = Take()!;
        (Show(message), message.Subscription, message.Due, message.Taken, message.Since, message.Interrupted, message.Tries)
            .ShouldBe(("Entry 1/1 of 1: a", Each, Noon, Noon, Noon, false, 1));
        message.Key.ShouldBe(IdempotencyKey.Create(Channel, [new("a")]));
        States().ShouldBe("a:Sending");
    }

    [Fact]
    public void What_is_posted_one_by_one_at_the_same_time_is_in_the_order_of_the_entries_whichever_subscription_it_is_for()
    {
        var another = Each with { Filter = "moe" };
        Database.Subscriptions.SetSubscriptions([Each, another]);
        Enqueue(another, Noon, "b");
        Enqueue(Each, Noon, "a");
        Enqueue(Each, Noon, "c");
        Enqueue(another, Noon, "d");
        Enqueue(another, Noon.AddMinutes(-1), "e");

        new[] { "m1", "m2", "m3", "m4", "m5" }.Select(id => Send(id).Entries.Single().Value).ShouldBe(["e", "a", "b", "c", "d"]);
    }

    [Fact]
    public void The_order_of_the_entries_stays_when_a_summary_is_due_at_the_same_time()
    {
        var another = Each with { Filter = "moe" };
        var weekly = Daily with { Schedule = DeliverySchedule.Weekly };
        Database.Subscriptions.SetSubscriptions([Each, another, weekly]);
        Enqueue(another, Noon, "b");
        Enqueue(Each, Noon, "a");
        Enqueue(Each, Noon, "c");
        Enqueue(another, Noon, "d");
        Enqueue(weekly, Noon, "e");

        new[] { "m1", "m2", "m3", "m4", "m5" }.Select(id => Send(id).Entries.Single().Value).ShouldBe(["a", "b", "c", "d", "e"]);
    }

    [Fact]
    public void A_summary_comes_first_and_then_its_cards_in_its_thread_in_the_order_of_the_entries()
    {
        var ids = Ids(PostPlan.LinesPerMessage + 1);
        Enqueue(Daily, Noon, ids);
        var sent = Enumerable.Range(1, ids.Length + 2).Select(number => Show(Send($"m{number}"))).ToList();
        sent.ShouldBe(
        [
            $"Summary 1/2 of {ids.Length}: {string.Join(' ', ids.SkipLast(1))}",
            $"Summary 2/2 of {ids.Length}: {ids[^1]} in m1",
            .. ids.Index().Select(item => $"Card {item.Index + 1}/{ids.Length} of {ids.Length}: {item.Item} in m1"),
        ]);
        Take().ShouldBeNull();
        Store.ReadPending().ShouldBeEmpty();
    }

    [Fact]
    public void A_message_that_was_being_sent_comes_first_and_then_the_post_that_has_begun()
    {
        Enqueue(Daily, Noon, "a", "b");
        var taken = Take()!;
        Enqueue(Each, Noon.AddDays(-9), "c");

        var again = Open().Deliveries.TakeNext([Channel], Noon.AddHours(1)).ShouldHaveSingleItem();
        (again.Interrupted, again.Taken, again.Since, again.Tries, Show(again)).ShouldBe((true, Noon, Noon, 1, Show(taken)));
        Store.ReadPending().ShouldBe([new PendingChannel(Channel, DateTimeOffset.UnixEpoch)]);

        Record(again, new MessageChange.Sent("m1", null, null));
        Store.ReadPending().ShouldBe([new PendingChannel(Channel, DateTimeOffset.UnixEpoch, Noon)]);
        Show(Send("m2")).ShouldBe("Card 1/2 of 2: a in m1");
        Show(Send("m3")).ShouldBe("Card 2/2 of 2: b in m1");
        Show(Take()).ShouldBe("Entry 1/1 of 1: c");
    }

    [Fact]
    public void Another_request_for_a_message_is_counted_and_its_time_kept()
    {
        Enqueue(Each, Noon, "a");
        var message = Take()!;
        Store.MarkPosting(message.Key, Noon.AddMinutes(1));
        Store.MarkPosting(new("missing"), Noon.AddMinutes(2));
        var again = Take(Noon.AddMinutes(3))!;
        (again.Tries, again.Taken, again.Since, again.Interrupted).ShouldBe((2, Noon.AddMinutes(1), Noon, true));
    }

    [Fact]
    public void A_post_is_as_it_was_planned_whatever_happens_to_its_entries_and_its_subscription()
    {
        Enqueue(Daily, Noon, "a", "b");
        Send("m1");
        Enqueue(Daily, Noon, "a0", "a1");
        Withdraw("b");
        Database.Subscriptions.SetSubscriptions([Each]);
        Show(Send("m2")).ShouldBe("Card 1/2 of 2: a in m1");
        Show(Send("m3")).ShouldBe("Card 2/2 of 2: b in m1");
        (Take()!.Subscription, States()).ShouldBe((Each, "a:Sent b:Sent a0:Sending a1:Pending"));
    }

    [Fact]
    public void Each_channel_gets_its_next_message_and_a_suspended_one_nothing()
    {
        Enqueue(Each, Noon, "a");
        Enqueue(Other, Noon, "a");
        Enqueue(Other, Noon.AddDays(1), "later");
        Store.TakeNext([Channel, Elsewhere, new("Slack", "unknown")], Noon).Select(message => message.Subscription).ShouldBe([Each, Other]);

        var suspension = new ChannelSuspension(Channel, "not in the channel", Noon);
        Database.Subscriptions.Suspend(suspension);
        Database.Subscriptions.Suspend(suspension with { IsTold = true, NextCheck = Noon.AddMinutes(5) });
        Database.Subscriptions.ReadSuspensions().ShouldBe([suspension with { IsTold = true, NextCheck = Noon.AddMinutes(5) }]);
        Store.TakeNext([Channel, Elsewhere], Noon).ShouldHaveSingleItem().Interrupted.ShouldBeTrue();
        Store.ReadPending().Select(pending => pending.Channel).ShouldBe([Elsewhere]);

        Database.Subscriptions.EndSuspension(Channel);
        Database.Subscriptions.EndSuspension(Channel);
        Database.Subscriptions.ReadSuspensions().ShouldBeEmpty();
        Store.TakeNext([Channel, Elsewhere], Noon).Count.ShouldBe(2);
    }

    [Fact]
    public void Beyond_the_maximum_a_day_entries_wait_for_the_next_day_and_the_post_says_how_many()
    {
        var subscription = Daily with { MaxPerDay = 2 };
        Database.Subscriptions.SetSubscriptions([subscription]);
        Enqueue(subscription, Noon, "a", "b", "c", "d", "e");
        var first = Send("m1");
        (Show(first), first.CarriedOver).ShouldBe(("Summary 1/1 of 2: a b", 3));
        Send("m2");
        Send("m3").CarriedOver.ShouldBe(3);
        Take(Noon.AddHours(1)).ShouldBeNull();
        var next = subscription.NextDue(Noon);
        Store.ReadPending().ShouldBe([new PendingChannel(Channel, next)]);
        var second = Take(next)!;
        (Show(second), second.CarriedOver).ShouldBe(("Summary 1/1 of 2: c d", 1));
    }

    [Fact]
    public void What_waited_for_the_next_day_is_posted_before_what_came_since()
    {
        var subscription = Daily with { MaxPerDay = 2 };
        Database.Subscriptions.SetSubscriptions([subscription]);
        Enqueue(subscription, Noon, "a", "b", "c");
        Send("m1");
        Send("m2");
        Send("m3");
        var next = subscription.NextDue(Noon);
        Database.Entries.Import(import =>
        {
            foreach (var id in new[] { "d", "e" })
            {
                Notes.Save(import, Notes.Entry(id, "2024-05-20", file: $"{id}.txt"));
                import.AddDelivery(subscription, new(id), next);
            }
        });
        Show(Take(next)).ShouldBe("Summary 1/1 of 2: d c");
    }

    [Fact]
    public void What_is_late_waits_until_the_quiet_hours_are_over()
    {
        var subscription = Each with { Quiet = new(new(12, 30), new(14, 0)) };
        Database.Subscriptions.SetSubscriptions([subscription]);
        Enqueue(subscription, Noon, "a");
        Take(Noon.AddMinutes(45)).ShouldBeNull();
        Show(Take(Noon.AddHours(2))).ShouldBe("Entry 1/1 of 1: a");
    }

    [Fact]
    public void A_maximum_a_day_counts_single_entries_until_the_next_local_day_and_those_that_failed_do_not_count()
    {
        var subscription = Each with { MaxPerDay = 2 };
        Database.Subscriptions.SetSubscriptions([subscription]);
        Enqueue(subscription, Noon, "a", "b");
        Record(Take()!, new MessageChange.Failed(), "too long");
        Send("m1");
        Enqueue(subscription, Noon, "c", "d", "e");
        Show(Send("m2")).ShouldBe("Entry 1/1 of 1: c");
        var line = Send("m3");
        (Show(line), line.CarriedOver).ShouldBe(("Empty 1/1 of 0: ", 2));
        Take().ShouldBeNull();

        Enqueue(subscription, Noon, "f");
        Take().ShouldBeNull();
        var edit = TakeEdit(Noon)!;
        (edit.MessageId, edit.Message.CarriedOver).ShouldBe(("m3", 3), "one line a day says how many");
        Record(edit.Message, new MessageChange.Edited(edit.Due, "new"));
        Take(Noon.AddHours(20)).ShouldBeNull();
        Store.ReadPending().ShouldBe([new PendingChannel(Channel, subscription.NextDayDue(Noon))]);
        Show(Take(Noon.AddHours(21))).ShouldBe("Entry 1/1 of 1: d");
    }
}
