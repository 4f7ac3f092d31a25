using PaperBot.Storage.LiteDb;
using PaperBot.Storage.LiteDb.Files;

namespace PaperBot.Tests.Storage.LiteDb;

public sealed class LiteDbSchemaTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    private string Path => _folder["paperbot.litedb"];

    [Fact]
    public void A_database_of_the_first_version_keeps_its_entries_and_has_saved_lists_and_states()
    {
        var engine = new LiteDbEngine(new ManualTime(Noon));
        using (var database = engine.Open(Path))
        {
            database.Entries.Import(import => Notes.Save(import, Notes.Entry("a")));
        }

        MakeFirstVersion();

        engine.Verify(Path).ShouldBeEmpty();
        using (var migrated = engine.Open(Path))
        {
            migrated.Saved.Save("Slack T1 U1", new("a"), Noon).ShouldBe(SaveOutcome.Saved);
            migrated.States.Set("command", "old", "text", Noon);
            migrated.States.Set("command", "k", "tag moe", Noon.AddDays(30));
        }

        using var reopened = engine.Open(Path);
        reopened.Entries.ReadIds().ShouldBe([new("a")]);
        reopened.Saved.Find("Slack T1 U1").ShouldBe([new("a")]);
        reopened.States.Find("command", "k", Noon).ShouldBe("tag moe");
        RecordSum.Of(reopened).Count.ShouldBe(4);
        reopened.Check().ShouldBeEmpty();
        Use(database => Schema.IsEarlier(database)).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private void MakeFirstVersion() => Use(database =>
    {
        database.DropCollection(Schema.States).ShouldBeTrue();
        var meta = Schema.ReadMeta(database);
        meta["version"] = 1;
        return database.GetCollection(Schema.Meta).Update(meta);
    });

    private T Use<T>(Func<global::LiteDB.LiteDatabase, T> work) => DatabaseFiles.Use(() => DatabaseFiles.Open(Path), files =>
    {
        var result = work(files.Database);
        files.Checkpoint();
        return result;
    });
}
