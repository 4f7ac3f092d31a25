using LiteDB;
using PaperBot.Storage.LiteDb;
using PaperBot.Storage.LiteDb.Files;

namespace PaperBot.Tests.Storage.LiteDb;

public sealed class LiteDbSchemaTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);

    private static readonly Subscription Each = new(new("Slack", "C1"), "", DeliverySchedule.Each, null, "UTC", Locale.English);

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

        MakeEarlier(1, database => database.DropCollection(Schema.States).ShouldBeTrue());

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

    [Fact]
    public void Deliveries_of_the_second_version_that_are_sent_or_being_sent_have_messages()
    {
        var engine = new LiteDbEngine();
        using (var database = engine.Open(Path))
        {
            database.Subscriptions.SetSubscriptions([Each]);
            database.Entries.Import(import =>
            {
                foreach (var (ordinal, id) in new[] { "a", "b", "c", "d", "e" }.Index())
                {
                    Notes.Save(import, Notes.Entry(id, ordinal: ordinal));
                }

                import.Withdraw(new("e"));
            });
        }

        MakeEarlier(2, database =>
        {
            AddOld(database, "outbox", "d", DeliveryState.Pending, null, 0);
            AddOld(database, "outbox", "e", DeliveryState.Pending, null, 0);
            AddOld(database, "outbox", "c", DeliveryState.Sending, "key2", 5);
            AddOld(database, "done", "b", DeliveryState.Sent, "key1", 1, "m1");
            AddOld(database, "done", "a", DeliveryState.Sent, "key1", 1, "m1");
        });

        engine.Verify(Path).ShouldBeEmpty();
        engine.Open(Path).Dispose();
        using var migrated = engine.Open(Path);
        migrated.Check().ShouldBeEmpty();
        MigratedLedger.Check(migrated, Noon);
        Use(database => database.GetCollectionNames().Intersect(["outbox", "done"]).ToList()).ShouldBeEmpty();
    }

    [Fact]
    public void A_change_of_the_third_version_is_still_due()
    {
        var engine = new LiteDbEngine();
        using (var database = engine.Open(Path))
        {
            database.Subscriptions.SetSubscriptions([Each]);
            database.Entries.Import(import =>
            {
                Notes.Save(import, Notes.Entry("a"));
                import.AddDelivery(Each, new("a"), Noon);
            });
            var message = database.Deliveries.TakeNext([Each.Channel], Noon).Single()!;
            database.Deliveries.Record([new(new(message.Key, Noon, AttemptAction.Post, AttemptOutcome.Done, null), new MessageChange.Sent("m1", "shows", null))]);
            database.Entries.Import(import => import.MarkEdited(new("a"), Noon));
        }

        Use(database =>
        {
            var messages = database.GetCollection(Schema.Messages);
            var row = messages.FindAll().Single();
            row["change"] = row["change"].AsBinary[..^row["_id"].AsString.Length];
            messages.Update(row);
            return SetVersion(database, 3);
        });

        using var migrated = engine.Open(Path);
        migrated.Deliveries.ReadPending().ShouldBe([new(Each.Channel, null, Noon)]);
        migrated.Deliveries.TakeEdits([Each.Channel], Noon.AddMilliseconds(-1)).ShouldBeEmpty();
        migrated.Deliveries.TakeEdits([Each.Channel], Noon).ShouldHaveSingleItem()!.MessageId.ShouldBe("m1");
        Use(Schema.IsEarlier).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private void MakeEarlier(int version, Action<LiteDatabase> change) => Use(database =>
    {
        change(database);
        database.DropCollection(Schema.Deliveries);
        database.DropCollection(Schema.Messages);
        return SetVersion(database, version, meta => meta.Remove("deliveries"));
    });

    private static bool SetVersion(LiteDatabase database, int version, Action<BsonDocument>? change = null)
    {
        var meta = Schema.ReadMeta(database);
        change?.Invoke(meta);
        meta["version"] = version;
        return database.GetCollection(Schema.Meta).Update(meta);
    }

    private static void AddOld(LiteDatabase database, string collection, string id, DeliveryState state, string? key, int taken, string? message = null) =>
        database.GetCollection(collection).Insert(new BsonDocument
        {
            ["_id"] = Guid.NewGuid(),
            ["platform"] = "Slack",
            ["channel"] = "C1",
            ["entry"] = id,
            ["subscription"] = Each.Id,
            ["due"] = Noon.ToUnixTimeMilliseconds(),
            ["state"] = (int)state,
            ["key"] = key,
            ["taken"] = key is null ? BsonValue.Null : Noon.AddMinutes(taken).ToUnixTimeMilliseconds(),
            ["sent"] = state == DeliveryState.Sent ? Noon.AddMinutes(taken + 1).ToUnixTimeMilliseconds() : BsonValue.Null,
            ["message"] = message,
            ["reason"] = BsonValue.Null,
        });

    private T Use<T>(Func<LiteDatabase, T> work) => DatabaseFiles.Use(() => DatabaseFiles.Open(Path), files =>
    {
        var result = work(files.Database);
        files.Checkpoint();
        return result;
    });
}
