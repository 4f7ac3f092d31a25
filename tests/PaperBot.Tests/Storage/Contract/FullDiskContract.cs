namespace PaperBot.Tests.Storage.Contract;

public abstract class FullDiskContract(EngineUnderTest engine) : EngineContract(engine)
{
    private static readonly Subscription Each = new(new("Slack", "C1"), "", DeliverySchedule.Each, null, "Asia/Seoul", Locale.English);

    public sealed class OnLiteDb() : FullDiskContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : FullDiskContract(EngineUnderTest.Sqlite);

    [Fact]
    public void An_import_onto_a_full_disk_stores_nothing_and_works_again_when_there_is_room()
    {
        using var disk = Engine.OpenOnSmallDisk(Path);
        var database = disk.Database;
        database.Subscriptions.SetSubscriptions([Each]);
        Import(database, 0);
        var acknowledged = RecordSum.Of(database);
        var room = 0;
        var fits = false;
        for (disk.Room = room; TryImport(database, 1) is { } exception; disk.Room = ++room)
        {
            exception.IsTemporary.ShouldBeTrue(exception.Message);
            exception.Message.ShouldContain(Path);
            RecordSum.Of(database).ShouldBe(acknowledged, $"{room} steps, while the disk is full");

            // What does not fit leaves the room for what does.
            fits = Record.Exception(() => database.Subscriptions.SetSubscriptions([Each])) is null;
            disk.Room = null;
            database.Subscriptions.SetSubscriptions([Each]);
            database.Check().ShouldBeEmpty();
        }

        room.ShouldBeGreaterThan(3);
        fits.ShouldBeTrue();
        RecordSum.Of(database).Count.ShouldBeGreaterThan(acknowledged.Count);
        database.Check().ShouldBeEmpty();
    }

    [Fact]
    public void Texts_that_do_not_fit_on_a_full_disk_are_refused_and_those_before_are_kept()
    {
        using var disk = Engine.OpenOnSmallDisk(Path);
        var (states, expires) = (disk.Database.States, DateTimeOffset.UtcNow.AddDays(1));
        var (stored, exception) = (0, (StorageException?)null);
        for (disk.Room = 1; exception is null; stored += exception is null ? 1 : 0)
        {
            exception = Record.Exception(() => states.Set("command", $"{stored}", new('x', Limits.StateLength), expires)).ShouldBeAssignableTo<StorageException>();
        }

        exception.IsTemporary.ShouldBeTrue(exception.Message);
        RecordSum.Of(disk.Database).Count.ShouldBe(stored);
        disk.Room = null;
        disk.Database.Saved.Save("Slack U1 T1", new("a"), expires).ShouldBe(SaveOutcome.Saved);
        states.Set("command", $"{stored}", "text", expires);
        RecordSum.Of(disk.Database).Count.ShouldBe(stored + 2);
        disk.Database.Check().ShouldBeEmpty();
    }

    [Fact]
    public void What_an_import_onto_a_full_disk_leaves_can_be_collected()
    {
        using var disk = Engine.OpenOnSmallDisk(Path);
        disk.Room = 1;

        // LiteDB's transactions belong to their thread, and one that it could not end has a finalizer that ends the process.
        var thread = new Thread(() => TryImport(disk.Database, 0));
        thread.Start();
        thread.Join(WaitLimit.Value).ShouldBeTrue();
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        disk.Room = null;
        Ids(disk.Database).ShouldBeEmpty();
    }

    [Fact]
    public void A_message_is_not_lost_when_the_disk_is_full()
    {
        using var disk = Engine.OpenOnSmallDisk(Path);
        var database = disk.Database;
        database.Subscriptions.SetSubscriptions([Each]);
        Import(database, 0);
        disk.Room = 0;
        // SQLite finds room for a small change in the pages that it has.
        var taken = Record.Exception(() => database.Deliveries.TakeNext(Each.Channel, DateTimeOffset.UnixEpoch));
        disk.Room = null;
        (taken is null or StorageException { IsTemporary: true }).ShouldBeTrue();
        database.Deliveries.ReadCounts().Sum(count => count.Count).ShouldBe(EntriesOf(0).Count());
    }

    [Fact]
    public void A_backup_onto_a_full_disk_leaves_nothing()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        using var database = Open();
        Save(database, Notes.Entry("a"));
        var before = Snapshot();
        Should.Throw<StorageException>(() => database.BackUp("/dev/full/backup")).Message.ShouldContain("/dev/full/backup");
        Snapshot().ShouldBe(before);
    }

    private static StorageException? TryImport(IDatabase database, int number)
    {
        try
        {
            Import(database, number);
            return null;
        }
        catch (StorageException exception)
        {
            return exception;
        }
    }

    private static void Import(IDatabase database, int number) => database.Entries.Import(import =>
    {
        foreach (var entry in EntriesOf(number))
        {
            Notes.Save(import, entry);
            import.AddDelivery(Each, entry.Id, DateTimeOffset.UnixEpoch);
        }

        Set(import, Notes.Entry("", file: $"{number}.txt").Source, [.. EntriesOf(number).Select(entry => entry.Id.Value)]);
    });

    /// <summary>Several pages of entries.</summary>
    private static IEnumerable<Entry> EntriesOf(int number) => Enumerable.Range(0, 6).Select(ordinal => Notes.Entry(
        new EntryContent { Title = $"{number} {ordinal}", Abstract = new string('x', 20_000) }, $"{number}-{ordinal}", $"{number}.txt", ordinal));
}
