using PaperBot.Storage.LiteDb.Tables;

namespace PaperBot.Storage.LiteDb;

internal sealed class LiteDbStateStore(LiteDbGateway gateway, TimeProvider time) : IStateStore
{
    private const int MaxRemoved = 100;

    public void Set(string kind, string key, string value, DateTimeOffset expires)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Length, Limits.StateLength, nameof(value));
        gateway.Write(database =>
        {
            var table = new StateTable(database);
            table.RemoveExpired(time.GetUtcNow(), MaxRemoved);
            table.Remove(kind, key);
            table.MakeRoom();
            table.Save(new(kind, key, value, expires));
            return true;
        });
    }

    public string? Find(string kind, string key, DateTimeOffset now) => gateway.Read(database => new StateTable(database).Find(kind, key, now));

    public void Remove(string kind, string key) => gateway.Write(database => new StateTable(database).Remove(kind, key));
}
