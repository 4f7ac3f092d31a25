namespace PaperBot.Tests.Storage.Contract;

public abstract class OutcomeContract(EngineUnderTest engine) : OutboxContract(engine)
{
    public sealed class OnLiteDb() : OutcomeContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : OutcomeContract(EngineUnderTest.Sqlite);

    [Fact]
    public void A_post_that_has_not_begun_is_taken_back_and_its_attempts_stay()
    {
        Enqueue(Daily, Noon, "a", "b");
        var first = Take()!;
        Record(first, new MessageChange.Pending(), "not now", outcome: AttemptOutcome.Postponed);
        Ledger().Select(row => (row.State, row.Reason, row.Messages.Count)).ShouldBe([(DeliveryState.Pending, "not now", 1), (DeliveryState.Pending, "not now", 1)]);
        Store.ReadPending().ShouldBe([new PendingChannel(Channel, Noon)]);

        var second = Take(Noon.AddMinutes(1))!;
        (second.Key, second.Interrupted, Show(second)).ShouldBe((first.Key, false, Show(first)));
        Ledger()[0].Messages[0].Attempts.Single().Outcome.ShouldBe(AttemptOutcome.Postponed);
    }

    [Fact]
    public void A_message_of_a_post_that_has_begun_waits_in_its_place()
    {
        Enqueue(Daily, Noon, "a", "b");
        Send("m1");
        Record(Take()!, new MessageChange.Pending(), "not now", outcome: AttemptOutcome.Postponed);
        States().ShouldBe("a:Sent b:Sent");
        Store.ReadPending().ShouldBe([new PendingChannel(Channel, DateTimeOffset.UnixEpoch)]);
        var again = Take(Noon.AddHours(1))!;
        (Show(again), again.Tries, again.Interrupted, again.Since, again.Taken).ShouldBe(("Card 1/2 of 2: a in m1", 2, false, Noon, Noon.AddHours(1)));
    }

    [Fact]
    public void What_nothing_is_known_of_stays_as_it_is()
    {
        Enqueue(Each, Noon, "a");
        Record(Take()!, new MessageChange.None(), "no response", outcome: AttemptOutcome.Unknown);
        Take()!.Interrupted.ShouldBeTrue();
        States().ShouldBe("a:Sending");
    }

    [Fact]
    public void With_a_summary_that_fails_its_cards_fail_if_nothing_is_in_the_channel()
    {
        Enqueue(Daily, Noon, "a", "b");
        Record(Take()!, new MessageChange.Failed(), "refused");
        Take().ShouldBeNull();
        Ledger().Select(row => (row.State, row.Reason)).ShouldBe([(DeliveryState.Failed, "refused"), (DeliveryState.Failed, "refused")]);
        Ledger()[0].Messages.Select(message => (message.Kind, message.State))
            .ShouldBe([(MessageKind.Summary, DeliveryState.Failed), (MessageKind.Card, DeliveryState.Failed)]);
    }

    [Fact]
    public void The_cards_of_a_part_that_fails_show_its_entries_if_another_part_is_in_the_channel()
    {
        var ids = Ids(PostPlan.LinesPerMessage + 1);
        Enqueue(Daily, Noon, ids);
        Send("m1");
        Record(Take()!, new MessageChange.Failed(), "refused");
        Ledger()[^1].State.ShouldBe(DeliveryState.Sending);
        foreach (var number in Enumerable.Range(1, ids.Length))
        {
            Send($"c{number}").Root.ShouldBe("m1");
        }

        Ledger()[^1].State.ShouldBe(DeliveryState.Sent);
        Take().ShouldBeNull();
    }

    [Fact]
    public void A_card_that_fails_leaves_its_entry_sent_by_the_summary()
    {
        Enqueue(Daily, Noon, "a", "b");
        Send("m1");
        Record(Take()!, new MessageChange.Failed(), "refused");
        States().ShouldBe("a:Sent b:Sent");
        Show(Take()).ShouldBe("Card 2/2 of 2: b in m1");
    }

    [Fact]
    public void A_message_that_is_too_long_becomes_two_until_it_is_one_entry()
    {
        Enqueue(Daily, Noon, "a", "b", "c");
        Record(Take()!, new MessageChange.Split(), "too long", outcome: AttemptOutcome.Rejected);
        var first = Take()!;
        (Show(first), first.Key, first.Tries).ShouldBe(("Summary 1/2 of 3: a b", IdempotencyKey.Create(Channel, [new("a"), new("b")]), 1));
        Record(first, new MessageChange.Split(), "too long", outcome: AttemptOutcome.Rejected);
        Show(Send("m1")).ShouldBe("Summary 1/3 of 3: a");
        var second = Take()!;
        Show(second).ShouldBe("Summary 2/3 of 3: b in m1");
        Record(second, new MessageChange.Split(), "too long", outcome: AttemptOutcome.Rejected);
        Show(Send("m2")).ShouldBe("Summary 3/3 of 3: c in m1");
        States().ShouldBe("a:Sent b:Sending c:Sent");
        new[] { "a", "b", "c" }.Select(id => Show(Send($"card {id}"))).ShouldBe(["Card 1/3 of 3: a in m1", "Card 2/3 of 3: b in m1", "Card 3/3 of 3: c in m1"]);
        States().ShouldBe("a:Sent b:Sent c:Sent");
        Ledger()[0].Messages[0].Attempts.Select(attempt => (attempt.Detail, attempt.Count)).ShouldBe([("too long", 2), ("m1", 1)]);
    }

