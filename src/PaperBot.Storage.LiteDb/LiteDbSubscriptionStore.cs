using PaperBot.Platforms;
using PaperBot.Storage.LiteDb.Tables;
using PaperBot.Storage.Posting;

namespace PaperBot.Storage.LiteDb;

internal sealed class LiteDbSubscriptionStore(LiteDbGateway gateway) : ISubscriptionStore
{
    public void SetSubscriptions(IReadOnlyList<Subscription> subscriptions, Func<Subscription, Entry, bool> matches) => Write(changes =>
    {
        changes.Set(subscriptions, matches);
        return true;
    });

    public bool TryAdd(Subscription subscription) => Write(changes => changes.TryAdd(subscription));

    public int? Remove(string id, string reason, DateTimeOffset now, Func<Subscription, Entry, bool> matches) =>
        Write(changes => changes.Remove(id, reason, now, matches));

    public IReadOnlyList<Subscription> ReadSubscriptions() => gateway.Read(database =>
        (IReadOnlyList<Subscription>)[.. new SubscriptionTable(database).ReadAll().Where(stored => stored.IsActive).Select(stored => stored.Subscription)]);

    public void Suspend(ChannelSuspension suspension) => gateway.Write(database => new SuspensionTable(database).Save(suspension));

    public void EndSuspension(ChannelAddress channel) => gateway.Write(database => new SuspensionTable(database).Remove(channel));

    public IReadOnlyList<ChannelSuspension> ReadSuspensions() => gateway.Read(database => new SuspensionTable(database).ReadAll());

    private T Write<T>(Func<SubscriptionChanges, T> work) => gateway.Write(database => work(new(new LiteDbOutboxRows(database))));
}
