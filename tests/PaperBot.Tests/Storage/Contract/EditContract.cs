namespace PaperBot.Tests.Storage.Contract;

public abstract class EditContract(EngineUnderTest engine) : OutboxContract(engine)
{
    public sealed class OnLiteDb() : EditContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : EditContract(EngineUnderTest.Sqlite);

    [Fact]
    public void Every_message_that_shows_a_changed_entry_is_updated()
    {
        Enqueue(Daily, Noon, "a", "b");
        Enqueue(Other, Noon, "a", "b");
        Send("m1");
        Send("m2");
        MarkEdited("a", Noon.AddMinutes(1)).ShouldBe(2);
        MarkEdited("unknown", Noon).ShouldBe(0);
        Show(Send("m3")).ShouldBe("Card 2/2 of 2: b in m1");
        Store.ReadPending().ShouldBe([new(Channel, null, Noon.AddMinutes(1)), new(Elsewhere, Noon)], ignoreOrder: true);

        TakeEdit(Noon).ShouldBeNull();
        var done = new List<string>();
        while (TakeEdit(Noon.AddMinutes(1)) is { } edit)
        {
            (edit.Due, edit.IsCheck, edit.Shown).ShouldBe((Noon.AddMinutes(1), false, $"shows {edit.MessageId}"));
            edit.Message.Edited.ShouldBe(new Dictionary<EntryId, DateTimeOffset> { [new("a")] = Noon.AddMinutes(1) });
            done.Add($"{edit.MessageId} {Show(edit.Message)}");
            Record(edit.Message, new MessageChange.Edited(edit.Due, "new"));
        }

        done.ShouldBe(["m1 Summary 1/1 of 2: a b", "m2 Card 1/2 of 2: a in m1"], ignoreOrder: true);
        MarkEdited("b", Noon);
        TakeEdit(Noon)!.Shown.ShouldBe("new");
    }

    [Fact]
    public void An_entry_that_is_edited_five_times_while_it_is_sent_is_updated_once_at_the_last_time()
    {
        Enqueue(Each, Noon, "a");
        var message = Take()!;
        foreach (var minute in new[] { 1, 2, 5, 3, 4 })
        {
            MarkEdited("a", Noon.AddMinutes(minute)).ShouldBe(1);
        }

        TakeEdit(Noon.AddHours(1)).ShouldBeNull();
        Record(message, new MessageChange.Sent("m1", "shows", null));
        Store.ReadPending().ShouldBe([new PendingChannel(Channel, null, Noon.AddMinutes(5))]);
        TakeEdit(Noon.AddMinutes(4)).ShouldBeNull();
        var edit = TakeEdit(Noon.AddMinutes(5))!;
        Record(message, new MessageChange.Edited(edit.Due, "shows more"));
        TakeEdit(Noon.AddHours(1)).ShouldBeNull();
        Store.ReadPending().ShouldBeEmpty();
    }

