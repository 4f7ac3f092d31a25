using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>The channels that have, or had, something to do.</summary>
internal sealed class DeliveryChannels(IEnumerable<DeliveryPlatform> platforms, DeliveryClock clock)
{
    private readonly Dictionary<string, DeliveryPlatform> _platforms = platforms.ToDictionary(platform => platform.Client.Name);
    private readonly Dictionary<ChannelAddress, DeliveryChannel> _channels = [];

    public IReadOnlyCollection<DeliveryPlatform> Platforms => _platforms.Values;

    public IReadOnlyCollection<DeliveryChannel> All => _channels.Values;

    /// <summary>Finds a channel; null if there is no such platform.</summary>
    public DeliveryChannel? Find(ChannelAddress address)
    {
        if (!_channels.TryGetValue(address, out var channel) && _platforms.TryGetValue(address.Platform, out var platform))
        {
            _channels[address] = channel = new(address, platform);
        }

        return channel;
    }

    /// <summary>Finds the channels of a platform in which something can be done now.</summary>
    public List<DeliveryChannel> FindReady(DeliveryPlatform platform)
    {
        var (now, dueNow) = (clock.Elapsed, clock.DueNow);
        return [.. _channels.Values.Where(channel => channel.Platform == platform && channel.FindNext(now, dueNow) <= now)];
    }

    /// <summary>Sets what is due in all channels.</summary>
    public void Set(IReadOnlyList<PendingChannel> pending)
    {
        foreach (var channel in _channels.Values)
        {
            (channel.Due, channel.EditDue) = (null, null);
        }

        foreach (var (address, due, editDue) in pending)
        {
            if (Find(address) is { } channel)
            {
                (channel.Due, channel.EditDue) = (due, editDue);
            }
        }
    }
}
