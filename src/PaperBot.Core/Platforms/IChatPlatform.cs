namespace PaperBot.Platforms;

/// <summary>A chat platform to which PaperBot posts. The platform itself sends its requests to the command router.</summary>
/// <remarks>An error of the platform or the network is an outcome, not an exception, and each call is made once.</remarks>
public interface IChatPlatform
{
    /// <summary>The name in the section <c>Subscriptions</c> of the settings: its <see cref="PlatformName"/>.</summary>
    string Name { get; }

    /// <summary>The connections by which requests arrive: one, or one for each shard.</summary>
    IReadOnlyList<PlatformConnection> Connections { get; }

    /// <summary>How fast messages may be posted.</summary>
    PostingPace Pace { get; }

    /// <summary>
    /// Posts a message, with its key hidden in it so that <see cref="FindAsync"/> can find it. A card (<see cref="MessageKind.Card"/>) is posted to the thread of the
    /// message <see cref="PostTarget.Root"/>, which is started if there is none. The reply is the same on every platform, and is never too long: the platform
    /// shortens it.
    /// </summary>
    Task<PostOutcome> PostAsync(PostTarget target, Reply reply, IdempotencyKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Finds the message with a key: in the channel, or in the thread, as it was posted. <see cref="FindOutcome.NotThere"/> only if every message since
    /// <paramref name="since"/> was read.
    /// </summary>
    Task<FindOutcome> FindAsync(PostTarget target, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Reads the keys of all messages that the bot has posted to a channel and its threads since a time.</summary>
    /// <returns><see cref="FindOutcome.Read"/>, or why they cannot be read.</returns>
    Task<FindOutcome> ReadKeysAsync(ChannelAddress channel, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Replaces the content of a message, which keeps its key. Doing it twice does no harm.</summary>
    /// <returns><see cref="PostOutcome.Sent"/> if it is done; <see cref="PostOutcome.Rejected"/> if the message is gone, or the platform does not accept the content.</returns>
    Task<PostOutcome> UpdateAsync(PostTarget target, string messageId, Reply reply, IdempotencyKey key, CancellationToken cancellationToken);

    /// <summary>Deletes a message of the bot. Doing it twice does no harm.</summary>
    Task<PostOutcome> DeleteAsync(PostTarget target, string messageId, CancellationToken cancellationToken);

    /// <summary>Tells a person something in a direct message, at most once.</summary>
    /// <param name="person">The platform's id of the person.</param>
    /// <param name="reply">What is said.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<PostOutcome> TellAsync(string person, Reply reply, CancellationToken cancellationToken);

    /// <summary>Checks whether the token works.</summary>
    Task<CheckResult> CheckTokenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Checks whether the bot can really post to a channel and find its messages there: that it exists, is of a kind that can be posted to, is not archived or
    /// read-only, that the bot is a member, and its permissions. Posts nothing.
    /// </summary>
    Task<CheckResult> CheckChannelAsync(ChannelAddress channel, CancellationToken cancellationToken);
}

/// <summary>Where a message is posted.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Kind">What the message shows.</param>
/// <param name="Root">The platform's id of the post's first message; null if this is the first.</param>
/// <param name="Title">A title for the thread or the forum post, such as <c>2026-11-27 · 12 papers</c>; plain text from documents.</param>
/// <param name="Tags">The tags of its entries, the most frequent first, for a forum post.</param>
public sealed record PostTarget(ChannelAddress Channel, MessageKind Kind, string? Root, string Title, IReadOnlyList<string> Tags);

/// <summary>A connection to a platform.</summary>
/// <param name="Name">The name, such as <c>shard 2 of 4</c>; empty if there is only one.</param>
/// <param name="IsConnected">Whether requests can arrive now.</param>
/// <param name="Problem">Why not, and how to fix it; null if nothing is known.</param>
public sealed record PlatformConnection(string Name, bool IsConnected, string? Problem);

/// <summary>How fast messages may be posted to a platform.</summary>
/// <param name="ChannelInterval">The time between two messages of a channel.</param>
/// <param name="PerSecond">The maximum number of messages a second in all channels.</param>
public sealed record PostingPace(TimeSpan ChannelInterval, int PerSecond)
{
    /// <summary>The time between two changes or deletions of messages in all channels; zero if they count only as messages do.</summary>
    public TimeSpan ChangeInterval { get; init; }

    /// <summary>Whether its client delays calls that would arrive too early, so that they need not be planned to start later.</summary>
    public bool DelaysCalls { get; init; }
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
public sealed record CheckResult(bool Works, string Message)
{
    /// <summary>The same as <see cref="Message"/> for people who read Korean; null if there is no translation.</summary>
    public string? Korean { get; init; }

    /// <summary>The message in a language.</summary>
    public string In(Locale locale) => locale == Locale.Korean && Korean is { } text ? text : Message;

    /// <summary>The outcome of a message that cannot be posted because of that.</summary>
    public PostOutcome.Blocked ToBlocked() => new(Message) { Korean = Korean };

    /// <summary>Whether it could not be checked now, so that nothing is known; <see cref="Works"/> is false then.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Whether it works, but not all of it.</summary>
    public bool IsLimited { get; init; }
}
