using LiteDB;
using PaperBot.Storage.LiteDb;
using PaperBot.Storage.LiteDb.Files;

namespace PaperBot.Tests.Storage.Contract;

internal sealed class LiteDbUnderTest : EngineUnderTest
{
    public override IStorageEngine Create(TimeProvider? time) => new LiteDbEngine(time);

    public override IReadOnlyList<string> Companions => [".log"];

    public override void CreateForeign(string path)
    {
        using var database = new LiteDatabase(path);
        database.GetCollection("customers").Insert(new BsonDocument { ["name"] = "Ada" });
    }

    public override void MakeNewer(string path)
    {
        using var files = DatabaseFiles.Open(path);
        files.Write(database =>
        {
            var meta = Schema.ReadMeta(database);
            meta["version"] = 1000;
            return database.GetCollection(Schema.Meta).Update(meta);
        });
        files.Checkpoint();
    }

    internal override IStateStore OpenStates(string path, TimeProvider time, int limit) =>
        new LiteDbStateStore(new(path, DatabaseFiles.Open, WaitLimit.Value), time, limit);

    internal override SmallDisk OpenOnSmallDisk(string path)
    {
        Engine.Open(path).Dispose();
        var room = new Room();
        return new Disk(room, new(new(path, _ => new DatabaseFiles(room.Limit(new DatabaseFile(path, FileMode.Open)), room.Limit(new DatabaseFile(DatabaseFiles.LogPath(path), FileMode.OpenOrCreate))), WaitLimit.Value)));
    }

    private sealed class Disk(Room room, LiteDbDatabase database) : SmallDisk(database)
    {
        // Not a divisor of a page with its header, so that writes also fail in their middle.
        private const int Step = 5000;

        public override int? Room
        {
            set => room.Free = value * Step ?? long.MaxValue;
        }
    }
}
