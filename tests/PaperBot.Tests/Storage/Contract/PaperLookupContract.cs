namespace PaperBot.Tests.Storage.Contract;

public abstract class PaperLookupContract(EngineUnderTest engine) : EngineContract(engine)
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);
    private static readonly Paper Found = Paper.OnArxiv("2405.00007");

    public sealed class OnLiteDb() : PaperLookupContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : PaperLookupContract(EngineUnderTest.Sqlite);

    [Fact]
    public void A_paper_that_was_found_is_a_change_of_the_entry_alone_and_is_there_after_reopening()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"), Notes.Entry("b", ordinal: 1));
        var documents = database.Entries.ReadDocuments("notes");

        Set(database, "a", Found);

        using var reopened = Open();
        var changes = reopened.Entries.ReadChanges(1);
        (changes.Present.ShouldHaveSingleItem().Id.Value, changes.Withdrawn.Count).ShouldBe(("a", 0));
        reopened.Entries.ReadEntries(changes.Present).ShouldHaveSingleItem().Paper.ShouldBe(Found);
        reopened.Entries.ReadChanged(-1).Select(entry => entry.Paper).ShouldBe([Found, null], ignoreOrder: true);
        reopened.Entries.FindEntries([new("a"), new("b")]).Select(entry => entry.Paper).ShouldBe([Found, null]);
        reopened.Entries.Import(import => import.FindEntry(new("a")))!.Paper.ShouldBe(Found);
        reopened.Entries.ReadDocuments("notes").ShouldBe(documents);
        reopened.Entries.Import(import => import.ReadContributions(new("a"))).ShouldHaveSingleItem();
        reopened.Check().ShouldBeEmpty();
    }

    [Fact]
    public void A_miss_is_kept_and_is_no_change()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"));

        Set(database, "a", null);

        database.Entries.ReadChanged(1).ShouldBeEmpty();
        database.Entries.ReadPaperLookups().ShouldBe([new(new("a"), Subject("a"), null, Noon)]);
        Set(database, "a", Found);
        database.Entries.ReadPaperLookups().ShouldBe([new(new("a"), Subject("a"), Found, Noon)]);
    }

    [Fact]
    public void What_was_found_stays_when_the_entry_is_edited_withdrawn_and_restored_and_is_void_for_another_title()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"));
        Set(database, "a", Found);
        Save(database, Notes.Entry("a", tags: "moe"));
        Read(database).Paper.ShouldBe(Found);

        database.Entries.Import(import => import.Withdraw(new("a")));
        Save(database, Notes.Entry("a"));
        Read(database).Paper.ShouldBe(Found);

        Save(database, Notes.Entry("a", title: "Another"));
        Read(database).Paper.ShouldBeNull();
    }

    [Fact]
    public void A_copy_to_either_engine_has_them()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"), Notes.Entry("b", ordinal: 1));
        Set(database, "a", Found);
        Set(database, "b", null);
        foreach (var other in new[] { Engine, Engine.Other })
        {
            var path = Folder[$"copy{other.Engine.Extension}"];
            DatabaseCopy.Copy(database, other.Engine, path);
            using var copy = other.Engine.Open(path);
            copy.Entries.ReadPaperLookups().ShouldBe(database.Entries.ReadPaperLookups(), ignoreOrder: true);
            copy.Check().ShouldBeEmpty();
        }
    }

    private static void Set(IDatabase database, string id, Paper? found) =>
        database.Entries.Import(import => import.SetPaperLookup(new(new(id), Subject(id), found, Noon)));

    private static long Subject(string id) => PaperLookup.SubjectOf(Notes.Entry(id));

    private static Entry Read(IDatabase database) => database.Entries.ReadChanged(-1).ShouldHaveSingleItem();
}
