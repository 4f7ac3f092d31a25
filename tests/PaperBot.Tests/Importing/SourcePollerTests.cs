namespace PaperBot.Tests.Importing;

public sealed class SourcePollerTests : IDisposable
{
    private readonly TestCore _core = new();
    private readonly TempFolder _folder = new();
    private readonly SourcePoller _poller;

    public SourcePollerTests() => _poller = CreatePoller(_folder.Path);

    [Fact]
    public async Task What_is_there_at_the_start_is_read_at_once()
    {
        Write("2024/05/a.txt", "First Paper");
        Write(".hidden/b.txt", "Hidden Paper");
        await PollAsync("First Paper");
        _core.Entries().Single().Source.File.ShouldBe("2024/05/a.txt");
    }

    [Fact]
    public async Task An_export_in_a_source_changes_no_entry()
    {
        await StartWithAsync("First Paper");
        var id = _core.Entries().Single().Id.Value;
        _folder.Write("b.txt", $$$"""{"id":"{{{id}}}","date":"2024-05-07","title":"Forged","authors":[],"abstract":null,"commentary":[],"tags":["moe"],"derivedTags":[],"links":[],"paper":null,"source":{"kind":"Folder","location":"/x","file":"a.txt","revision":""}}""" + "\n");
        await PollTwiceAsync("First Paper");
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_left_for_the_next_poll()
    {
        await PollAsync("");
        Write("a.txt", "First Paper");
        await PollAsync("");
        Write("a.txt", "First Paper", "Second Paper");
        await PollAsync("");
        await PollAsync("First Paper, Second Paper");
    }

    [Fact]
    public async Task An_edit_is_imported_and_the_entries_of_a_deleted_file_are_withdrawn()
    {
        await StartWithAsync("First Paper", "Second Paper");
        Write("a.txt", "First Paper", "Third Paper");
        await PollTwiceAsync("First Paper, Third Paper, Second Paper");
        File.Delete(_folder["b.txt"]);
        await PollTwiceAsync("First Paper, Third Paper");
    }

    [Fact]
    public async Task What_a_folder_has_when_it_is_read_for_the_first_time_is_not_enqueued_and_what_comes_after_is()
    {
        using var core = TestCore.Subscribed();
        Write("archive.txt", "First Paper");
        await PollAsync(CreatePoller(_folder.Path, core));
        core.Enqueued.ShouldBe(0);

        Write("new.txt", "Second Paper");
        await PollAsync(CreatePoller(_folder.Path, core));
        core.Enqueued.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_a_person_imported_is_the_same_document_when_its_folder_is_polled()
    {
        Write("a.txt", "First Paper");
        var byHand = new DocumentFolder("File", _folder["a.txt"]);
        _core.Get<Importer>().Import([byHand.Read("a.txt", out _)!], DeliveryScope.SinceSubscribed);
        await PollAsync("First Paper");
        File.Delete(_folder["a.txt"]);
        await PollTwiceAsync("");
    }

    [Fact]
    public async Task Several_files_that_vanish_at_once_are_taken_for_a_missing_disk_and_nothing_is_withdrawn()
    {
        await StartWithAsync("First Paper", "Second Paper");
        File.Delete(_folder["a.txt"]);
        File.Delete(_folder["b.txt"]);
        await PollTwiceAsync("First Paper, Second Paper");
        await PollTwiceAsync("First Paper, Second Paper");
    }

    [Fact]
    public async Task A_moved_file_keeps_its_entries_ids()
    {
        await StartWithAsync("First Paper");
        var id = _core.Entries().Single().Id;
        Directory.CreateDirectory(_folder["2024"]);
        File.Move(_folder["a.txt"], _folder["2024/a.txt"]);
        await PollTwiceAsync("First Paper");
        var entry = _core.Entries().Single();
        (entry.Id, entry.Source.File).ShouldBe((id, "2024/a.txt"));
    }

    [Fact]
    public async Task Entries_of_a_file_that_was_deleted_while_the_bot_was_not_running_are_withdrawn()
    {
        await StartWithAsync("First Paper", "Second Paper");
        File.Delete(_folder["a.txt"]);
        await PollAsync("Second Paper", _folder.Path);
    }

    [Fact]
    public async Task If_a_folder_is_missing_or_empty_at_the_start_nothing_is_withdrawn()
    {
        await StartWithAsync("First Paper");
        File.Delete(_folder["a.txt"]);
        await PollAsync("First Paper", _folder.Path);
        await PollAsync("First Paper", _folder["none"]);
    }

    [Fact]
    public async Task A_document_that_an_edit_broke_keeps_its_entries_until_it_is_fixed()
    {
        await StartWithAsync("First Paper");
        File.WriteAllBytes(_folder["a.txt"], [0, 1, 2, 0, 255, 254, 0, 7]);
        await PollTwiceAsync("First Paper");
        Write("a.txt", "Second Paper");
        await PollTwiceAsync("Second Paper");
    }

    [Fact]
    public async Task An_import_that_failed_is_tried_again()
    {
        Write("a.txt", "First Paper");
        _core.StoreFault = "The disk is full.";
        await PollAsync(_poller);
        _core.StoreFault = null;
        _core.Titles.ShouldBe("");
        await PollAsync("First Paper");
    }

    [Fact]
    public async Task A_folder_that_has_moved_is_the_same_source()
    {
        Write("a.txt", "First Paper", "Second Paper");
        Write("b.txt", "Third Paper");
        Write("c.txt", "Fourth Paper");
        await PollAsync("First Paper, Second Paper, Third Paper, Fourth Paper");
        var ids = _core.Entries().ToDictionary(entry => entry.Title, entry => entry.Id);
        File.Delete(_folder["c.txt"]);
        using var target = new TempFolder();
        Directory.Move(_folder.Path, target["moved"]);
        Directory.CreateDirectory(_folder.Path);

        var moved = CreatePoller(target["moved"]);
        await PollAsync(moved);
        _core.Titles.ShouldBe("First Paper, Second Paper, Third Paper");
        _core.Entries().ShouldAllBe(entry => entry.Id == ids[entry.Title] && entry.Source.Location == target["moved"]);

        target.Write("moved/a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper", commentary: "고친 해설입니다.")));
        await PollAsync(moved);
        await PollAsync(moved);
        _core.Titles.ShouldBe("First Paper, Third Paper");
        _core.Entries()[0].Commentary.ShouldBe(["고친 해설입니다."]);
    }

