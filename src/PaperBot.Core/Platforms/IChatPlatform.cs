using PaperBot.Replies;

namespace PaperBot.Platforms;

/// <summary>What PaperBot needs of a chat platform, beside the requests that the platform itself brings to the command router.</summary>
public interface IChatPlatform
{
    /// <summary>The name that <c>Posts</c> in the settings use: <c>Discord</c>, <c>Slack</c>.</summary>
    string Name { get; }

    /// <summary>True while requests from the platform can arrive.</summary>
    bool IsConnected { get; }

    /// <summary>
    /// Posts a reply to a channel, with <paramref name="key"/> hidden in it so that <see cref="FindMessageAsync"/> can find it.
    /// Tries once; never throws for what the platform or the network does.
    /// </summary>
    Task<PostOutcome> PostAsync(ChannelAddress channel, Reply reply, IdempotencyKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Looks in the channel for the post that carries <paramref name="key"/>: <see cref="PostOutcome.Sent"/> if it is there,
    /// <see cref="PostOutcome.NotSent"/> (with no delay) if every message since <paramref name="since"/> was read and it is not,
    /// <see cref="PostOutcome.Rejected"/> if the platform does not let the bot read the channel, and <see cref="PostOutcome.Unknown"/> if
    /// the platform could not be asked just now.
    /// </summary>
    Task<PostOutcome> FindMessageAsync(ChannelAddress channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Asks the platform whether the token works.</summary>
    Task<CheckResult> CheckTokenAsync(CancellationToken cancellationToken);

    /// <summary>Asks the platform whether the channel can be posted to.</summary>
    Task<CheckResult> CheckChannelAsync(ChannelAddress channel, CancellationToken cancellationToken);
}

/// <summary>A channel of a platform.</summary>
/// <param name="Platform">The platform's name.</param>
/// <param name="Channel">The channel's id, as the platform writes it.</param>
public sealed record ChannelAddress(string Platform, string Channel)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Platform}/{Channel}";
}

/// <summary>Names one post, from when it is first handed to the platform until it stands there or surely does not: 20 characters of lower-case base 32.</summary>
public sealed record IdempotencyKey(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The finding of a check.</summary>
/// <param name="Works">Whether it works.</param>
/// <param name="Message">What was found, and how to mend what does not work.</param>
public sealed record CheckResult(bool Works, string Message);
