using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Storage.Sql;

namespace PaperBot.Tests.Storage.Contract;

internal sealed class SqliteUnderTest : EngineUnderTest
{
    public override IStorageEngine Create(TimeProvider? time) => new SqliteEngine(time);

    public override IReadOnlyList<string> Companions => ["-wal", "-shm", "-journal"];

    public override void CreateForeign(string path) => Execute(path, "CREATE TABLE customer (name TEXT); INSERT INTO customer VALUES ('Ada')");

    public override void MakeNewer(string path) => Execute(path, "PRAGMA user_version = 1000");

    internal override IStateStore OpenStates(string path, TimeProvider time, int limit) => new SqliteStateStore(new(path), time, limit);

    internal override SmallDisk OpenOnSmallDisk(string path)
    {
        var room = new Pages();
        return new Disk(room, new(new SqliteFile(path, room.Limit)));
    }

    private static void Execute(string path, string script)
    {
        using var connection = SqliteFile.Connect(path, SqliteOpenMode.ReadWriteCreate);
        connection.Execute(script);
    }

    private sealed class Pages
    {
        public int? Count { get; set; }

        public void Limit(SqliteConnection connection)
        {
            if (Count is { } count)
            {
                connection.Execute($"PRAGMA max_page_count = {connection.ExecuteScalar<int>("PRAGMA page_count") + count}");
            }
        }
    }

    private sealed class Disk(Pages room, SqliteDatabase database) : SmallDisk(database)
    {
        public override int? Room
        {
            set => room.Count = value;
        }
    }
}
