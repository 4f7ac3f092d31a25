using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Storage.Sql;

namespace PaperBot.Tests.Importing;

public sealed class SourcePollerTests : IDisposable
{
    private readonly TestCore _core = new();
    private readonly TempFolder _folder = new();
    private readonly SourcePoller _watch;

    public SourcePollerTests() => _watch = Watch(_core);

    [Fact]
    public async Task What_is_there_at_the_start_is_read_at_once()
    {
        Write("2024/05/a.txt", "First Paper");
        Write(".hidden/b.txt", "Hidden Paper");
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        Titles().ShouldBe("First Paper");
        _core.Entries().Single().Source.File.ShouldBe("2024/05/a.txt");
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_left_for_the_next_poll()
    {
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        Write("a.txt", "First Paper");
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        Titles().ShouldBe("");
        Write("a.txt", "First Paper", "Second Paper");
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        Titles().ShouldBe("");
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        Titles().ShouldBe("First Paper, Second Paper");
    }

    [Fact]
    public async Task An_edit_is_imported_and_the_entries_of_a_deleted_file_are_withdrawn()
    {
        Write("a.txt", "First Paper");
        Write("b.txt", "Second Paper");
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        Write("a.txt", "First Paper", "Third Paper");
        await PollTwiceAsync();
        Titles().ShouldBe("First Paper, Third Paper, Second Paper");
        File.Delete(_folder["b.txt"]);
        await PollTwiceAsync();
        Titles().ShouldBe("First Paper, Third Paper");
    }

    [Fact]
    public async Task What_a_folder_has_when_it_is_read_for_the_first_time_is_not_enqueued_and_what_comes_after_is()
    {
        using var core = new TestCore("Subscriptions:0:Platform=Slack", "Subscriptions:0:Channel=C1", "Subscriptions:0:Schedule=Each");
        core.Get<Subscriptions>().Activate();
        Write("archive.txt", "First Paper");
        var watch = Watch(core);
        await watch.PollAsync(TestContext.Current.CancellationToken);
        core.Get<IDeliveryStore>().ReadPending().ShouldBeEmpty();

        Write("news.txt", "Second Paper");
        watch = Watch(core);
        await watch.PollAsync(TestContext.Current.CancellationToken);
        core.Get<IDeliveryStore>().TakeNext(new("Slack", "C1"), core.Time.GetUtcNow(), 10)!.Entries.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_a_person_imported_is_the_same_document_when_its_folder_is_polled()
    {
        Write("a.txt", "First Paper");
        var byHand = new DocumentFolder("File", _folder["a.txt"]);
        _core.Get<Importer>().Import([byHand.Read("a.txt", out _)!], DeliveryScope.SinceSubscribed);
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        File.Delete(_folder["a.txt"]);
        await PollTwiceAsync();
        await PollTwiceAsync();
        Titles().ShouldBe("");
    }

    [Fact]
    public async Task Several_files_that_vanish_at_once_are_taken_for_a_missing_disk_and_nothing_is_withdrawn()
    {
        Write("a.txt", "First Paper");
        Write("b.txt", "Second Paper");
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        File.Delete(_folder["a.txt"]);
        File.Delete(_folder["b.txt"]);
        await PollTwiceAsync();
        await PollTwiceAsync();
        Titles().ShouldBe("First Paper, Second Paper");
    }

    [Fact]
    public async Task A_moved_file_keeps_its_entries_ids()
    {
        Write("a.txt", "First Paper");
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        var id = _core.Entries().Single().Id;
        Directory.CreateDirectory(_folder["2024"]);
        File.Move(_folder["a.txt"], _folder["2024/a.txt"]);
        await PollTwiceAsync();
        var entry = _core.Entries().Single();
        (entry.Id, entry.Source.File).ShouldBe((id, "2024/a.txt"));
    }

    [Fact]
    public async Task Entries_of_a_file_that_was_deleted_while_the_bot_was_not_running_are_withdrawn()
    {
        Write("a.txt", "First Paper");
        Write("b.txt", "Second Paper");
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        File.Delete(_folder["a.txt"]);
        await Watch(_core).PollAsync(TestContext.Current.CancellationToken);
        Titles().ShouldBe("Second Paper");
    }

    [Fact]
    public async Task If_a_folder_is_missing_or_empty_at_the_start_nothing_is_withdrawn()
    {
        Write("a.txt", "First Paper");
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        File.Delete(_folder["a.txt"]);
        await Watch(_core).PollAsync(TestContext.Current.CancellationToken);
        Titles().ShouldBe("First Paper");
        await Watch(_core, _folder["none"]).PollAsync(TestContext.Current.CancellationToken);
        Titles().ShouldBe("First Paper");
    }

    [Fact]
    public async Task A_document_that_an_edit_broke_keeps_its_entries_until_it_is_fixed()
    {
        Write("a.txt", "First Paper");
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        File.WriteAllBytes(_folder["a.txt"], [0, 1, 2, 0, 255, 254, 0, 7]);
        await PollTwiceAsync();
        Titles().ShouldBe("First Paper");
        Write("a.txt", "Second Paper");
        await PollTwiceAsync();
        Titles().ShouldBe("Second Paper");
    }

    [Fact]
    public async Task An_import_that_failed_is_tried_again()
    {
        Write("a.txt", "First Paper");
        using (var other = _core.Get<SqliteDatabase>().Open())
        {
            Run(other, "CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'disk full'); END");
            await _watch.PollAsync(TestContext.Current.CancellationToken);
            Titles().ShouldBe("");
            Run(other, "DROP TRIGGER full");
        }

        await _watch.PollAsync(TestContext.Current.CancellationToken);
        Titles().ShouldBe("First Paper");
    }

    [Fact]
    public async Task A_folder_that_has_moved_is_the_same_source()
    {
        Write("a.txt", "First Paper", "Second Paper");
        Write("b.txt", "Third Paper");
        Write("c.txt", "Fourth Paper");
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        var ids = _core.Entries().ToDictionary(entry => entry.Title, entry => entry.Id);
        File.Delete(_folder["c.txt"]);
        using var place = new TempFolder();
        Directory.Move(_folder.Path, place["moved"]);
        Directory.CreateDirectory(_folder.Path);

        var watch = Watch(_core, place["moved"]);
        await watch.PollAsync(TestContext.Current.CancellationToken);
        Titles().ShouldBe("First Paper, Second Paper, Third Paper");
        _core.Entries().ShouldAllBe(entry => entry.Id == ids[entry.Title] && entry.Source.Location == place["moved"]);

        place.Write("moved/a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper", commentary: "고친 해설입니다.")));
        await watch.PollAsync(TestContext.Current.CancellationToken);
        await watch.PollAsync(TestContext.Current.CancellationToken);
        Titles().ShouldBe("First Paper, Third Paper");
        _core.Entries()[0].Commentary.ShouldBe(["고친 해설입니다."]);
    }

