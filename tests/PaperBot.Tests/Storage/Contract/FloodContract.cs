namespace PaperBot.Tests.Storage.Contract;

public abstract class FloodContract : EngineContract
{
    private const int Many = Limits.EntriesInThread + 1;

    private static readonly ChannelAddress Channel = new("Slack", "C1");
    private static readonly Subscription Each = new(Channel, "", DeliverySchedule.Each, null, "UTC", Locale.Korean);
    private static readonly Subscription Daily = new(Channel, "moe", DeliverySchedule.Daily, new(9, 30), "UTC", Locale.English);
    private static readonly Subscription Other = new(new("Discord", "C1"), "", DeliverySchedule.Each, null, "UTC", Locale.English);
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly IDatabase _database;

    protected FloodContract(EngineUnderTest engine)
        : base(engine)
    {
        _database = Open();
        _database.Subscriptions.SetSubscriptions([Each, Daily, Other]);
    }

    public sealed class OnLiteDb() : FloodContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : FloodContract(EngineUnderTest.Sqlite);

    private IDeliveryStore Store => _database.Deliveries;

    [Fact]
    public void Many_entries_that_are_due_are_one_message_whenever_each_was_due()
    {
        Enqueue(Each, Many);
        Enqueue(Daily, 3, from: 100);
        Enqueue(Each, 1, from: 200, due: Noon.AddMinutes(1));

        var message = Take()!;

        message.Entries.Select(entry => entry.Value).ShouldBe(Enumerable.Range(0, Many).Select(number => $"e{number:d5}"));
        (message.Subscription, message.Due, message.Taken, message.Interrupted).ShouldBe((Each, Noon.AddMinutes(-Many), Noon, false));
        Counts().ShouldBe($"Pending 4, Sending {Many}");
        Store.MarkSent(message.Key, "m1", Noon);
        Counts().ShouldBe($"Pending 4, Sent {Many}");
        Take()!.Subscription.ShouldBe(Daily);
    }

    [Fact]
    public void A_few_entries_are_posted_as_before()
    {
        Enqueue(Each, Limits.EntriesAtOnce);

        Take()!.Entries.Select(entry => entry.Value).ShouldBe([$"e{Limits.EntriesAtOnce - 1:d5}"], "It was due first.");
    }

    [Fact]
    public void A_daily_summary_of_many_entries_is_one_message()
    {
        Enqueue(Daily, Many, due: Noon, step: TimeSpan.Zero);

        Take()!.Entries.Count.ShouldBe(Many);
    }

    [Fact]
    public void One_message_stands_for_a_limited_number_of_entries()
    {
        Enqueue(Each, Limits.EntriesInSummary + Many);

        var first = Take()!;
        Store.MarkSent(first.Key, "m", Noon);
        var second = Take()!;

        (first.Entries.Count, second.Entries.Count).ShouldBe((Limits.EntriesInSummary, Many));
    }

    [Fact]
    public void A_message_of_many_entries_that_was_interrupted_is_the_same_under_the_same_key()
    {
        Enqueue(Each, Many);
        var taken = Take()!;
        Enqueue(Each, 5, from: 100);

        var again = Open().Deliveries.TakeNext(Channel, Noon.AddHours(1))!;
        (again.Key, again.Due, again.Taken, again.Interrupted).ShouldBe((taken.Key, taken.Due, taken.Taken, true));
        again.Entries.ShouldBe(taken.Entries);

        Store.MarkPending(taken.Key, "refused");
        Take()!.Entries.Count.ShouldBe(Many + 5);
    }

    [Fact]
    public void What_is_pending_can_be_cancelled_and_is_never_posted()
    {
        Enqueue(Each, 1);
        Store.MarkSent(Take()!.Key, "m", Noon);
        Enqueue(Each, 5, from: 10);
        Enqueue(Other, 2);
        var sending = Take()!;

        Store.CancelPending([Channel], "Cancelled.", default).ShouldBe([new DeliveryCount(Channel, DeliveryState.Failed, 4, "Cancelled.")]);

        Store.ReadCounts().Where(count => count.Channel == Channel).Select(count => (count.State, count.Count, count.Reason)).ShouldBe(
            [(DeliveryState.Failed, 4, "Cancelled."), (DeliveryState.Sending, 1, null), (DeliveryState.Sent, 1, null)], ignoreOrder: true);
        Store.MarkSent(sending.Key, "m", Noon);
        Take().ShouldBeNull();
        _database.Entries.Import(import => import.AddDelivery(Each, new("e00011"), Noon)).ShouldBeFalse();
        Store.CancelPending(null, "All.", default).ShouldBe([new DeliveryCount(Other.Channel, DeliveryState.Failed, 2, "All.")]);
        Store.CancelPending(null, "All.", default).ShouldBeEmpty();
        Store.ReadPending().ShouldBeEmpty();
    }

    private OutboxMessage? Take() => Store.TakeNext(Channel, Noon);

    private string Counts() => string.Join(", ", Store.ReadCounts().Select(count => $"{count.State} {count.Count}"));

    /// <summary>Stores entries, and adds their deliveries, the last of which is due first.</summary>
    private void Enqueue(Subscription subscription, int count, int from = 0, DateTimeOffset? due = null, TimeSpan? step = null) => _database.Entries.Import(import =>
    {
        for (var number = 0; number < count; number++)
        {
            var entry = Notes.Entry($"e{from + number:d5}", file: $"{from}.txt", ordinal: number);
            Notes.Save(import, entry);
            import.AddDelivery(subscription, entry.Id, due ?? Noon - ((number + 1) * (step ?? TimeSpan.FromMinutes(1))));
        }
    });
}
