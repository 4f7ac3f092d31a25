using PaperBot.Storage.LiteDb.Tables;

namespace PaperBot.Storage.LiteDb;

internal sealed class LiteDbStateStore(LiteDbGateway gateway, TimeProvider time, int limit = Limits.States) : IStateStore
{
    private const int MaxRemoved = 100;

    public void Set(string kind, string key, string value, DateTimeOffset expires)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Length, Limits.StateLength, nameof(value));
        Change(states =>
        {
            states.RemoveExpired(time.GetUtcNow(), MaxRemoved);
            states.Remove(kind, key);
            states.MakeRoom(limit);
            states.Set(new(kind, key, value, expires));
        });
    }

    public string? Find(string kind, string key, DateTimeOffset now) => gateway.Read(database => new StateTable(database).Find(kind, key, now));

    public void Remove(string kind, string key) => Change(states => states.Remove(kind, key));

    private void Change(Action<StateTable> change) => gateway.Write(database =>
    {
        var states = new StateTable(database);
        change(states);
        states.Save();
        return true;
    });
}
