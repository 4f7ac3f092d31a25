using PaperBot.Storage.Sql;

namespace PaperBot.Tests.Storage.Sql;

public sealed class StoredRecordsTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);
    private static readonly Subscription Each = new(new("Teams", "C1"), "", DeliverySchedule.Each, null, "Asia/Seoul", Locale.Korean) { Since = new(2024, 5, 1) };
    private static readonly Subscription Daily = new(new("Teams", "C2"), "moe", DeliverySchedule.Daily, new(9, 30), "UTC", Locale.English) { Since = new(2024, 5, 2) };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_copy_has_every_kind_of_record_in_every_state()
    {
        using var source = new SqliteDatabase(_folder["one.db"]);
        Fill(source);

        var count = DatabaseCopy.Copy(source, new SqliteEngine(), _folder["two.db"]);

        using var copy = new SqliteDatabase(_folder["two.db"]);
        var (expected, copied) = (Read(source), Read(copy));
        copied.Count.ShouldBe(count);
        copied.OfType<StoredEntry>().Select(entry => (entry.Entry.Id.Value, entry.IsWithdrawn, entry.Settles is null))
            .ShouldBe([("a", false, true), ("b", true, true), ("c", false, false), ("d", false, true)]);
        copied.OfType<StoredDocument>().Select(document => (document.Source.File, document.Source.Revision, document.Entries.Count(entry => entry.Own is not null)))
            .ShouldBe([("a.txt", "1", 1), ("b.txt", "", 0), ("c.txt", "1", 0)]);
        copied.OfType<StoredSubscription>().Select(subscription => subscription.IsActive).ShouldBe([true, false]);
        copied.OfType<StoredDelivery>().Select(delivery => delivery.State)
            .ShouldBe([DeliveryState.Sent, DeliveryState.Failed, DeliveryState.Pending, DeliveryState.Sending], ignoreOrder: true);
        copied.OfType<StoredDelivery>().ShouldBe(expected.OfType<StoredDelivery>(), ignoreOrder: true);
        copied.OfType<StoredHealth>().ShouldBe(expected.OfType<StoredHealth>());
        copy.Check().ShouldBeEmpty();
        copy.Entries.ReadOrder().ShouldBe(source.Entries.ReadOrder());
        copy.Deliveries.TakeNext(Each.Channel, Noon, 1)!.Interrupted.ShouldBeTrue();
    }

    [Fact]
    public void A_record_is_not_added_twice()
    {
        using var database = new SqliteDatabase(_folder["one.db"]);
        Fill(database);

        Should.Throw<StorageException>(() => database.AddRecords([Read(database)[0]])).Message.ShouldContain("already");
    }

    private static List<StoredRecord> Read(SqliteDatabase database)
    {
        var all = new List<StoredRecord>();
        database.ReadRecords(all.AddRange);
        return all;
    }

    private static void Fill(SqliteDatabase database)
    {
        database.Deliveries.SetSubscriptions([Each, Daily]);
        database.Entries.Import(import =>
        {
            foreach (var (id, file) in new[] { ("a", "a.txt"), ("b", "b.txt"), ("c", "c.txt"), ("d", "c.txt") })
            {
                Notes.Save(import, Notes.Entry(id, file: file));
                import.AddDelivery(Each, new(id), Noon);
            }

            import.SetDocument(Document("a.txt"), DocumentFormat.Digest, [(new("a"), new EntryContent { Title = "Own" })]);
            import.SetDocument(Document("b.txt"), DocumentFormat.Review, [(new("b"), null)]);
            import.SetDocument(Document("c.txt"), null, [(new("c"), null), (new("d"), null)]);
            import.SetSettles(new("c"), Noon);
        });
        var sent = database.Deliveries.TakeNext(Each.Channel, Noon, 1)!;
        database.Deliveries.MarkSent(sent.Key, "m1", Noon);
        database.Deliveries.MarkFailed(database.Deliveries.TakeNext(Each.Channel, Noon, 1)!.Key, "too long");
        database.Deliveries.TakeNext(Each.Channel, Noon, 1);
        database.Entries.Import(import =>
        {
            import.SetDocument(Document("b.txt") with { Revision = "" }, null, []);
            import.Withdraw(new("b"));
        });
        database.Deliveries.SetSubscriptions([Each]);
        database.Entries.SaveHealth("notes", new(Noon, "slow") { Archived = new(Noon, 1, 2) });
        database.Entries.SaveHealth("other", new(null, null));
    }

    private static EntrySource Document(string file) => Notes.Entry("", file: file).Source;
}
