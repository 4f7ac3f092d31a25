using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Delivery;
using PaperBot.Importing;
using PaperBot.Sources;
using PaperBot.Storage;

namespace PaperBot.Tests.Importing;

public sealed class FolderWatchTests : IDisposable
{
    private readonly TestCore _core = new();
    private readonly TempFolder _folder = new();
    private readonly FolderWatch _watch;

    public FolderWatchTests() => _watch = Watch();

    [Fact]
    public void What_is_there_at_the_start_is_read_at_once()
    {
        Write("2024/05/a.txt", "First Paper");
        Write(".hidden/b.txt", "Hidden Paper");
        _watch.Look(atOnce: true);
        Titles().ShouldBe("First Paper");
        _core.Entries().Single().Source.File.ShouldBe("2024/05/a.txt");
    }

    [Fact]
    public void A_file_that_is_still_being_written_is_left_for_the_next_look()
    {
        _watch.Look(atOnce: true);
        Write("a.txt", "First Paper");
        _watch.Look(atOnce: false);
        Titles().ShouldBe("");
        Write("a.txt", "First Paper", "Second Paper");
        _watch.Look(atOnce: false);
        Titles().ShouldBe("");
        _watch.Look(atOnce: false);
        Titles().ShouldBe("First Paper, Second Paper");
    }

    [Fact]
    public void An_edit_is_taken_over_and_a_deleted_file_is_forgotten()
    {
        Write("a.txt", "First Paper");
        Write("b.txt", "Second Paper");
        _watch.Look(atOnce: true);
        Write("a.txt", "First Paper", "Third Paper");
        LookTwice();
        Titles().ShouldBe("First Paper, Third Paper, Second Paper");
        File.Delete(_folder["b.txt"]);
        LookTwice();
        Titles().ShouldBe("First Paper, Third Paper");
    }

    [Fact]
    public void What_a_folder_holds_when_it_is_read_for_the_first_time_is_owed_to_nobody_and_what_comes_after_is()
    {
        using var core = new TestCore("Posts:0:Platform=Slack", "Posts:0:Channel=C1", "Posts:0:Mode=Each");
        core.Get<Follows>().PutInForce();
        Write("archive.txt", "First Paper");
        var watch = new FolderWatch(new FolderSource("Folder", _folder.Path), core.Get<Importer>(), core.Get<IEntryStore>(), NullLogger.Instance);
        watch.Look(atOnce: true);
        core.Get<IDeliveryStore>().ReadOwed().ShouldBeEmpty();

        Write("news.txt", "Second Paper");
        watch = new FolderWatch(new FolderSource("Folder", _folder.Path), core.Get<Importer>(), core.Get<IEntryStore>(), NullLogger.Instance);
        watch.Look(atOnce: true);
        core.Get<IDeliveryStore>().TakeNext(new("Slack", "C1"), core.Time.GetUtcNow(), 10)!.Entries.Count.ShouldBe(1);
    }

    [Fact]
    public void A_file_that_a_person_imported_is_the_same_document_when_its_folder_is_watched()
    {
        Write("a.txt", "First Paper");
        var byHand = new FolderSource("File", _folder["a.txt"]);
        _core.Get<Importer>().Import([byHand.Read("a.txt", out _)!], ImportOccasion.ByHand);
        _watch.Look(atOnce: true);
        File.Delete(_folder["a.txt"]);
        LookTwice();
        LookTwice();
        Titles().ShouldBe("");
    }

    [Fact]
    public void Several_files_that_vanish_at_once_are_a_missing_disk_and_take_nothing_away()
    {
        Write("a.txt", "First Paper");
        Write("b.txt", "Second Paper");
        _watch.Look(atOnce: true);
        File.Delete(_folder["a.txt"]);
        File.Delete(_folder["b.txt"]);
        LookTwice();
        LookTwice();
        Titles().ShouldBe("First Paper, Second Paper");
    }

    [Fact]
    public void A_link_to_a_folder_above_is_not_followed()
    {
        Write("a.txt", "First Paper");
        Directory.CreateSymbolicLink(_folder["loop"], _folder.Path);
        new FolderSource("Folder", _folder.Path).List().Select(file => file.File).ShouldBe(["a.txt"]);
    }

    [Fact]
    public void A_moved_file_keeps_its_entries_ids()
    {
        Write("a.txt", "First Paper");
        _watch.Look(atOnce: true);
        var id = _core.Entries().Single().Id;
        Directory.CreateDirectory(_folder["2024"]);
        File.Move(_folder["a.txt"], _folder["2024/a.txt"]);
        LookTwice();
        var entry = _core.Entries().Single();
        (entry.Id, entry.Source.File).ShouldBe((id, "2024/a.txt"));
    }

    [Fact]
    public void What_was_deleted_while_the_bot_was_away_is_forgotten()
    {
        Write("a.txt", "First Paper");
        Write("b.txt", "Second Paper");
        _watch.Look(atOnce: true);
        File.Delete(_folder["a.txt"]);
        Watch().Look(atOnce: true);
        Titles().ShouldBe("Second Paper");
    }

    [Fact]
    public void A_folder_that_is_missing_or_empty_at_the_start_takes_nothing_away()
    {
        Write("a.txt", "First Paper");
        _watch.Look(atOnce: true);
        File.Delete(_folder["a.txt"]);
        Watch().Look(atOnce: true);
        Titles().ShouldBe("First Paper");
        Watch(_folder["none"]).Look(atOnce: true);
        Titles().ShouldBe("First Paper");
    }

    [Fact]
    public void A_document_that_an_edit_broke_keeps_its_entries_until_it_is_mended()
    {
        Write("a.txt", "First Paper");
        _watch.Look(atOnce: true);
        File.WriteAllBytes(_folder["a.txt"], [0, 1, 2, 0, 255, 254, 0, 7]);
        LookTwice();
        Titles().ShouldBe("First Paper");
        Write("a.txt", "Second Paper");
        LookTwice();
        Titles().ShouldBe("Second Paper");
    }

    [Fact]
    public void An_import_that_failed_is_tried_again()
    {
        Write("a.txt", "First Paper");
        using (var other = _core.Get<SqliteDatabase>().Open())
        {
            Run(other, "CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'disk full'); END");
            Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => _watch.Look(atOnce: true));
            Run(other, "DROP TRIGGER full");
        }

        _watch.Look(atOnce: true);
        Titles().ShouldBe("First Paper");
    }

    public void Dispose()
    {
        _core.Dispose();
        _folder.Dispose();
    }

    private static void Run(Microsoft.Data.Sqlite.SqliteConnection connection, string sql) => Dapper.SqlMapper.Execute(connection, sql);

    private FolderWatch Watch(string? folder = null) =>
        new(new FolderSource("Folder", folder ?? _folder.Path), _core.Get<Importer>(), _core.Get<IEntryStore>(), NullLogger.Instance);

    private void LookTwice()
    {
        _watch.Look(atOnce: false);
        _watch.Look(atOnce: false);
    }

    private void Write(string file, params string[] titles) =>
        _folder.Write(file, Notes.Digest("2024-05-07", [.. titles.Select(title => Notes.Note(title))]));

    private string Titles() => string.Join(", ", _core.Entries().Select(entry => entry.Title));
}
