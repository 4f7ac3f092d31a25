using PaperBot.Parsing.Export;

namespace PaperBot.Tests.Storage.Contract;

/// <summary>Copies from one engine to the same and to the other one.</summary>
public abstract class CopyContract(EngineUnderTest engine) : EngineContract(engine)
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);
    private static readonly Subscription Each = new(new("Teams", "C1"), "", DeliverySchedule.Each, null, "Asia/Seoul", Locale.Korean) { Since = new(2024, 5, 1) };
    private static readonly Subscription Daily = new(new("Teams", "C2"), "moe", DeliverySchedule.Daily, new(9, 30), "UTC", Locale.English) { Since = new(2024, 5, 2) };

    public sealed class OnLiteDb() : CopyContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : CopyContract(EngineUnderTest.Sqlite);

    [Fact]
    public void A_copy_to_the_other_engine_and_back_has_everything_as_it_was()
    {
        using var source = Open();
        Fill(source);

        var count = DatabaseCopy.Copy(source, Engine.Other.Engine, Folder["other"]);
        using var other = Engine.Other.Engine.Open(Folder["other"]);
        DatabaseCopy.Copy(other, Engine.Engine, Folder["back"]).ShouldBe(count);
        using var back = Engine.Engine.Open(Folder["back"]);

        RecordSum.Of(source).Count.ShouldBe(count);
        foreach (var copy in new[] { other, back })
        {
            RecordSum.Of(copy).ShouldBe(RecordSum.Of(source));
            copy.Check().ShouldBeEmpty();
            Export(copy).ShouldBe(Export(source));
            copy.Entries.ReadIds().ShouldBe(source.Entries.ReadIds());
            var interrupted = copy.Deliveries.TakeNext([Each.Channel], Noon).Single();
            (interrupted.Interrupted, interrupted.Subscription).ShouldBe((true, Each));
            copy.Deliveries.TakeEdits([Each.Channel], Noon.AddMinutes(3)).Single().MessageId.ShouldBe("m1");
            copy.Subscriptions.ReadSubscriptions().ShouldBe(source.Subscriptions.ReadSubscriptions());
            copy.Subscriptions.ReadSuspensions().ShouldBe(source.Subscriptions.ReadSuspensions());
            Ledger(copy).ShouldBe(Ledger(source));
            copy.Entries.Import(import => import.TryAdd(Notes.Entry("b"), new(Notes.Entry("b")))).ShouldBeFalse();
        }

        Directory.GetFileSystemEntries(Folder.Path, "*.partial").ShouldBeEmpty();
    }

    [Fact]
    public void A_copy_has_every_kind_of_record_in_every_state()
    {
        using var source = Open();
        Fill(source);
        DatabaseCopy.Copy(source, Engine.Other.Engine, Folder["other"]);
        using var copy = Engine.Other.Engine.Open(Folder["other"]);
        var (expected, copied) = (Read(source), Read(copy));

        copied.OfType<EntryRecord>().Select(entry => (entry.Entry.Id.Value, entry.IsWithdrawn, entry.Settles is null))
            .ShouldBe([("a", false, true), ("b", true, true), ("c", false, false), ("d", false, true)]);
        copied.OfType<StoredDocument>().Select(document => (document.Source.File, document.Source.Revision, document.Entries.Count(entry => entry.Own is not null)))
            .ShouldBe([("a.txt", "1", 1), ("b.txt", "", 0), ("c.txt", "1", 0)]);
        copied.OfType<StoredSubscription>().Select(subscription => subscription.IsActive).ShouldBe([true, false, true], ignoreOrder: true);
        copied.OfType<StoredDelivery>().Select(delivery => delivery.State)
            .ShouldBe([DeliveryState.Sent, DeliveryState.Failed, DeliveryState.Pending, DeliveryState.Sending], ignoreOrder: true);
        copied.OfType<StoredDelivery>().ShouldBe(expected.OfType<StoredDelivery>(), ignoreOrder: true);
        copied.OfType<StoredHealth>().ShouldBe(expected.OfType<StoredHealth>(), ignoreOrder: true);
        copied.OfType<StoredSaved>().ShouldBe(expected.OfType<StoredSaved>(), ignoreOrder: true);
        copied.OfType<StoredState>().ShouldBe(expected.OfType<StoredState>(), ignoreOrder: true);
        copy.Saved.Find("Teams T1 U1").ShouldBe([new("gone"), new("c"), new("a")]);
        copy.States.Find("command", "k", Noon).ShouldBe("tag moe page:3");
    }

    [Fact]
    public void A_copy_overwrites_nothing()
    {
        using var source = Open();
        Folder.Write("thesis.txt", "text");
        var before = Snapshot();
        Should.Throw<StorageException>(() => DatabaseCopy.Copy(source, Engine.Other.Engine, Folder["thesis.txt"])).Message.ShouldContain("exists already");
        Should.Throw<StorageException>(() => DatabaseCopy.Copy(source, Engine.Other.Engine, Path)).Message.ShouldContain("exists already");
        Should.Throw<StorageException>(() => DatabaseCopy.Copy(source, Engine.Other.Engine, Folder["thesis.txt/copy"])).Message.ShouldContain("thesis.txt");
        Snapshot().ShouldBe(before);
    }

    [Fact]
    public void A_copy_that_fails_leaves_nothing()
    {
        using var source = Open();
        Fill(source);
        DamagedFile.Make(Engine, Path, "missing");
        var before = Directory.GetFileSystemEntries(Folder.Path);
        Should.Throw<StorageException>(() => DatabaseCopy.Copy(source, Engine.Other.Engine, Folder["copy"])).Message.ShouldContain("was deleted");
        Directory.GetFileSystemEntries(Folder.Path).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public void A_record_is_not_added_twice()
    {
        using var database = Open();
        Fill(database);
        var before = RecordSum.Of(database);
        Should.Throw<StorageException>(() => database.AddRecords([Read(database)[0]])).Message.ShouldContain("already");
        RecordSum.Of(database).ShouldBe(before);
    }

    private static List<StoredRecord> Read(IDatabase database)
    {
        var all = new List<StoredRecord>();
        database.ReadRecords(all.AddRange);
        return all;
    }

    private static List<string> Ledger(IDatabase database)
    {
        var rows = new List<string>();
        database.Deliveries.ReadLedger(null, null, part => rows.AddRange(part.Select(row =>
            $"{row with { Messages = [] }} {string.Join(' ', row.Messages.Select(message => $"{message with { Attempts = [] }} {string.Join(' ', message.Attempts)}"))}")));
        return rows;
    }

    private static string Export(IDatabase database) => string.Join('\n', database.Entries.ReadAll().Select(ExportLine.Write));

    private static void Fill(IDatabase database)
    {
        database.Subscriptions.SetSubscriptions([Each, Daily]);
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
        foreach (var change in new MessageChange[] { new MessageChange.Sent("m1", "shows", Noon.AddMinutes(10)), new MessageChange.Failed(), new MessageChange.None() })
        {
            var message = database.Deliveries.TakeNext([Each.Channel], Noon).Single();
            database.Deliveries.Record([new(new(message.Key, Noon, AttemptAction.Post, AttemptOutcome.Unknown, "detail"), change)]);
        }

        database.Subscriptions.TryAdd(Daily with
        {
            Filter = "own", Day = DayOfWeek.Friday, WeekdaysOnly = true, Quiet = new(new(22, 0), new(7, 0)), MaxPerDay = 3, SaysWhenEmpty = true, Owner = "U1",
        });
        database.Subscriptions.Suspend(new(Daily.Channel, "archived", Noon) { IsTold = true, NextCheck = Noon.AddMinutes(5) });
        database.Entries.Import(import => import.MarkEdited(new("a"), Noon.AddMinutes(3))).ShouldBe(1);
        database.Entries.Import(import =>
        {
            import.SetDocument(Document("b.txt") with { Revision = "" }, null, []);
            import.Withdraw(new("b"));
        });
        database.Subscriptions.SetSubscriptions([Each]);
        database.Entries.SaveHealth("notes", new(Noon, "slow") { Archived = new(Noon, 1, 2) });
        database.Entries.SaveHealth("other", new(null, null));
        foreach (var id in new[] { "a", "c", "gone" })
        {
            database.Saved.Save("Teams T1 U1", new(id), Noon);
        }

        database.Saved.Save("Teams T1 U2", new("a"), Noon.AddDays(1));
        database.States.Set("command", "k", "tag moe page:3", Noon.AddYears(100));
        database.States.Set("command", "old", "tag old", Noon);
    }

    private static EntrySource Document(string file) => Notes.Entry("", file: file).Source;
}
