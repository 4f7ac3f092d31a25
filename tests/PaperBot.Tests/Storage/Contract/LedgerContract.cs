namespace PaperBot.Tests.Storage.Contract;

/// <summary>The ledger has every attempt, whatever becomes of the message.</summary>
public abstract class LedgerContract(EngineUnderTest engine) : OutboxContract(engine)
{
    public sealed class OnLiteDb() : LedgerContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : LedgerContract(EngineUnderTest.Sqlite);

    [Fact]
    public void What_was_tried_is_there_while_a_delivery_waits_after_a_purge_and_when_it_is_given_up()
    {
        Enqueue(Each, Noon, "a");
        Enqueue(Other, Noon, "b");
        Postpone("rate limited");
        Postpone("rate limited");
        Show().ShouldBe("Pending: Entry Pending rate limited x2");
        Database.Purge([new("b")]);
        Show().ShouldBe("Pending: Entry Pending rate limited x2");
        Store.CancelPending(null, "Cancelled.", Noon.AddDays(14)).Count.ShouldBe(1);
        Show().ShouldBe("Failed: Entry Failed rate limited x2");
        Ledger().ShouldHaveSingleItem().Failed.ShouldBe(Noon.AddDays(14));
        Database.Purge([new("a")]);
        Ledger().ShouldBeEmpty();
    }

    [Fact]
    public void What_was_tried_with_a_summary_stays_when_other_entries_join_it()
    {
        Enqueue(Daily, Noon, "a");
        Postpone("rate limited");
        Enqueue(Daily, Noon, "b");
        Postpone("service_unavailable");
        Enqueue(Daily, Noon, "c");
        Show(Send("m1")).ShouldBe("Summary 1/1 of 3: a b c");
        Show(entry: "a").ShouldBe("Sent: Summary Sent rate limited x1, service_unavailable x1, m1 x1 | Card Pending ");
        Show(entry: "c").ShouldBe("Sent: Summary Sent rate limited x1, service_unavailable x1, m1 x1 | Card Pending ");
    }

    [Fact]
    public void It_says_when_a_delivery_failed()
    {
        Enqueue(Each, Noon, "a");
        Record(Take()!, new MessageChange.Failed(), "too long", Noon.AddHours(1), AttemptOutcome.Rejected);
        Ledger().ShouldHaveSingleItem().Failed.ShouldBe(Noon.AddHours(1));
        Show().ShouldBe("Failed: Entry Failed too long x1");
    }

    private void Postpone(string reason) => Record(Take()!, new MessageChange.Pending(), reason, outcome: AttemptOutcome.Postponed);

    private string Show(string entry = "a") => string.Join("; ", Ledger(entry: new(entry)).Select(row => $"{row.State}: " + string.Join(" | ", row.Messages.Select(message =>
        $"{message.Kind} {message.State} {string.Join(", ", message.Attempts.Select(attempt => $"{attempt.Detail} x{attempt.Count}"))}"))));
}
