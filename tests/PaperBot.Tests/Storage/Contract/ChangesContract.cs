namespace PaperBot.Tests.Storage.Contract;

/// <summary>What an index needs to catch up with the store, or to be rebuilt from it.</summary>
public abstract class ChangesContract(EngineUnderTest engine) : EngineContract(engine)
{
    private const int Many = 2500;

    public sealed class OnLiteDb() : ChangesContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : ChangesContract(EngineUnderTest.Sqlite);

    [Fact]
    public void Few_and_many_changes_and_all_entries_are_in_the_order_of_look_ups()
    {
        using var database = Open();
        Save(
            database,
            Notes.Entry("old", "1999-12-31"), Notes.Entry("undated", date: null, file: "b.txt"), Notes.Entry("second", file: "c.txt", ordinal: 3),
            Notes.Entry("first", file: "c.txt", ordinal: 1), Notes.Entry("new", "2024-05-09", file: "d.txt"));
        Ids(database.Entries.ReadChanges(0)).ShouldBe("new first second old undated");
        Ids(database.Entries.ReadChanges(-1)).ShouldBe("new first second old undated");

        Save(database, [.. Enumerable.Range(0, Many).Select(ordinal => Notes.Entry($"{ordinal}", "2024-05-01", file: "many.txt", ordinal: ordinal))]);
        var many = string.Join(' ', Enumerable.Range(0, Many));
        Ids(database.Entries.ReadChanges(1)).ShouldBe(many);
        Ids(database.Entries.ReadChanges(-1)).ShouldBe($"new first second {many} old undated");
        database.Entries.ReadAll().Select(entry => entry.Id).ShouldBe(database.Entries.ReadIds());
    }

    [Fact]
    public void Many_changes_have_the_withdrawn_entries_too()
    {
        using var database = Open();
        Save(database, [.. Enumerable.Range(0, Many).Select(ordinal => Notes.Entry($"{ordinal}", ordinal: ordinal))]);
        database.Entries.Import(import => import.Withdraw(new("7")));
        var changes = database.Entries.ReadChanges(0);
        (changes.Present.Count, changes.Since, changes.Change).ShouldBe((Many - 1, 0, 2));
        changes.Withdrawn.ShouldBe([new("7")]);
    }

    [Fact]
    public void Entries_are_read_by_their_numbers_in_the_order_given()
    {
        using var database = Open();
        Save(database, [.. Enumerable.Range(0, 40).Select(ordinal => Notes.Entry($"{ordinal}", title: $"Title {ordinal}", ordinal: ordinal))]);
        var places = database.Entries.ReadChanges(-1).Present;
        places.Select(place => place.Number).Distinct().Count().ShouldBe(places.Count);
        int[] order = [39, 0, 1, 5, 12, 11, 10, 9, 12, 30, 38, 2];
        database.Entries.ReadEntries([.. order.Select(at => places[at])]).Select(entry => (entry.Id.Value, entry.Title, entry.Ordinal))
            .ShouldBe(order.Select(at => ($"{at}", $"Title {at}", at)));
        database.Entries.ReadEntries([]).ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_keeps_its_number_when_it_changes()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"), Notes.Entry("b", ordinal: 1));
        var before = database.Entries.ReadChanges(-1).Present;
        Save(database, Notes.Entry("a", title: "New"), Notes.Entry("b", ordinal: 1));
        database.Entries.ReadChanges(1).Present.ShouldBe([before[0]]);
        database.Entries.ReadEntries(before).Select(entry => entry.Title).ShouldBe(["New", "Title"]);
    }

    [Fact]
    public void Entries_that_were_withdrawn_meanwhile_or_whose_number_is_that_of_another_are_left_out()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"), Notes.Entry("b", ordinal: 1), Notes.Entry("c", ordinal: 2));
        var places = database.Entries.ReadChanges(-1).Present;
        database.Entries.Import(import => import.Withdraw(new("b")));
        StoredEntry another = new(new("d"), places[0].Number), missing = new(new("e"), 9_999_999);
        database.Entries.ReadEntries([missing, .. places, another]).Select(entry => entry.Id.Value).ShouldBe(["a", "c"]);
    }

    [Fact]
    public void A_history_stays_the_same_through_changes_backups_and_restarts()
    {
        string history;
        using (var database = Open())
        {
            history = database.Entries.ReadChanges(-1).History;
            Save(database, Notes.Entry("a"));
            database.BackUp(Folder["backup"]);
            database.Entries.ReadChanges(0, history).Since.ShouldBe(0);
        }

        var unchanged = Open().Entries.ReadChanges(1, history);
        (unchanged.History, unchanged.Present.Count, unchanged.Withdrawn.Count, unchanged.Since, unchanged.Change).ShouldBe((history, 0, 0, 1, 1));
        Open(Folder["other"]).Entries.ReadChanges(-1).History.ShouldNotBe(history);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void After_a_backup_was_restored_by_the_verb_or_by_hand_everything_is_returned_though_the_change_number_is_higher_by_then(bool byHand)
    {
        StoreChanges before;
        using (var database = Open())
        {
            Save(database, Notes.Entry("a"));
            database.BackUp(Folder["backup"]);
            Save(database, Notes.Entry("lost", file: "lost.txt"));
            before = database.Entries.ReadChanges(-1);
        }

        if (byHand)
        {
            foreach (var ending in Engine.Companions)
            {
                File.Delete(Path + ending);
            }

            File.Copy(Folder["backup"], Path, overwrite: true);
        }
        else
        {
            Engine.Engine.Restore(Folder["backup"], Path, overwrite: true).ShouldBeNull();
        }

        using var restored = Open();
        Save(restored, Notes.Entry("b", file: "b.txt"));
        Save(restored, Notes.Entry("c", file: "c.txt"));
        var changes = restored.Entries.ReadChanges(before.Change, before.History);
        (Ids(changes), changes.Since, changes.Change).ShouldBe(("a b c", -1, before.Change + 1));
        restored.Entries.ReadEntries(before.Present).Select(entry => entry.Id.Value).ShouldBe(["a"]);
        restored.Entries.ReadChanges(changes.Change, changes.History).Present.ShouldBeEmpty();
        Ids(restored.Entries.ReadChanges(2, changes.History)).ShouldBe("c");
    }

    private static string Ids(StoreChanges changes) => string.Join(' ', changes.Present.Select(entry => entry.Id));
}
