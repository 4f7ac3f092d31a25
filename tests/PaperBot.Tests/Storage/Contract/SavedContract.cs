namespace PaperBot.Tests.Storage.Contract;

public abstract class SavedContract(EngineUnderTest engine) : EngineContract(engine)
{
    private const string Owner = "Slack T123 U456";
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);

    public sealed class OnLiteDb() : SavedContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : SavedContract(EngineUnderTest.Sqlite);

    [Fact]
    public void Saved_entries_are_there_after_reopening_the_last_saved_first()
    {
        using (var database = Open())
        {
            Save(database, "a", "b", "c").ShouldAllBe(outcome => outcome == SaveOutcome.Saved);
        }

        Open().Saved.Find(Owner).Select(entry => entry.Value).ShouldBe(["c", "b", "a"]);
    }

    [Fact]
    public void An_entry_that_is_saved_again_keeps_its_place()
    {
        using var database = Open();
        Save(database, "a", "b", "a").ShouldBe([SaveOutcome.Saved, SaveOutcome.Saved, SaveOutcome.AlreadySaved]);
        database.Saved.Find(Owner).ShouldBe([new("b"), new("a")]);
    }

    [Fact]
    public void A_removed_entry_is_gone_and_can_be_saved_again()
    {
        using var database = Open();
        Save(database, "a", "b");

        database.Saved.Remove(Owner, new("a")).ShouldBeTrue();
        database.Saved.Remove(Owner, new("a")).ShouldBeFalse();
        database.Saved.Find(Owner).ShouldBe([new("b")]);
        Save(database, "a").ShouldBe([SaveOutcome.Saved]);
        database.Saved.Find(Owner).ShouldBe([new("a"), new("b")]);
        database.Saved.Remove(Owner, new("a")).ShouldBeTrue();
        database.Saved.Remove(Owner, new("b")).ShouldBeTrue();
        database.Saved.Find(Owner).ShouldBeEmpty();
        database.Check().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Slack T123 U457")]
    [InlineData("slack t123 u456")]
    [InlineData("Slack T123 U456 ")]
    [InlineData("")]
    public void Nobody_sees_or_changes_the_list_of_another(string other)
    {
        using var database = Open();
        Save(database, "a");

        database.Saved.Find(other).ShouldBeEmpty();
        database.Saved.Remove(other, new("a")).ShouldBeFalse();
        database.Saved.Save(other, new("a"), Noon).ShouldBe(SaveOutcome.Saved);
        database.Saved.Remove(other, new("a")).ShouldBeTrue();
        database.Saved.Find(Owner).ShouldBe([new("a")]);
    }

    [Fact]
    public void A_full_list_takes_no_more_until_an_entry_is_removed()
    {
        using var database = Open();
        database.AddRecords([.. Enumerable.Range(1, Limits.SavedEntries).Select(number => new StoredSaved(Owner, new($"e{number}"), Noon))]);

        Save(database, "more", "e7").ShouldBe([SaveOutcome.ListFull, SaveOutcome.AlreadySaved]);
        database.Saved.Save("Slack T123 U457", new("more"), Noon).ShouldBe(SaveOutcome.Saved);
        database.Saved.Find(Owner).ShouldBe(Enumerable.Range(1, Limits.SavedEntries).Reverse().Select(number => new EntryId($"e{number}")));

        database.Saved.Remove(Owner, new("e7"));
        Save(database, "more").ShouldBe([SaveOutcome.Saved]);
        database.Saved.Find(Owner).Count.ShouldBe(Limits.SavedEntries);
    }

    [Fact]
    public void An_entry_that_is_withdrawn_or_unknown_can_be_saved_and_stays_in_the_list()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"));
        Save(database, "a", "unknown");
        database.Entries.Import(import => import.Withdraw(new("a")));

        database.Saved.Find(Owner).ShouldBe([new("unknown"), new("a")]);
        database.Check().ShouldBeEmpty();
    }

    [Fact]
    public void The_lists_of_a_deleted_database_cannot_be_used()
    {
        using var database = Open();
        foreach (var file in Directory.GetFiles(Folder.Path))
        {
            File.Delete(file);
        }

        Should.Throw<StorageException>(() => database.Saved.Save(Owner, new("a"), Noon));
        Should.Throw<StorageException>(() => database.Saved.Remove(Owner, new("a")));
        Should.Throw<StorageException>(() => database.Saved.Find(Owner));
    }

    private static List<SaveOutcome> Save(IDatabase database, params string[] ids) => [.. ids.Select(id => database.Saved.Save(Owner, new(id), Noon))];
}
