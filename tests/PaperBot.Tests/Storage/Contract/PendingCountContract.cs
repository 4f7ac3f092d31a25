namespace PaperBot.Tests.Storage.Contract;

public abstract class PendingCountContract(EngineUnderTest engine) : OutboxContract(engine)
{
    public sealed class OnLiteDb() : PendingCountContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : PendingCountContract(EngineUnderTest.Sqlite);

    [Fact]
    public void Pending_deliveries_are_counted_by_platform_whether_or_not_they_can_be_posted_now()
    {
        Store.CountPending().ShouldBeEmpty();
        var distant = Daily with { Channel = new("Slack", new string('C', 500)) };
        Database.Subscriptions.SetSubscriptions([Each, Other, distant]);
        Enqueue(Each, Noon, "a", "b");
        Enqueue(distant, Noon.AddDays(1), "c");
        Enqueue(Other, Noon.AddDays(1), "d");
        Withdraw("d");
        Counts().ShouldBe("Discord 1, Slack 3");

        Send("m");

        Counts().ShouldBe("Discord 1, Slack 2");
    }

    private string Counts() => string.Join(", ", Store.CountPending().OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}"));
}