    [Fact]
    public async Task Another_folder_with_files_of_the_same_names_withdraws_nothing()
    {
        await StartWithAsync("First Paper");
        using var other = new TempFolder();
        other.Write("a.txt", Notes.Digest("2024-05-07", Notes.Note("Second Paper")));
        await PollAsync(CreatePoller(other.Path));
        _core.Entries().Select(entry => entry.Title).ShouldBe(["First Paper", "Second Paper"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_folder_that_is_still_a_source_has_not_moved_to_its_copy()
    {
        await StartWithAsync("First Paper", "Second Paper");
        using var copy = new TempFolder();
        File.Copy(_folder["a.txt"], copy["a.txt"]);
        await PollAsync("First Paper, Second Paper", copy.Path, _folder.Path);
    }

    [Fact]
    public async Task The_documents_of_a_source_below_another_are_left_alone()
    {
        Write("a.txt", "First Paper");
        Write(".inner/b.txt", "Second Paper");
        Write("shown/c.txt", "Third Paper");
        string[] inner = [_folder[".inner"], _folder["shown"]];
        await PollAsync("Second Paper", inner[0], inner[1], _folder.Path);
        await PollAsync("Second Paper, Third Paper", inner[1], inner[0], _folder.Path);
        var outer = CreatePoller(_folder.Path, others: inner);
        await PollAsync(outer);
        Write("shown/c.txt", "Third Paper", "Fourth Paper");
        await PollAsync(outer);
        await PollAsync(outer);

        _core.Titles.ShouldBe("First Paper, Second Paper, Third Paper");
        _core.Entries().Select(entry => entry.Source.Location).ShouldBe([_folder.Path, .. inner]);
    }

    public void Dispose()
    {
        _core.Dispose();
        _folder.Dispose();
    }

    private SourcePoller CreatePoller(string folder, TestCore? core = null, params string[] others) => (core ?? _core).CreatePoller(
        new FolderSource(new DocumentFolder("Folder", folder), FolderSource.DefaultInterval), others);

    private static Task PollAsync(SourcePoller poller) => poller.PollAsync(TestContext.Current.CancellationToken);

    /// <summary>Polls, and checks the titles of all entries.</summary>
    private async Task PollAsync(string titles)
    {
        await PollAsync(_poller);
        _core.Titles.ShouldBe(titles);
    }

    private async Task PollTwiceAsync(string titles)
    {
        await PollAsync(_poller);
        await PollAsync(titles);
    }

    /// <summary>Polls a folder for the first time since the start, and checks the titles of all entries.</summary>
    private async Task PollAsync(string titles, string folder, params string[] others)
    {
        await PollAsync(CreatePoller(folder, others: others));
        _core.Titles.ShouldBe(titles);
    }

    /// <summary>Writes files of one paper each, a.txt, b.txt and so on, and polls.</summary>
    private async Task StartWithAsync(params string[] titles)
    {
        foreach (var (number, title) in titles.Index())
        {
            Write($"{(char)('a' + number)}.txt", title);
        }

        await PollAsync(string.Join(", ", titles));
    }

    private void Write(string file, params string[] titles) =>
        _folder.Write(file, Notes.Digest("2024-05-07", [.. titles.Select(title => Notes.Note(title))]));
}
