namespace PaperBot.Tests.Storage.Contract;

public abstract class EntryStoreContract(EngineUnderTest engine) : EngineContract(engine)
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);

    public sealed class OnLiteDb() : EntryStoreContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : EntryStoreContract(EngineUnderTest.Sqlite);

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
        { Source = new("Folder", "notes", "day.txt", "1"), Ordinal = 3 };
        using (var database = Open())
        {
            Save(database, entry);
        }

        var read = Open().Entries.ReadChanged(-1).ShouldHaveSingleItem();
        (read.Id, read.Source, read.Ordinal).ShouldBe((entry.Id, entry.Source, entry.Ordinal));
        EntryJson.Write(read).ShouldBe(EntryJson.Write(entry));
    }

    [Fact]
    public void An_empty_store_has_no_change_and_an_import_that_only_reads_makes_none()
    {
        var store = Open().Entries;
        store.ReadChanges(-1).Change.ShouldBe(0);
        store.Import(import => import.FindEntry(new("a"))).ShouldBeNull();
        var changes = store.ReadChanges(0);
        (changes.Present.Count, changes.Withdrawn.Count, changes.Since, changes.Change).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public void An_import_that_fails_stores_nothing()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"));
        var before = RecordSum.Of(database);
        Should.Throw<InvalidOperationException>(() => database.Entries.Import(import =>
        {
            var lost = Notes.Entry("lost", file: "lost.txt");
            Notes.Save(import, lost);
            import.FindEntry(new("lost")).ShouldNotBeNull();
            import.SetSettles(new("lost"), Noon);
            Set(import, lost.Source, "lost");
            Set(import, Notes.Entry("a").Source);
            throw new InvalidOperationException();
        }));

        RecordSum.Of(database).ShouldBe(before);
        database.Entries.ReadChanges(-1).Change.ShouldBe(1);
        Ids(database).ShouldBe("a");
        database.Check().ShouldBeEmpty();
    }

    [Fact]
    public void Each_process_sees_what_another_has_committed_once()
    {
        var (one, other) = (Open(), Open().Entries);
        var first = other.ReadChanges(-1);
        Save(one, Notes.Entry("a"));
        var second = other.ReadChanges(first.Change);
        second.Present.ShouldHaveSingleItem().Id.Value.ShouldBe("a");
        other.ReadChanged(second.Change).ShouldBeEmpty();

        one.Entries.Import(import => Set(import, Notes.Entry("a").Source));

        var third = other.ReadChanges(second.Change);
        third.Present.ShouldBeEmpty();
        third.Withdrawn.ShouldHaveSingleItem().Value.ShouldBe("a");
    }

    [Fact]
    public void Saving_the_same_again_changes_nothing()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"));
        var change = database.Entries.ReadChanges(-1).Change;
        database.Entries.Import(import => import.Update(Notes.Entry("a"))).ShouldBe(EntryChange.None);
        Save(database, Notes.Entry("a"));
        database.Entries.ReadChanges(change).Change.ShouldBe(change);
    }

    [Fact]
    public void After_an_earlier_change_number_everything_is_returned()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"));
        var changes = database.Entries.ReadChanges(7);
        changes.Present.ShouldHaveSingleItem();
        (changes.Since, changes.Change).ShouldBe((-1, 1));
        database.Entries.ReadChanges(-5).ShouldBeEquivalentTo(changes);
    }

    [Fact]
    public void A_withdrawn_entry_is_a_change_and_is_present_again_when_it_is_restored()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"), Notes.Entry("b", ordinal: 1));
        Save(database, Notes.Entry("b", ordinal: 0));
        var changes = database.Entries.ReadChanges(1);
        changes.Present.Select(entry => entry.Id.Value).ShouldBe(["b"]);
        changes.Withdrawn.ShouldBe([new("a")]);
        Ids(database).ShouldBe("b");
        database.Entries.FindEntries([new("a")]).ShouldBeEmpty();

        database.Entries.Import(import => import.Update(Notes.Entry("a", ordinal: 1))).ShouldBe(EntryChange.Restored);
        changes = database.Entries.ReadChanges(changes.Change);
        changes.Present.Select(entry => entry.Id.Value).ShouldBe(["a"]);
        changes.Withdrawn.ShouldBeEmpty();
        Ids(database).ShouldBe("b a");
    }

    [Fact]
    public void Entries_are_listed_newest_first_then_in_the_order_of_their_documents_and_those_without_a_date_last()
    {
        using var database = Open();
        Save(
            database,
            Notes.Entry("undated", date: null),
            Notes.Entry("third", file: "a.txt", ordinal: 1),
            Notes.Entry("first", "2024-05-08", file: "z.txt"),
            Notes.Entry("second", file: "B.txt", ordinal: 2),
            Notes.Entry("fourth", file: "b.txt"),
            Notes.Entry("last", "1999-12-31", file: "c.txt"));
        Ids(database).ShouldBe("first second third fourth last undated");
        database.Entries.ReadAll().Select(entry => entry.Id).ShouldBe(database.Entries.ReadIds());
        database.Entries.FindEntries([new("last"), new("missing"), new("first"), new("last")]).Select(entry => entry.Id.Value).ShouldBe(["last", "first", "last"]);
    }

    [Fact]
    public void The_documents_below_a_folder_are_read_whatever_their_source_unless_they_were_removed()
    {
        using var database = Open();
        EntrySource[] documents =
        [
            new("Folder", "notes", "a.txt", "1"), new("File", "notes/old", "b.txt", "2"), new("Folder", "notes", "removed.txt", ""),
            new("Folder", "notes2", "c.txt", "3"), new("Git", "Notes", "d.txt", "4"),
        ];
        database.Entries.Import(import =>
        {
            foreach (var document in documents)
            {
                Set(import, document);
            }
        });

        database.Entries.ReadDocuments("notes").ShouldBe(
            [new("Folder", "notes", "a.txt", "1"), new("File", "notes", "old/b.txt", "2")], ignoreOrder: true);
        database.Entries.ReadDocuments("notes/old").ShouldBe([new("File", "notes/old", "b.txt", "2")]);
        database.Entries.ReadDocumentsElsewhere("Folder", ["notes"]).ShouldBe([documents[3]]);
        database.Entries.ReadDocumentsElsewhere("Folder", []).ShouldBe([documents[0], documents[3]], ignoreOrder: true);
        database.Entries.ReadDocumentsElsewhere("Git", ["Notes", "notes"]).ShouldBeEmpty();
    }

    [Fact]
    public void The_health_of_a_source_is_the_last_that_was_saved()
    {
        using var database = Open();
        database.Entries.FindHealth("notes").ShouldBeNull();
        database.Entries.SaveHealth("notes", new(null, "It cannot be read."));
        database.Entries.SaveHealth("Notes", new(Noon, null));
        database.Entries.FindHealth("notes").ShouldBe(new(null, "It cannot be read."));
        var later = new SourceHealth(Noon.AddMinutes(1), null) { Archived = new(Noon, 12, 51) };
        database.Entries.SaveHealth("notes", later);
        database.Entries.FindHealth("notes").ShouldBe(later);
        database.Entries.FindHealth("Notes").ShouldBe(new(Noon, null));
    }

    [Fact]
    public void A_database_describes_itself()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"));
        var description = database.Describe();
        (description.Engine, description.Path).ShouldBe((Engine.Engine.Name, Path));
        description.Length.ShouldBe(Engine.Companions.Prepend("").Where(ending => ending != "-shm").Sum(ending => new FileInfo(Path + ending) is { Exists: true, Length: var length } ? length : 0));
        Engine.Engine.Recognizes(File.ReadAllBytes(Path).AsSpan(0, 64)).ShouldBeTrue();
        Engine.Other.Engine.Recognizes(File.ReadAllBytes(Path).AsSpan(0, 64)).ShouldBeFalse();
    }
}
