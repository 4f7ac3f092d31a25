namespace PaperBot.Tests.Search.Faults;

/// <summary>A place where the index cannot be written, until it can.</summary>
public sealed class UnwritableIndexTests : IDisposable
{
    private readonly IndexOfNotes _notes = new();

    [Fact]
    public void A_file_in_place_of_the_folder_is_named_until_it_is_gone()
    {
        Directory.Delete(_notes.Path, recursive: true);
        File.WriteAllText(_notes.Path, "");
        Should.Throw<IndexException>(_notes.Start).Message.ShouldContain(_notes.Path);
        Should.Throw<IndexException>(() => _notes.Index.Open()).Message.ShouldContain(_notes.Path);

        File.Delete(_notes.Path);
        _notes.Index.Refresh();
        _notes.ShouldBeRight();
    }

    [Fact]
    public void A_full_disk_keeps_what_is_indexed_and_the_rest_follows_when_there_is_room()
    {
        using var disk = new SmallDisk();
        _notes.Path = disk["notes.index"];
        _notes.Start();
        _notes.ShouldBeRight();
        disk.Fill();
        _notes.Add([.. Enumerable.Range(0, 300).Select(number => Notes.Entry($"new {number}", title: $"{new string('x', 2000)} {number}"))]);
        Should.Throw<IndexException>(() => _notes.Index.Refresh()).Message.ShouldContain("Make room");
        using (var entries = _notes.Index.Open())
        {
            entries.Count.ShouldBe(30);
        }

        Should.Throw<IndexException>(() => _notes.Index.Refresh());
        disk.MakeRoom();
        _notes.Index.Refresh();
        _notes.ShouldBeRight();
        _notes.Rebuilds.ShouldBe(0);
    }

    [Fact]
    public void A_disk_that_is_full_from_the_beginning_is_named_until_there_is_room()
    {
        using var disk = new SmallDisk();
        disk.Fill();
        _notes.Path = disk["notes.index"];
        Should.Throw<IndexException>(_notes.Start).Message.ShouldContain(_notes.Path);
        disk.MakeRoom();
        _notes.Index.Refresh();
        _notes.ShouldBeRight();
    }

    [Fact]
    public void A_folder_that_may_only_be_read_answers_from_what_it_has()
    {
        using var disk = new SmallDisk();
        _notes.Path = disk["notes.index"];
        _notes.Start();
        _notes.Stop();
        disk.Protect();
        Should.Throw<IndexException>(_notes.Start).Message.ShouldContain("cannot be written");
        _notes.ShouldBeRight();
        _notes.Add(Notes.Entry("new"));
        Should.Throw<IndexException>(() => _notes.Index.Refresh()).Message.ShouldBe(_notes.Index.Problem);
        using (var entries = _notes.Index.Open())
        {
            entries.Count.ShouldBe(30);
        }

        disk.Protect(isReadOnly: false);
        _notes.Index.Refresh();
        _notes.Index.Problem.ShouldBeNull();
        _notes.ShouldBeRight();
    }

    public void Dispose() => _notes.Dispose();
}
