namespace PaperBot.Storage.Sql;

internal sealed class SqliteStateStore(SqliteFile file, TimeProvider time, int limit = Limits.States) : IStateStore
{
    private const int MaxRemoved = 100;

    public void Set(string kind, string key, string value, DateTimeOffset expires)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Length, Limits.StateLength, nameof(value));
        file.Write(connection =>
        {
            StateRow.RemoveExpired(connection, time.GetUtcNow(), MaxRemoved);
            StateRow.MakeRoom(connection, kind, key, limit);
            return StateRow.Save(connection, new(kind, key, value, expires));
        });
    }

    public string? Find(string kind, string key, DateTimeOffset now) => file.Read(connection => StateRow.Find(connection, kind, key, now));

    public void Remove(string kind, string key) => file.Write(connection => StateRow.Remove(connection, kind, key));
}
