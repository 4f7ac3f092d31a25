namespace PaperBot.Tests.Storage;

public sealed class EntryStoreTests : IDisposable
{
    private static readonly EntrySource Document = new("Folder", "notes", "day.txt", "1");

    private readonly TempFolder _folder = new();

    [Fact]
    public void Committed_entries_are_there_after_reopening()
    {
        var entry = new Entry(new("0123456789"), new EntryContent
        {
            Date = new(2024, 5, 7),
            Title = "MathΣtral 👩‍💻 \"quoted\"",
            Authors = ["Ada Kim", "김철수"],
            Abstract = "An abstract.",
            Commentary = ["첫 문단", "둘째\u2028문단"],
            Tags = [new("State_Space-Model"), new("강화학습")],
            DerivedTags = [new("moe")],
            Links = [new("https://arxiv.org/abs/2405.04434v2", LinkKind.Arxiv, "2405.04434")],
            NoteLinks = [new(new(2024, 4, 2), "이슬"), new(null, "Soil")],
        })
        { Source = Document, Ordinal = 0 };
        Save(Open(), entry);

        var read = Open().ReadChanges(-1).Present.ShouldHaveSingleItem();
        (read.Id, read.Source, read.Ordinal, read.Date, read.Title, read.Abstract)
            .ShouldBe((entry.Id, entry.Source, entry.Ordinal, entry.Date, entry.Title, entry.Abstract));
        read.Authors.ShouldBe(entry.Authors);
        read.Commentary.ShouldBe(entry.Commentary);
        read.Tags.Select(tag => tag.Text).ShouldBe(["State_Space-Model", "강화학습"]);
        read.DerivedTags.ShouldBe(entry.DerivedTags);
        read.Links.ShouldBe(entry.Links);
        read.NoteLinks.ShouldBe(entry.NoteLinks);
    }

    [Fact]
    public void An_entry_without_links_to_notes_is_stored_as_in_earlier_versions()
    {
        const string stored = """{"Title":"Title","Authors":[],"Commentary":[],"Tags":[],"DerivedTags":[],"Links":[]}""";
        Encoding.UTF8.GetString(EntryJson.Write(new() { Title = "Title" })).ShouldBe(stored);
        EntryJson.Read(stored).NoteLinks.ShouldBeEmpty();
    }

    [Fact]
    public void An_import_that_fails_stores_nothing()
    {
        var store = Open();
        Should.Throw<InvalidOperationException>(() => store.Import(import =>
        {
            Notes.Save(import, Notes.Entry("lost"));
            import.FindEntry(new("lost")).ShouldNotBeNull();
            throw new InvalidOperationException();
        }));

        store.ReadChanges(-1).Present.ShouldBeEmpty();
        store.ReadDocuments("notes").ShouldBeEmpty();
    }

    [Fact]
    public void Each_process_sees_what_another_has_committed_once()
    {
        var (one, other) = (Open(), Open());
        var first = other.ReadChanges(-1);
        Save(one, Notes.Entry("a"));
        var second = other.ReadChanges(first.Change);
        second.Present.ShouldHaveSingleItem().Id.Value.ShouldBe("a");
        other.ReadChanges(second.Change).Present.ShouldBeEmpty();

        one.Import(import =>
        {
            import.SetDocument(Document, DocumentFormat.Digest, []).ShouldBe([new("a")]);
            import.Withdraw(new("a"));
        });

        var third = other.ReadChanges(second.Change);
        third.Present.ShouldBeEmpty();
        third.Withdrawn.ShouldHaveSingleItem().Value.ShouldBe("a");
    }

    [Fact]
    public void Saving_the_same_again_changes_nothing()
    {
        var store = Open();
        Save(store, Notes.Entry("a"));
        var change = store.ReadChanges(-1).Change;
        Save(store, Notes.Entry("a")).ShouldBeFalse();
        store.ReadChanges(change).Change.ShouldBe(change);
    }

    public void Dispose() => _folder.Dispose();

    private static bool Save(IEntryStore store, Entry entry) => store.Import(import =>
    {
        var changed = Notes.Save(import, entry);
        import.SetDocument(Document, DocumentFormat.Digest, [(entry.Id, null)]);
        return changed;
    });

    private IEntryStore Open() => TestStorage.CreateEngine().Open(_folder[TestStorage.File]).Entries;
}
