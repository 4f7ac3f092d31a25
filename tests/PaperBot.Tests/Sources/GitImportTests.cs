namespace PaperBot.Tests.Sources;

/// <summary>The entries and deliveries of a vault in a repository whose notes are added, moved, redated and rewritten.</summary>
public sealed class GitImportTests : IDisposable
{
    private readonly GitRepository _vault = new();
    private readonly TestCore _core = TestCore.Subscribed();

    private SourcePoller _poller;

    public GitImportTests() => _poller = CreatePoller();

    [Fact]
    public async Task The_first_poll_reads_the_archive_and_entries_that_are_pushed_later_are_enqueued_once()
    {
        _vault.Commit("2024/240501 Old Paper.md", Note("Old Paper"));
        await PollAsync("2024-05-01 Old Paper", enqueued: 0);
        _vault.Commit("2024/240509 New Paper.md", Note("New Paper"));
        await PollAsync("2024-05-09 New Paper, 2024-05-01 Old Paper", enqueued: 1);
        _vault.Commit("2024/240509 New Paper.md", Note("New Paper", "고친 감상입니다."));
        await PollAsync("2024-05-09 New Paper, 2024-05-01 Old Paper", enqueued: 1);
        _core.Entries()[0].Commentary.ShouldBe(["고친 감상입니다."]);
        Restart();
        await PollAsync("2024-05-09 New Paper, 2024-05-01 Old Paper", enqueued: 1);
    }

    [Fact]
    public async Task A_note_that_is_moved_redated_and_copied_stays_one_entry_and_is_not_enqueued_again()
    {
        await StartAsync();
        var id = Find("New Paper").Id;

        _vault.Move("240502 New Paper.md", "2024/05/240502 New Paper.md");
        _vault.Commit();
        await PollAsync("2024-05-02 New Paper, 2024-05-01 Old Paper", enqueued: 1);

        _vault.Move("2024/05/240502 New Paper.md", "2024/06/240628 New Paper.md");
        _vault.Commit();
        await PollAsync("2024-06-28 New Paper, 2024-05-01 Old Paper", enqueued: 1);

        _vault.Commit("2024/06/240628 New Paper 1.md", Note("New Paper"));
        await PollAsync("2024-06-28 New Paper, 2024-05-01 Old Paper", enqueued: 1);

        _vault.CommitWithout("2024/06/240628 New Paper.md");
        await PollAsync("2024-06-28 New Paper, 2024-05-01 Old Paper", enqueued: 1);
        Find("New Paper").Id.ShouldBe(id);

        _vault.CommitWithout("2024/06/240628 New Paper 1.md");
        await PollAsync("2024-05-01 Old Paper", enqueued: 1);
    }

    [Fact]
    public async Task Rewritten_history_enqueues_only_new_entries()
    {
        await StartAsync();
        var ids = _core.Entries().Select(entry => entry.Id).ToList();
        _vault.Run("checkout", "--quiet", "--orphan", "again");
        _vault.Commit();
        _vault.Run("branch", "--force", "-M", "main");
        await PollAsync("2024-05-02 New Paper, 2024-05-01 Old Paper", enqueued: 1);

        _vault.Write("240503 Third Paper.md", Note("Third Paper"));
        _vault.Run("add", "--all");
        _vault.Run("commit", "--quiet", "--amend", "--message=All of it");
        await PollAsync("2024-05-03 Third Paper, 2024-05-02 New Paper, 2024-05-01 Old Paper", enqueued: 2);
        _core.Entries().Skip(1).Select(entry => entry.Id).ShouldBe(ids);

        _vault.Run("rm", "--quiet", "240502 New Paper.md");
        _vault.Run("commit", "--quiet", "--amend", "--message=All but one");
        await PollAsync("2024-05-03 Third Paper, 2024-05-01 Old Paper", enqueued: 2);
    }

    [Fact]
    public async Task Many_notes_after_a_long_gap_are_enqueued_once_each_even_if_git_was_killed_meanwhile()
    {
        await StartAsync();
        _vault.Commit(Enumerable.Range(0, 156).Select(note => ($"2024/2407{(note % 28) + 1:00} Paper {note}.md", Note($"Paper {note}"))));
        File.WriteAllText(Path.Combine(Directory.GetDirectories(_vault.Data["sources"]).Single(), "shallow.lock"), "");
        Restart();
        await _poller.PollAsync(TestContext.Current.CancellationToken);
        (_core.Entries().Count, _core.Enqueued).ShouldBe((158, 157));
        await _poller.PollAsync(TestContext.Current.CancellationToken);
        (_core.Entries().Count, _core.Enqueued).ShouldBe((158, 157));
    }