    [Fact]
    public async Task Another_folder_with_files_of_the_same_names_withdraws_nothing()
    {
        Write("a.txt", "First Paper");
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        using var place = new TempFolder();
        place.Write("a.txt", Notes.Digest("2024-05-07", Notes.Note("Second Paper")));

        await Watch(_core, place.Path).PollAsync(TestContext.Current.CancellationToken);

        _core.Entries().Select(entry => entry.Title).ShouldBe(["First Paper", "Second Paper"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_folder_that_is_still_a_source_has_not_moved_to_its_copy()
    {
        Write("a.txt", "First Paper");
        Write("b.txt", "Second Paper");
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        using var copy = new TempFolder();
        File.Copy(_folder["a.txt"], copy["a.txt"]);

        await Watch(_core, copy.Path, _folder.Path).PollAsync(TestContext.Current.CancellationToken);

        Titles().ShouldBe("First Paper, Second Paper");
    }

    public void Dispose()
    {
        _core.Dispose();
        _folder.Dispose();
    }

    private static void Run(Microsoft.Data.Sqlite.SqliteConnection connection, string sql) => Dapper.SqlMapper.Execute(connection, sql);

    private SourcePoller Watch(TestCore core, string? folder = null, params string[] others) => new(
        new FolderSource(new DocumentFolder("Folder", folder ?? _folder.Path), FolderSource.DefaultInterval), [folder ?? _folder.Path, .. others], TimeSpan.Zero,
        core.Get<Importer>(), core.Get<IEntryStore>(), core.Time, NullLogger.Instance);

    private async Task PollTwiceAsync()
    {
        await _watch.PollAsync(TestContext.Current.CancellationToken);
        await _watch.PollAsync(TestContext.Current.CancellationToken);
    }

    private void Write(string file, params string[] titles) =>
        _folder.Write(file, Notes.Digest("2024-05-07", [.. titles.Select(title => Notes.Note(title))]));

    private string Titles() => string.Join(", ", _core.Entries().Select(entry => entry.Title));
}