    [Fact]
    public void Changes_at_the_same_time_have_one_order()
    {
        Enqueue(Daily, Noon, Ids(5));
        var keys = Enumerable.Range(1, 6).Select(number => Send($"m{number}").Key.Value).ToList();
        foreach (var id in Ids(5).Reverse())
        {
            MarkEdited(id, Noon);
        }

        var taken = new List<string>();
        while (TakeEdit(Noon) is { } edit)
        {
            taken.Add(edit.Message.Key.Value);
            Record(edit.Message, new MessageChange.Edited(edit.Due, "new"));
        }

        taken.ShouldBe(keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_edit_that_was_marked_while_another_was_done_is_still_due()
    {
        Enqueue(Each, Noon, "a");
        Send("m1");
        MarkEdited("a", Noon);
        var edit = TakeEdit(Noon)!;
        MarkEdited("a", Noon.AddMinutes(1));
        Record(edit.Message, new MessageChange.Edited(edit.Due, "first"));
        edit = TakeEdit(Noon.AddMinutes(1))!;
        (edit.Due, edit.Shown).ShouldBe((Noon.AddMinutes(1), "first"));
    }

    [Fact]
    public void A_message_of_many_entries_is_still_updated_when_some_of_them_were_purged()
    {
        Enqueue(Daily, Noon, Ids(Limits.EntriesInThread + 1));
        Send("m1");
        Database.Purge([new("e020")]);
        MarkEdited("e001", Noon).ShouldBe(1);
    }

    [Fact]
    public void A_message_that_is_not_posted_yet_needs_no_edit()
    {
        Enqueue(Daily, Noon, "a", "b");
        MarkEdited("a", Noon).ShouldBe(0);
        var message = Take()!;
        MarkEdited("a", Noon).ShouldBe(1);
        Record(message, new MessageChange.Pending(), "not now");
        Send("m1").Edited.ShouldBeEmpty();
        TakeEdit(Noon.AddDays(1)).ShouldBeNull();
    }

    [Fact]
    public void A_message_whose_content_is_not_known_is_updated_at_once()
    {
        Enqueue(Each, Noon, "a");
        Record(Take()!, new MessageChange.Sent("m1", null, null), at: Noon.AddMinutes(1));
        var edit = TakeEdit(Noon.AddMinutes(1))!;
        (edit.Due, edit.Shown, edit.IsCheck).ShouldBe((Noon.AddMinutes(1), null, false));
    }

    [Fact]
    public void A_message_is_checked_for_late_copies_besides_its_edits()
    {
        Enqueue(Each, Noon, "a");
        Send("m1", check: Noon.AddMinutes(10));
        MarkEdited("a", Noon.AddMinutes(10)).ShouldBe(1);
        Store.ReadPending().ShouldBe([new PendingChannel(Channel, null, Noon.AddMinutes(10))]);

        var check = TakeEdit(Noon.AddMinutes(11))!;
        (check.IsCheck, check.MessageId, check.Shown).ShouldBe((true, "m1", "shows m1"));
        Record(check.Message, new MessageChange.Edited(check.Due, null));
        var edit = TakeEdit(Noon.AddMinutes(11))!;
        (edit.IsCheck, edit.Shown).ShouldBe((false, "shows m1"));
        Record(edit.Message, new MessageChange.Edited(edit.Due, "new"));
        TakeEdit(Noon.AddDays(1)).ShouldBeNull();
    }

    [Fact]
    public void A_check_that_found_copies_is_repeated_later_and_other_edits_are_not_affected()
    {
        Enqueue(Each, Noon, "a");
        Send("m1", check: Noon.AddMinutes(10));
        MarkEdited("a", Noon.AddMinutes(20)).ShouldBe(1);
        var check = TakeEdit(Noon.AddMinutes(10))!;
        Record(check.Message, new MessageChange.CheckAgain(check.Due, Noon.AddMinutes(20)));
        TakeEdit(Noon.AddMinutes(19)).ShouldBeNull();
        var edit = TakeEdit(Noon.AddMinutes(20))!;
        edit.IsCheck.ShouldBeFalse();
        Record(edit.Message, new MessageChange.Edited(edit.Due, "new"));
        TakeEdit(Noon.AddMinutes(21))!.IsCheck.ShouldBeTrue();
    }

    [Fact]
    public void A_withdrawn_entry_is_in_the_message_that_is_updated_and_a_suspended_channel_gets_no_edits()
    {
        Enqueue(Each, Noon, "a");
        Send("m1");
        Withdraw("a");
        MarkEdited("a", Noon);
        Database.Subscriptions.Suspend(new(Channel, "archived", Noon));
        TakeEdit(Noon).ShouldBeNull();
        Store.ReadPending().ShouldBeEmpty();
        Database.Subscriptions.EndSuspension(Channel);
        TakeEdit(Noon)!.Message.Entries.ShouldBe([new EntryId("a")]);
    }
}
