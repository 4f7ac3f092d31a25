namespace PaperBot.Tests.Importing;

/// <summary>A file of a folder that is polled while it is written.</summary>
public sealed class WrittenFileTests : IDisposable
{
    private readonly TestCore _core = TestCore.Subscribed();
    private readonly TempFolder _folder = new();
    private readonly SourcePoller _poller;

    public WrittenFileTests() => _poller = _core.CreatePoller(
        new FolderSource(new DocumentFolder("Folder", _folder.Path), FolderSource.DefaultInterval), rules: SourceRules.Create(new()));

    [Fact]
    public async Task A_file_that_is_written_line_by_line_over_a_minute_is_enqueued_once_and_whole()
    {
        await PollAsync(TimeSpan.Zero);
        var text = Notes.Digest("2024-05-09", Notes.Note("First Paper"), Notes.Note("Second Paper"));
        for (var end = text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = text.IndexOf('\n', end + 1))
        {
            _folder.Write("a.txt", text[..end]);
            await PollAsync(TimeSpan.FromSeconds(6));
        }

        _folder.Write("a.txt", text);
        await PollAsync(TimeSpan.FromSeconds(119));
        _core.Titles.ShouldBe("First Paper, Second Paper");
        _core.Enqueued.ShouldBe(0);
        await PollAsync(TimeSpan.FromSeconds(1));
        _core.Enqueued.ShouldBe(2);
        _core.Entries().ShouldAllBe(entry => entry.Commentary.Count == 1 && entry.Tags.Count == 1);
    }

    [Fact]
    public async Task A_file_that_an_editor_replaces_and_renames_is_enqueued_once()
    {
        await PollAsync(TimeSpan.Zero);
        _folder.Write("a.txt", Notes.Digest("2024-05-09", Notes.Note("First Paper")));
        await PollAsync(TimeSpan.FromMinutes(1));
        File.Move(_folder["a.txt"], _folder["a.txt~"]);
        await PollAsync(TimeSpan.FromMinutes(1));
        _core.Entries().ShouldBeEmpty();
        _folder.Write("b.txt", Notes.Digest("2024-05-09", Notes.Note("First Paper", "#moe #llm")));
        await PollAsync(TimeSpan.FromMinutes(2));
        await PollAsync(TimeSpan.FromDays(1));
        (_core.Titles, _core.Enqueued).ShouldBe(("First Paper", 1));
    }

    public void Dispose()
    {
        _core.Dispose();
        _folder.Dispose();
    }

    /// <summary>Polls twice, so that a file that has just changed is read, and then lets some time pass.</summary>
    private async Task PollAsync(TimeSpan time)
    {
        await _poller.PollAsync(TestContext.Current.CancellationToken);
        await _poller.PollAsync(TestContext.Current.CancellationToken);
        _core.Time.Advance(time);
        _core.Get<Importer>().EnqueueSettled();
    }
}
