namespace PaperBot.Tests.Slack;

/// <summary>A store without subscriptions.</summary>
internal sealed class NoSubscriptions : ISubscriptionStore
{
    public void SetSubscriptions(IReadOnlyList<Subscription> subscriptions, Func<Subscription, Entry, bool> matches) => throw new NotSupportedException();

    public bool TryAdd(Subscription subscription) => throw new NotSupportedException();

    public int? Remove(string id, string reason, DateTimeOffset now, Func<Subscription, Entry, bool> matches) => throw new NotSupportedException();

    public IReadOnlyList<Subscription> ReadSubscriptions() => [];

    public void Suspend(ChannelSuspension suspension) => throw new NotSupportedException();

    public void EndSuspension(ChannelAddress channel) => throw new NotSupportedException();

    public IReadOnlyList<ChannelSuspension> ReadSuspensions() => [];
}
