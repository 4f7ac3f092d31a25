using PaperBot.Platforms;
using PaperBot.Storage.Posting;

namespace PaperBot.Storage.Sql;

internal sealed class SqliteSubscriptionStore(SqliteFile file) : ISubscriptionStore
{
    public void SetSubscriptions(IReadOnlyList<Subscription> subscriptions, Func<Subscription, Entry, bool> matches) => Write(changes =>
    {
        changes.Set(subscriptions, matches);
        return true;
    });

    public bool TryAdd(Subscription subscription) => Write(changes => changes.TryAdd(subscription));

    public int? Remove(string id, string reason, DateTimeOffset now, Func<Subscription, Entry, bool> matches) =>
        Write(changes => changes.Remove(id, reason, now, matches));

    public IReadOnlyList<Subscription> ReadSubscriptions() => file.Read(SubscriptionRow.ReadActive);

    public void Suspend(ChannelSuspension suspension) => file.Write(connection => SuspensionRow.Save(connection, suspension));

    public void EndSuspension(ChannelAddress channel) => file.Write(connection => SuspensionRow.Remove(connection, channel));

    public IReadOnlyList<ChannelSuspension> ReadSuspensions() => file.Read(SuspensionRow.ReadAll);

    private T Write<T>(Func<SubscriptionChanges, T> work) => file.Write(connection =>
    {
        using var rows = new SqliteOutboxRows(connection);
        return work(new(rows));
    });
}
