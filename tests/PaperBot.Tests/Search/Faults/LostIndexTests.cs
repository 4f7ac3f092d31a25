using Microsoft.Extensions.Logging;

namespace PaperBot.Tests.Search.Faults;

/// <summary>An index that is deleted or damaged while it is open.</summary>
public sealed class LostIndexTests : IDisposable
{
    private readonly IndexOfNotes _notes = new();

    public LostIndexTests() => _notes.Start();

    [Theory]
    [InlineData("")]
    [InlineData("write.lock")]
    [InlineData("segments*")]
    [InlineData("_*")]
    public void Deleted_files_are_written_again_and_look_ups_are_answered_meanwhile(string files)
    {
        Delete(files);
        _notes.ShouldBeRight();
        _notes.Index.Refresh();
        _notes.ShouldBeRight();
        _notes.Add(Notes.Entry("new"));
        _notes.Index.Refresh();
        _notes.ShouldBeRight();
        _notes.Stop();
        _notes.Start();
        _notes.ShouldBeRight();
    }

    [Fact]
    public void Another_process_may_take_over_when_the_lock_was_deleted()
    {
        Delete("write.lock");
        using var other = Open();
        other.Refresh();
        _notes.Add(Notes.Entry("new"));
        _notes.Index.Refresh();
        other.Refresh();
        _notes.Index.Refresh();
        _notes.ShouldBeRight();
        _notes.Add(Notes.Entry("newer"));
        Parallel.Invoke(() => other.Refresh(), () => _notes.Index.Refresh());
        _notes.ShouldBeRight();
    }

    [Fact]
    public void A_damaged_file_that_a_look_up_meets_is_noticed_and_the_index_rebuilt_once()
    {
        foreach (var file in Directory.GetFiles(_notes.Path, "_*"))
        {
            using var stream = File.Open(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            stream.Write(new byte[stream.Length]);
        }

        Should.Throw<IndexException>(() => _notes.ShouldBeRight());
        _notes.Index.Refresh();
        _notes.ShouldBeRight();
        _notes.Rebuilds.ShouldBe(1);
    }

    [Fact]
    public void An_index_that_is_damaged_again_and_again_is_rebuilt_ever_more_rarely()
    {
        for (var time = 0; time < 2; time++)
        {
            _notes.Stop();
            Truncate();
            _notes.Start();
            _notes.ShouldBeRight();
            Delete("");
            _notes.Index.Refresh();
            Delete("");
            Should.Throw<IndexException>(() => _notes.Index.Refresh()).Message.ShouldContain("although it was rebuilt");
            _notes.ShouldBeRight();
            _notes.Core.Time.Advance(TimeSpan.FromMinutes(1));
            _notes.Index.Refresh();
            _notes.ShouldBeRight();
        }
    }

    [Fact]
    public void A_bug_of_a_look_up_does_not_rebuild_a_sound_index()
    {
        using (var entries = _notes.Index.Open())
        {
            Should.Throw<IndexException>(() => entries.FindFrom(null!));
        }

        _notes.Index.Refresh();
        _notes.ShouldBeRight();
        _notes.Rebuilds.ShouldBe(0);
        _notes.Log.Lines.Items.ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Error);
    }

    public void Dispose() => _notes.Dispose();

    private EntryIndex Open() => new(_notes.Core.Get<IEntryStore>(), _notes.Path, [], PaperBot.Filters.TagAliases.None, Glossary.Default);

    private void Truncate()
    {
        foreach (var file in Directory.GetFiles(_notes.Path, "_*"))
        {
            File.WriteAllBytes(file, []);
        }
    }

    private void Delete(string files)
    {
        if (files == "")
        {
            Directory.Delete(_notes.Path, recursive: true);
            return;
        }

        foreach (var file in Directory.GetFiles(_notes.Path, files))
        {
            File.Delete(file);
        }
    }
}
