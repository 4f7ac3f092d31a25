namespace PaperBot.Tests.Storage.Contract;

public abstract class BackupContract(EngineUnderTest engine) : EngineContract(engine)
{
    private const int EntriesInImport = 10;
    private const int Copies = 4;

    private static readonly Subscription Subscription = new(new("Teams", "C1"), "", DeliverySchedule.Each, null, "Asia/Seoul", Locale.English) { Since = new(2024, 1, 1) };
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);

    public sealed class OnLiteDb() : BackupContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : BackupContract(EngineUnderTest.Sqlite);

    [Long]
    [Fact]
    public async Task A_backup_during_imports_contains_whole_imports_and_their_deliveries()
    {
        using var database = Open();
        database.Subscriptions.SetSubscriptions([Subscription]);
        using var stop = new CancellationTokenSource();
        using var started = new SemaphoreSlim(0);
        var writing = Task.Run(() =>
        {
            for (var day = 0; !stop.IsCancellationRequested; day++)
            {
                Import(database, day);
                started.Release();
            }
        }, TestContext.Current.CancellationToken);

        var other = Open();
        for (var copy = 0; copy < Copies; copy++)
        {
            (await started.WaitAsync(WaitLimit.Value, TestContext.Current.CancellationToken)).ShouldBeTrue();
            other.BackUp(Folder[$"copies/{copy}"]);
        }

        await stop.CancelAsync();
        await writing.WithinLimitAsync();
        Directory.GetFiles(Folder["copies"]).Length.ShouldBe(Copies);
        var last = 0;
        for (var copy = 0; copy < Copies; copy++)
        {
            using var restored = Restore(Folder[$"copies/{copy}"], $"{copy}");
            var count = restored.Entries.ReadIds().Count;
            (count % EntriesInImport).ShouldBe(0);
            count.ShouldBeGreaterThanOrEqualTo(last);
            restored.Deliveries.ReadCounts().Sum(each => each.Count).ShouldBe(count);
            last = count;
        }

        database.Entries.ReadIds().Count.ShouldBeGreaterThanOrEqualTo(last);
    }

    [Fact]
    public void Everything_is_restored()
    {
        using var database = Open();
        database.Subscriptions.SetSubscriptions([Subscription]);
        Import(database, 1);
        database.Deliveries.MarkSent(database.Deliveries.TakeNext(Subscription.Channel, Noon)!.Key, "1.2", Noon);
        database.Deliveries.MarkFailed(database.Deliveries.TakeNext(Subscription.Channel, Noon)!.Key, "too long");
        database.Deliveries.TakeNext(Subscription.Channel, Noon).ShouldNotBeNull();
        database.Entries.SaveHealth("notes", new(Noon, "a problem") { Archived = new(Noon, 1, 2) });
        database.Saved.Save("Slack T1 U1", new("1-0"), Noon);
        database.States.Set("command", "k", "tag moe", Noon.AddYears(100));
        database.Entries.Import(import =>
        {
            import.KeepContributions(new("1-0"));
            import.SetSettles(new("1-1"), Noon);
            import.Withdraw(new("1-2"));
        });
        database.BackUp(Folder["backup"]);

        using var restored = Restore(Folder["backup"], "restored");
        RecordSum.Of(restored).ShouldBe(RecordSum.Of(database));
        Ids(restored).ShouldBe(Ids(database));
        restored.Entries.ReadChanges(-1).Change.ShouldBe(database.Entries.ReadChanges(-1).Change);
        restored.Saved.Find("Slack T1 U1").ShouldBe([new("1-0")]);
        restored.States.Find("command", "k", Noon).ShouldBe("tag moe");
        restored.Check().ShouldBeEmpty();
        Engine.Engine.Verify(Folder["backup"]).ShouldBeEmpty();
    }

    [Fact]
    public void A_backup_overwrites_nothing()
    {
        using var database = Open();
        Import(database, 1);
        Folder.Write("thesis.txt", "text");
        Directory.CreateDirectory(Folder["folder"]);
        var before = Snapshot();

        foreach (var file in new[] { Folder["thesis.txt"], Path, Folder["folder"] })
        {
            Should.Throw<StorageException>(() => database.BackUp(file)).Message.ShouldContain($"{file} exists already");
        }

        Should.Throw<StorageException>(() => database.BackUp(Folder["thesis.txt/backup"])).Message.ShouldContain(Folder["thesis.txt"]);
        Snapshot().ShouldBe(before);
    }

    [Fact]
    public void What_only_the_log_of_a_killed_process_has_is_backed_up_too()
    {
        using var database = Open();
        Import(database, 1);
        Directory.CreateDirectory(Folder["killed"]);
        database.ReadRecords(_ =>
        {
            // SQLite's log is moved to the file when it is closed.
            foreach (var ending in Engine.Companions.Prepend("").Where(ending => File.Exists(Path + ending)))
            {
                File.Copy(Path + ending, Folder[$"killed/{Engine.FileName}"] + ending, overwrite: true);
            }
        });

        Engine.Companions.ShouldContain(ending => File.Exists(Folder[$"killed/{Engine.FileName}"] + ending));
        Open(Folder[$"killed/{Engine.FileName}"]).BackUp(Folder["backup"]);
        using var restored = Restore(Folder["backup"], "restored");
        RecordSum.Of(restored).ShouldBe(RecordSum.Of(database));
    }

    [Fact]
    public void After_an_earlier_copy_was_restored_all_changes_are_returned()
    {
        using (var database = Open())
        {
            Import(database, 1);
            database.BackUp(Folder["backup"]);
            Import(database, 2);
            database.Entries.ReadChanges(-1).Change.ShouldBe(2);
        }

        Engine.Engine.Restore(Folder["backup"], Path, overwrite: true).ShouldBeNull();
        var changes = Open().Entries.ReadChanges(2);
        (changes.Since, changes.Change, changes.Present.Count).ShouldBe((-1, 1, EntriesInImport));
    }

    private static void Import(IDatabase database, int day) => database.Entries.Import(import =>
    {
        for (var ordinal = 0; ordinal < EntriesInImport; ordinal++)
        {
            Notes.Save(import, Notes.Entry($"{day}-{ordinal}", file: $"{day}.txt", ordinal: ordinal));
            foreach (var subscription in import.Subscriptions)
            {
                import.AddDelivery(subscription, new($"{day}-{ordinal}"), Noon);
            }
        }

        Set(import, Notes.Entry("", file: $"{day}.txt").Source, [.. Enumerable.Range(0, EntriesInImport).Select(ordinal => $"{day}-{ordinal}")]);
    });

    private IDatabase Restore(string backup, string folder)
    {
        var path = Folder[$"{folder}/{Engine.FileName}"];
        Engine.Engine.Restore(backup, path, overwrite: false).ShouldBeNull();
        return Open(path);
    }
}
