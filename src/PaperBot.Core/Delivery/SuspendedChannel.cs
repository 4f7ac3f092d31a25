namespace PaperBot.Delivery;

/// <summary>A channel in which nothing is posted until a person has changed something.</summary>
internal sealed class SuspendedChannel(DeliveryChannel channel, ChannelSuspension value, TimeSpan start)
{
    private static readonly TimeSpan MinTime = TimeSpan.FromHours(6);

    public DeliveryChannel Channel => channel;

    public ChannelSuspension Value { get; set; } = value;

    /// <summary>When it began or was read, since the start of the process.</summary>
    public TimeSpan Start => start;

    /// <summary>When it is checked next, since the start of the process.</summary>
    public TimeSpan NextCheck { get; set; }

    /// <summary>Whether the platform said last that it is still so.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>Whether the store has it as it is.</summary>
    public bool IsSaved { get; set; }

    /// <summary>Whether it is being checked.</summary>
    public bool IsBusy { get; set; }

    public bool IsFixed { get; set; }

    /// <summary>A subscription of each owner who is still to be told, and what.</summary>
    public Queue<(Subscription Subscription, string Text)> Untold { get; } = new();

    /// <summary>Whether it is still so after a time. A clock can be wrong, and it may have been fixed while the bot was down: this process must have tried for some hours, too.</summary>
    public bool IsGivenUp(DeliveryClock clock, TimeSpan limit) =>
        IsConfirmed && clock.UtcNow - Value.Since >= limit && clock.Elapsed - start >= (limit < MinTime ? limit : MinTime);
}