    [Fact]
    public void A_part_that_is_in_the_channel_already_is_updated_when_the_split_of_another_changes_its_number()
    {
        Enqueue(Daily, Noon, Ids(17));
        Show(Send("m1")).ShouldStartWith("Summary 1/2 of 17: ");
        Record(Take()!, new MessageChange.Split(), "too long", outcome: AttemptOutcome.Rejected);
        var edit = TakeEdit(Noon)!;
        (edit.MessageId, edit.Message.Part, edit.Message.Parts).ShouldBe(("m1", 1, 3));
    }

    [Fact]
    public void The_first_outcome_of_a_message_stays()
    {
        Enqueue(Each, Noon, "a");
        var message = Send("m1");
        Record(message, new MessageChange.Failed(), "too late");
        Record(message, new MessageChange.Pending(), "too late");
        Record(message, new MessageChange.Sent("m2", null, null));
        Ledger()[0].Messages.Single().MessageId.ShouldBe("m1");
        States().ShouldBe("a:Sent");
        Take().ShouldBeNull();
    }

    [Fact]
    public void Outcomes_of_many_messages_are_recorded_together()
    {
        Enqueue(Each, Noon, "a");
        Enqueue(Other, Noon, "b");
        Store.Record([
            .. Store.TakeNext([Channel, Elsewhere], Noon).Select(message => new MessageRecord(
                new(message.Key, Noon, AttemptAction.Post, AttemptOutcome.Done, null), new MessageChange.Sent($"m {message.Entries[0]}", "", null))),
            new(new(new("missing"), Noon, AttemptAction.Post, AttemptOutcome.Done, null), new MessageChange.Failed()),
        ]);
        States().ShouldBe("a:Sent b:Sent");
        Store.ReadCounts().Select(count => (count.Channel, count.State, count.Count, count.LastSent))
            .ShouldBe([(Channel, DeliveryState.Sent, 1, Noon), (Elsewhere, DeliveryState.Sent, 1, Noon)], ignoreOrder: true);
    }

    [Fact]
    public void Equal_attempts_in_a_row_are_counted_and_of_many_the_first_and_the_last_are_kept()
    {
        Enqueue(Each, Noon, "a");
        var message = Take()!;
        foreach (var minute in Enumerable.Range(0, 3))
        {
            Record(message, new MessageChange.None(), "rate limit", Noon.AddMinutes(minute), AttemptOutcome.Postponed);
        }

        Record(message, new MessageChange.None(), null, Noon.AddMinutes(3), AttemptOutcome.Unknown);
        var attempts = Ledger()[0].Messages[0].Attempts;
        attempts.Select(attempt => (attempt.Count, attempt.First, attempt.At, attempt.Action, attempt.Outcome, attempt.Detail)).ShouldBe(
        [
            (3, Noon, Noon.AddMinutes(2), AttemptAction.Post, AttemptOutcome.Postponed, "rate limit"),
            (1, Noon.AddMinutes(3), Noon.AddMinutes(3), AttemptAction.Post, AttemptOutcome.Unknown, null),
        ]);

        foreach (var number in Enumerable.Range(1, 2 * Limits.AttemptsOfMessage))
        {
            Record(message, new MessageChange.None(), $"{number}", outcome: AttemptOutcome.Unknown);
        }

        attempts = Ledger()[0].Messages[0].Attempts;
        (attempts.Count, attempts[0].Detail, attempts[^1].Detail).ShouldBe((Limits.AttemptsOfMessage, "rate limit", $"{2 * Limits.AttemptsOfMessage}"));
    }

    [Fact]
    public void The_ledger_has_each_delivery_in_the_order_in_which_it_was_added()
    {
        Enqueue(Daily, Noon, "c", "a");
        Enqueue(Other, Noon, "a", "b");
        Ledger().Select(row => $"{row.Channel} {row.Entry}").ShouldBe([$"{Channel} c", $"{Channel} a", $"{Elsewhere} a", $"{Elsewhere} b"]);
        Ledger(Elsewhere).Select(row => row.Entry.Value).ShouldBe(["a", "b"]);
        Ledger(entry: new("a")).Select(row => row.Channel).ShouldBe([Channel, Elsewhere]);
        Ledger(Channel, new("b")).ShouldBeEmpty();

        Send("m1");
        var row = Ledger(Channel, new("c")).ShouldHaveSingleItem();
        (row.SubscriptionId, row.Due, row.State, row.Reason).ShouldBe((Daily.Id, Noon, DeliveryState.Sent, null));
        row.Messages.Select(message => (message.Kind, message.State, message.MessageId, message.Sent))
            .ShouldBe([(MessageKind.Summary, DeliveryState.Sent, "m1", Noon), (MessageKind.Card, DeliveryState.Pending, null, null)]);
    }
}
