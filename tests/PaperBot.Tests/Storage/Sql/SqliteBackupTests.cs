using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Storage.Sql;

namespace PaperBot.Tests.Storage.Sql;

public sealed class SqliteBackupTests : IDisposable
{
    private const int NotesInDigest = 10;

    private static readonly Subscription Subscription = new(new("Teams", "C1"), "", DeliverySchedule.Each, null, "Asia/Seoul", Locale.English) { Since = new(2024, 1, 1) };

    private readonly TestCore _core = new();

    private TempFolder Folder => _core.Folder;

    public void Dispose() => _core.Dispose();

    [Fact]
    public async Task A_backup_during_imports_contains_whole_imports_and_their_deliveries()
    {
        _core.Get<IDeliveryStore>().SetSubscriptions([Subscription]);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            for (var day = 0; !stop.IsCancellationRequested; day++)
            {
                _core.Import($"{day}.txt", Digest(day));
            }
        }, TestContext.Current.CancellationToken);

        for (var copy = 0; copy < 5; copy++)
        {
            SqliteBackup.Write(Folder["paperbot.db"], Folder[$"{copy}.db"]);
        }

        await stop.CancelAsync();
        await writing.WithinLimitAsync();
        var last = 0;
        for (var copy = 0; copy < 5; copy++)
        {
            using var target = TestDatabase.Restore(Folder[$"{copy}.db"]);
            using var restored = new TestCore(target);
            var count = restored.Entries().Count;
            (count % NotesInDigest).ShouldBe(0);
            restored.Enqueued.ShouldBe(count);
            count.ShouldBeGreaterThanOrEqualTo(last);
            last = count;
            Directory.GetFiles(Folder.Path, $"{copy}.db*").ShouldHaveSingleItem();
        }

        _core.Entries().Count.ShouldBeGreaterThanOrEqualTo(last);
    }

    [Fact]
    public async Task A_backup_waits_for_the_process_that_has_locked_the_database()
    {
        using var other = Lock("locked.db");
        var started = new TaskCompletionSource();
        using var watcher = new FileSystemWatcher(Folder.Path, "*.partial") { EnableRaisingEvents = true };
        watcher.Created += (_, _) => started.TrySetResult();

        var backup = Task.Run(() => SqliteBackup.Write(Folder["locked.db"], Folder["two.db"], WaitLimit.Value), TestContext.Current.CancellationToken);
        await started.Task.WithinLimitAsync();
        backup.IsCompleted.ShouldBeFalse();
        other.Execute("ROLLBACK");

        await backup.WithinLimitAsync();
        File.Exists(Folder["two.db"]).ShouldBeTrue();
    }

    [Fact]
    public void A_backup_of_a_database_that_stays_locked_is_given_up()
    {
        using var other = Lock("locked.db");

        Should.Throw<StorageException>(() => SqliteBackup.Write(Folder["locked.db"], Folder["two.db"], TimeSpan.FromMilliseconds(1))).Message.ShouldContain("locked");
    }

    [Fact]
    public void Subscriptions_and_deliveries_are_restored()
    {
        var deliveries = _core.Get<IDeliveryStore>();
        deliveries.SetSubscriptions([Subscription]);
        _core.Import("a.txt", Digest(1));
        _core.Get<IEntryStore>().Import(import =>
        {
            foreach (var entry in _core.Entries())
            {
                import.AddDelivery(Subscription, entry.Id, _core.Time.GetUtcNow());
            }
        });

        deliveries.MarkSent(deliveries.TakeNext(Subscription.Channel, _core.Time.GetUtcNow(), 4)!.Key, "1.2", _core.Time.GetUtcNow());
        SqliteBackup.Write(Folder["paperbot.db"], Folder["copies/one.db"]);

        using var target = TestDatabase.Restore(Folder["copies/one.db"]);
        using var restored = new TestCore(target);
        restored.Get<IEntryStore>().Import(import => import.Subscriptions).ShouldBe([Subscription]);
        restored.Get<IDeliveryStore>().ReadCounts().ShouldBe(deliveries.ReadCounts());
        restored.Entries().Select(entry => entry.Id).ShouldBe(_core.Entries().Select(entry => entry.Id));
    }

    [Fact]
    public void A_backup_overwrites_nothing()
    {
        File.WriteAllText(Folder["thesis.txt"], "text");
        _core.Import("a.txt", Digest(1));

        Should.Throw<StorageException>(() => SqliteBackup.Write(Folder["paperbot.db"], Folder["thesis.txt"])).Message.ShouldContain("exists already");
        Should.Throw<StorageException>(() => SqliteBackup.Write(Folder["paperbot.db"], Folder["paperbot.db"])).Message.ShouldContain("exists already");

        File.ReadAllText(Folder["thesis.txt"]).ShouldBe("text");
    }

    [Fact]
    public void A_database_is_replaced_only_with_overwrite()
    {
        using var target = TestDatabase.Create("Old");
        var backup = Backup("New");

        Should.Throw<StorageException>(() => new SqliteEngine().Restore(backup, target["paperbot.db"], overwrite: false)).Message.ShouldContain("--force");
        TestDatabase.Titles(target).ShouldBe("Old");

        new SqliteEngine().Restore(backup, target["paperbot.db"], overwrite: true).ShouldBeNull();
        TestDatabase.Titles(target).ShouldBe("New");
    }

    [Fact]
    public void A_database_with_a_damaged_page_is_kept_when_it_is_replaced()
    {
        using var target = TestDatabase.Create("Old");
        using (var connection = SqliteFile.Connect(target["paperbot.db"], SqliteOpenMode.ReadWrite))
        {
            connection.Execute("PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 3 WHERE name = 'entry_change'");
        }

        var kept = new SqliteEngine().Restore(Backup("New"), target["paperbot.db"], overwrite: true);
        File.Exists(kept).ShouldBeTrue();
        TestDatabase.Titles(target).ShouldBe("New");
    }

    [Fact]
    public void A_database_whose_bot_is_running_is_not_replaced()
    {
        using var target = TestDatabase.Create("Old");
        var backup = Backup("New");
        using (BotLock.Acquire(target["paperbot.db"], TimeSpan.Zero))
        {
            var refusal = Should.Throw<StorageException>(() => new SqliteEngine().Restore(backup, target["paperbot.db"], overwrite: true));
            refusal.Message.ShouldContain("is in use by process");
            refusal.IsTemporary.ShouldBeTrue();
        }

        TestDatabase.Titles(target).ShouldBe("Old");
    }

    [Fact]
    public void The_log_files_of_a_lost_or_damaged_database_are_not_applied_to_the_restored_one()
    {
        var backup = Backup("New");
        using var target = new TempFolder();
        foreach (var file in new[] { "paperbot.db-wal", "paperbot.db-shm", "paperbot.db-journal" })
        {
            File.WriteAllText(target[file], "old log");
        }

        new SqliteEngine().Restore(backup, target["paperbot.db"], overwrite: false);
        Directory.GetFiles(target.Path, "paperbot.db-*").ShouldBeEmpty();

        File.WriteAllText(target["paperbot.db"], "not a database");
        File.WriteAllText(target["paperbot.db-wal"], "old log");
        var kept = new SqliteEngine().Restore(backup, target["paperbot.db"], overwrite: true)!;
        TestDatabase.Titles(target).ShouldBe("New");
        kept.ShouldMatch(@"paperbot\.db\.damaged-\d{8}-\d{6}$");
        (File.ReadAllText(kept), File.ReadAllText($"{kept}-wal")).ShouldBe(("not a database", "old log"));
    }

    [Fact]
    public void The_log_of_a_killed_process_is_backed_up_too()
    {
        using var target = new TempFolder();
        using var core = new TestCore(target);
        using var reader = SqliteFile.Connect(target["paperbot.db"], SqliteOpenMode.ReadWrite);
        reader.Execute("BEGIN; SELECT id FROM entry");
        core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("Only in the log")));
        foreach (var file in Directory.GetFiles(target.Path))
        {
            File.Copy(file, Folder["killed" + Path.GetFileName(file)]);
        }

        File.Exists(Folder["killedpaperbot.db-wal"]).ShouldBeTrue();
        SqliteBackup.Write(Folder["killedpaperbot.db"], Folder["backup.db"]);

        using var restored = TestDatabase.Restore(Folder["backup.db"]);
        TestDatabase.Titles(restored).ShouldBe("Only in the log");
    }

    /// <summary>Copies the database, and locks the copy until the connection is closed.</summary>
    private SqliteConnection Lock(string name)
    {
        SqliteBackup.Write(Folder["paperbot.db"], Folder[name]);
        var connection = new SqliteConnection($"Data Source={Folder[name]};Pooling=False");
        connection.Open();
        connection.Execute("BEGIN EXCLUSIVE");
        return connection;
    }

    private string Backup(string title)
    {
        using var folder = TestDatabase.Create(title);
        SqliteBackup.Write(folder["paperbot.db"], Folder["backup.db"]);
        return Folder["backup.db"];
    }

    private static string Digest(int day) => Notes.Digest(
        new DateOnly(2024, 1, 1).AddDays(day).ToString("yyyy-MM-dd", null),
        [.. Enumerable.Range(0, NotesInDigest).Select(note => Notes.Note($"Paper {(char)('A' + note)} of day {day}"))]);
}
