using Microsoft.Extensions.Logging;

namespace PaperBot.Tests.Importing;

/// <summary>New entries that are found, but are no news. It is 10 May 2024.</summary>
public sealed class ArchiveTests : IDisposable
{
    private readonly TestCore _core = TestCore.Subscribed();
    private readonly TempFolder _folder = new();
    private readonly RecordingLog _log = new();
    private int _papers;

    [Fact]
    public async Task An_entry_that_is_dated_long_before_it_arrives_is_found_but_not_enqueued()
    {
        var poller = await StartAsync(new() { SettleMinutes = 0 });
        _folder.Write("old.txt", Notes.Digest("2024-04-09", Notes.Note("Too Old")));
        _folder.Write("new.txt", Notes.Digest("2024-04-10", Notes.Note("Just New")));
        _folder.Write("240101.md", "https://arxiv.org/abs/2401.01234\n\n*Old Note* (Ada Kim)\n\nThoughts on it.\n\n#moe");
        _folder.Write("undated.txt", Notes.Note("Without a Date"));
        await PollTwiceAsync(poller);

        _core.Entries().Count.ShouldBe(4);
        _core.Enqueued.ShouldBe(2);
        _core.Get<IEntryStore>().FindHealth(_folder.Path)!.Archived.ShouldBe(new(_core.Time.GetUtcNow(), 2, 0));
        _log.Lines.Items.Count(line => line.Level == LogLevel.Information && line.Text.StartsWith("2 new entries", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task More_than_fifty_new_entries_at_once_are_archive_and_fifty_are_not()
    {
        var poller = await StartAsync(new() { SettleMinutes = 0 });
        Write(51);
        await PollTwiceAsync(poller);
        (_core.Entries().Count, _core.Enqueued).ShouldBe((51, 0));
        Write(50);
        await PollTwiceAsync(poller);
        (_core.Entries().Count, _core.Enqueued).ShouldBe((101, 50));
        _core.Get<IEntryStore>().FindHealth(_folder.Path)!.Archived.ShouldBe(new(_core.Time.GetUtcNow(), 0, 51));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task What_is_copied_into_a_folder_one_by_one_is_a_bulk_and_what_comes_later_is_not_even_if_the_clock_is_set_back(int hours)
    {
        var poller = await StartAsync(new() { BulkEntries = 5 });
        for (var copied = 0; copied < 8; copied++)
        {
            Write(1);
            await PollTwiceAsync(poller);
            Wait(TimeSpan.FromSeconds(10));
        }

        _core.Time.Skew = TimeSpan.FromHours(hours);
        Wait(TimeSpan.FromMinutes(30));
        (_core.Entries().Count, _core.Enqueued).ShouldBe((8, 0));
        _core.Get<IEntryStore>().FindHealth(_folder.Path)!.Archived!.Bulk.ShouldBe(8);

        for (var written = 0; written < 8; written++)
        {
            Write(1);
            await PollTwiceAsync(poller);
            Wait(TimeSpan.FromMinutes(2));
        }

        (_core.Entries().Count, _core.Enqueued).ShouldBe((16, 8));
    }

    [Fact]
    public void Of_what_a_person_imports_old_entries_and_bulks_are_archive_too()
    {
        _core.Time.Advance(TimeSpan.FromDays(60));
        Import(Notes.Digest("2024-06-01", Notes.Note("Too Old")), DeliveryScope.SinceSubscribed).ShouldBe((0, 1, 0));
        Import(Notes.Digest("2024-07-01", [.. Enumerable.Range(0, 51).Select(_ => NewNote())]), DeliveryScope.SinceSubscribed).ShouldBe((0, 0, 51));
        Import(Notes.Digest("2024-07-01", NewNote()), DeliveryScope.SinceSubscribed).ShouldBe((1, 0, 0));
    }

    [Fact]
    public void The_archive_is_enqueued_once_when_a_person_asks_for_it()
    {
        var archive = Notes.Digest("2020-01-01", [.. Enumerable.Range(0, 60).Select(_ => NewNote())]);
        Import(archive, DeliveryScope.None).ShouldBe((0, 0, 0));
        Import(archive, DeliveryScope.Requested).ShouldBe((60, 0, 0));
        Import(archive, DeliveryScope.Requested).ShouldBe((0, 0, 0));
        _core.Enqueued.ShouldBe(60);
    }

    public void Dispose()
    {
        _core.Dispose();
        _folder.Dispose();
        _log.Dispose();
    }

    private async Task<SourcePoller> StartAsync(SourceOptions options)
    {
        var source = new FolderSource(new DocumentFolder("Folder", _folder.Path), FolderSource.DefaultInterval);
        var poller = _core.CreatePoller(source, rules: SourceRules.Create(options), log: _log);
        await poller.PollAsync(TestContext.Current.CancellationToken);
        return poller;
    }

    private static async Task PollTwiceAsync(SourcePoller poller)
    {
        await poller.PollAsync(TestContext.Current.CancellationToken);
        await poller.PollAsync(TestContext.Current.CancellationToken);
    }

    private void Wait(TimeSpan time)
    {
        _core.Time.Advance(time);
        _core.Get<Importer>().EnqueueSettled();
    }

    private void Write(int count)
    {
        for (var file = 0; file < count; file++)
        {
            var note = NewNote();
            _folder.Write($"{_papers}.txt", Notes.Digest("2024-05-10", note));
        }
    }

    private string NewNote()
    {
        _papers++;
        return Notes.Note($"Paper {_papers}", authors: $"Ada {_papers}, Ben {_papers}");
    }

    private (int Enqueued, int Old, int Bulk) Import(string text, DeliveryScope scope)
    {
        var document = TestCore.Document($"{_papers}.txt", Encoding.UTF8.GetBytes(text));
        var summary = _core.Get<Importer>().Import([document], scope, rules: SourceRules.ForImport);
        return (summary.Enqueued, summary.Old, summary.Bulk);
    }
}
