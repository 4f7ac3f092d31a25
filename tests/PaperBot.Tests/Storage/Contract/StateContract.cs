namespace PaperBot.Tests.Storage.Contract;

public abstract class StateContract(EngineUnderTest engine) : EngineContract(engine)
{
    private readonly ManualTime _time = new(new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero));

    private DateTimeOffset Now => _time.GetUtcNow();

    public sealed class OnLiteDb() : StateContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : StateContract(EngineUnderTest.Sqlite);

    [Fact]
    public void A_text_is_found_after_reopening_until_it_expires()
    {
        using (var database = OpenAt())
        {
            database.States.Set("command", "k", "tag moe 해설", Now.AddMinutes(1));
        }

        var states = OpenAt().States;
        states.Find("command", "k", Now).ShouldBe("tag moe 해설");
        states.Find("command", "k", Now.AddMinutes(1).AddMilliseconds(-1)).ShouldBe("tag moe 해설");
        states.Find("command", "k", Now.AddMinutes(1)).ShouldBeNull();
    }

    [Fact]
    public void A_text_replaces_the_one_with_the_same_kind_and_key_alone()
    {
        using var database = OpenAt();
        var states = database.States;
        states.Set("command", "k", "first", Now.AddMinutes(1));
        states.Set("command", "K", "case", Now.AddMinutes(1));
        states.Set("commandk", "", "joined", Now.AddMinutes(1));

        states.Set("command", "k", "second", Now.AddMinutes(2));

        states.Find("command", "k", Now.AddMinutes(1)).ShouldBe("second");
        (states.Find("command", "K", Now), states.Find("commandk", "", Now), states.Find("other", "k", Now)).ShouldBe(("case", "joined", null));
        database.Check().ShouldBeEmpty();
    }

    [Fact]
    public void A_removed_text_is_gone()
    {
        using var database = OpenAt();
        database.States.Set("command", "k", "text", Now.AddMinutes(1));
        database.States.Remove("command", "k");
        database.States.Remove("command", "k");
        database.States.Find("command", "k", Now).ShouldBeNull();
        Count(database).ShouldBe(0);
        database.Check().ShouldBeEmpty();
    }

    [Fact]
    public void Expired_texts_are_removed_when_others_are_set_some_at_a_time()
    {
        using var database = OpenAt();
        database.AddRecords([.. Enumerable.Range(0, 250).Select(number => new StoredState("command", $"{number}", "old", Now.AddMinutes(1)))]);
        database.States.Set("command", "kept", "text", Now.AddMinutes(3));
        Count(database).ShouldBe(251);

        _time.Advance(TimeSpan.FromMinutes(1));
        foreach (var left in new[] { 151, 51, 1, 1 })
        {
            database.States.Set("command", "kept", "text", Now.AddMinutes(3));
            Count(database).ShouldBe(left);
        }

        database.States.Find("command", "kept", Now).ShouldBe("text");
        database.Check().ShouldBeEmpty();
    }

    [Fact]
    public void Beyond_the_limit_the_first_to_expire_make_room()
    {
        using var database = OpenAt();
        var states = Engine.OpenStates(Path, _time, 100);
        database.AddRecords([.. Enumerable.Range(0, 100).Select(number => new StoredState("command", $"{number}", "", Now.AddDays(2).AddMilliseconds(number)))]);

        states.Set("command", "5", "replaced", Now.AddDays(3));
        Found("0", "1", "5").ShouldBe(["", "", "replaced"]);

        states.Set("command", "new", "text", Now.AddDays(1));
        states.Set("command", "newer", "text", Now.AddDays(3));
        Found("0", "new", "1", "newer").ShouldBe([null, null, "", "text"]);
        Count(database).ShouldBe(100);
        database.Check().ShouldBeEmpty();

        string?[] Found(params string[] keys) => [.. keys.Select(key => states.Find("command", key, Now))];
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused_and_the_longest_is_kept()
    {
        using var database = OpenAt();
        database.States.Set("command", "k", new('가', Limits.StateLength), Now.AddMinutes(1));
        Should.Throw<ArgumentOutOfRangeException>(() => database.States.Set("command", "k", new('x', Limits.StateLength + 1), Now.AddMinutes(1)));
        database.States.Find("command", "k", Now).ShouldBe(new('가', Limits.StateLength));
    }

    [Fact]
    public void The_states_of_a_deleted_database_cannot_be_used()
    {
        using var database = OpenAt();
        foreach (var file in Directory.GetFiles(Folder.Path))
        {
            File.Delete(file);
        }

        Should.Throw<StorageException>(() => database.States.Set("command", "k", "text", Now));
        Should.Throw<StorageException>(() => database.States.Find("command", "k", Now));
        Should.Throw<StorageException>(() => database.States.Remove("command", "k"));
    }

    private IDatabase OpenAt() => Engine.Create(_time).Open(Path);

    private static int Count(IDatabase database)
    {
        var count = 0;
        database.ReadRecords(records => count += records.OfType<StoredState>().Count());
        return count;
    }
}
