namespace PaperBot.Platforms;

/// <summary>A chat platform to which PaperBot posts. The platform itself sends its requests to the command router.</summary>
public interface IChatPlatform
{
    /// <summary>The name in the section <c>Subscriptions</c> of the settings: its <see cref="PlatformName"/>.</summary>
    string Name { get; }

    /// <summary>Whether requests from the platform can arrive now.</summary>
    bool IsConnected { get; }

    /// <summary>
    /// Posts a reply to a channel, with <paramref name="key"/> hidden in the message so that <see cref="FindMessageAsync"/> can find it.
    /// Tries once. An error of the platform or the network is an outcome, not an exception.
    /// </summary>
    Task<PostOutcome> PostAsync(ChannelAddress channel, Reply reply, IdempotencyKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Looks in the channel for the message with <paramref name="key"/>. Returns <see cref="PostOutcome.Sent"/> if it is there,
    /// <see cref="PostOutcome.NotSent"/> (without a delay) if every message since <paramref name="since"/> was read and it is not,
    /// <see cref="PostOutcome.Rejected"/> if the bot is not allowed to read the channel, and <see cref="PostOutcome.Unknown"/> if the platform
    /// could not be asked now.
    /// </summary>
    Task<PostOutcome> FindMessageAsync(ChannelAddress channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Checks whether the token works.</summary>
    Task<CheckResult> CheckTokenAsync(CancellationToken cancellationToken);

    /// <summary>Checks whether the bot can post to a channel.</summary>
    Task<CheckResult> CheckChannelAsync(ChannelAddress channel, CancellationToken cancellationToken);
}

/// <summary>A channel of a platform.</summary>
/// <param name="Platform">The platform's name.</param>
/// <param name="Channel">The platform's id of the channel.</param>
public sealed record ChannelAddress(string Platform, string Channel)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Platform}/{Channel}";
}

/// <summary>The result of a check.</summary>
/// <param name="Works">Whether the checked part works.</param>
/// <param name="Message">What was found, and how to fix what does not work.</param>
public sealed record CheckResult(bool Works, string Message);