    [Fact]
    public async Task A_note_is_found_at_once_and_enqueued_when_it_has_not_changed_for_half_an_hour()
    {
        await StartAsync();
        _poller = CreatePoller(settleMinutes: null);
        _vault.Commit([("240509 Edited.md", Incomplete("Edited")), ("240508 Left Alone.md", Note("Left Alone"))]);
        await PollAsync("2024-05-09 Edited, 2024-05-08 Left Alone, 2024-05-02 New Paper, 2024-05-01 Old Paper", enqueued: 1);

        _core.Time.Advance(TimeSpan.FromMinutes(20));
        _vault.Commit("240509 Edited.md", Note("Edited"));
        await PollAsync("2024-05-09 Edited, 2024-05-08 Left Alone, 2024-05-02 New Paper, 2024-05-01 Old Paper", enqueued: 1);

        EnqueueSettled(TimeSpan.FromMinutes(11), 2);
        EnqueueSettled(TimeSpan.FromMinutes(18), 2);
        EnqueueSettled(TimeSpan.FromMinutes(1), 3);
    }

    [Fact]
    public async Task While_the_repository_is_unavailable_look_ups_work_and_new_notes_come_afterwards()
    {
        await StartAsync();
        Directory.Move(_vault[".git"], _vault.Data["away"]);
        await PollAsync("2024-05-02 New Paper, 2024-05-01 Old Paper", enqueued: 1);
        _core.Get<IEntryStore>().FindHealth(_vault.Path)!.Problem.ShouldNotBeNull().ShouldContain("cannot be read");

        Directory.Move(_vault.Data["away"], _vault[".git"]);
        _vault.Commit("240503 Third Paper.md", Note("Third Paper"));
        await PollAsync("2024-05-03 Third Paper, 2024-05-02 New Paper, 2024-05-01 Old Paper", enqueued: 2);
        _core.Get<IEntryStore>().FindHealth(_vault.Path)!.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task After_a_wrong_folder_is_fixed_it_is_the_archive_but_a_push_to_an_empty_repository_is_enqueued()
    {
        await PollAsync("", enqueued: 0);
        _vault.Commit("notes/240501 Old Paper.md", Note("Old Paper"));
        await PollAsync("2024-05-01 Old Paper", enqueued: 1);

        using var other = TestCore.Subscribed();
        await CreatePoller("wrong", other).PollAsync(TestContext.Current.CancellationToken);
        await CreatePoller("notes", other).PollAsync(TestContext.Current.CancellationToken);
        (other.Entries().Count, other.Enqueued).ShouldBe((1, 0));
    }

    [Fact]
    public async Task All_notes_that_disappear_at_once_are_kept_and_notes_that_move_to_another_folder_are_read_there()
    {
        await StartAsync();
        _vault.CommitWithout(".");
        await PollAsync("2024-05-02 New Paper, 2024-05-01 Old Paper", enqueued: 1);

        _vault.Commit([("papers/240501 Old Paper.md", Note("Old Paper")), ("papers/240502 New Paper.md", Note("New Paper"))]);
        await PollAsync("2024-05-02 New Paper, 2024-05-01 Old Paper", enqueued: 1);
        _core.Entries().ShouldAllBe(entry => entry.Source.File.StartsWith("papers/"));
    }

    public void Dispose()
    {
        _core.Dispose();
        _vault.Dispose();
    }

    private static string Note(string title, string commentary = "") =>
        $"{Incomplete(title)}\n{(commentary == "" ? $"{title} 논문을 읽고 남기는 짧은 감상입니다." : commentary)}\n\n#moe ";

    private static string Incomplete(string title) => $"https://example.org/papers/{title.Replace(' ', '-')}\n\n*{title}* (Ada Kim, Ben Lee)\n";

    /// <summary>One note is in the archive, the other is pushed later and enqueued.</summary>
    private async Task StartAsync()
    {
        _vault.Commit("240501 Old Paper.md", Note("Old Paper"));
        await PollAsync("2024-05-01 Old Paper", enqueued: 0);
        _vault.Commit("240502 New Paper.md", Note("New Paper"));
        await PollAsync("2024-05-02 New Paper, 2024-05-01 Old Paper", enqueued: 1);
    }

    private async Task PollAsync(string entries, int enqueued)
    {
        await _poller.PollAsync(TestContext.Current.CancellationToken);
        string.Join(", ", _core.Entries().Select(entry => $"{entry.Date:yyyy-MM-dd} {entry.Title}")).ShouldBe(entries);
        _core.Enqueued.ShouldBe(enqueued);
    }

    private void EnqueueSettled(TimeSpan later, int enqueued)
    {
        _core.Time.Advance(later);
        _core.Get<Importer>().EnqueueSettled();
        _core.Enqueued.ShouldBe(enqueued);
    }

    private Entry Find(string title) => _core.Entries().Single(entry => entry.Title == title);

    private void Restart() => _poller = CreatePoller();

    private SourcePoller CreatePoller(string path = "", TestCore? core = null, double? settleMinutes = 0)
    {
        var options = new SourceOptions { Kind = "Git", Url = _vault.Path, Path = path, SettleMinutes = settleMinutes, BulkEntries = 200 };
        return (core ?? _core).CreatePoller(SourceFactory.Create(options, new(_vault.Data.Path, TimeProvider.System)), rules: SourceRules.Create(options));
    }
}
