using System.Collections.Concurrent;

namespace PaperBot.Tests;

/// <summary>A platform with channels, whose outcomes a test scripts. Without a script everything works: what is posted can be found, changed and deleted.</summary>
public sealed class ScriptedPlatform(string name = "Slack", TimeProvider? time = null) : IChatPlatform
{
    private readonly Lock _lock = new();
    private readonly List<ScriptedMessage> _messages = [];
    private int _number;

    /// <summary>The outcomes of the next posts; null throws an exception. A message that is sent is in the channel, others are not.</summary>
    public ConcurrentQueue<PostOutcome?> Outcomes { get; } = new();

    /// <summary>The outcomes of the next searches of a channel.</summary>
    public ConcurrentQueue<FindOutcome> SearchOutcomes { get; } = new();

    /// <summary>The outcomes of the next updates and deletions.</summary>
    public ConcurrentQueue<PostOutcome> ChangeOutcomes { get; } = new();

    /// <summary>The outcomes of the next checks of channels, and of the token.</summary>
    public ConcurrentQueue<CheckResult> Checks { get; } = new();

    /// <summary>What comes of each post, before <see cref="Outcomes"/>; null for what is scripted otherwise.</summary>
    public Func<ScriptedPost, PostOutcome?> Respond { get; set; } = _ => null;

    /// <summary>The assertion that failed in <see cref="Respond"/>: what is thrown there is an outcome for the bot, which goes on.</summary>
    public ShouldAssertException? FailedAssertion { get; private set; }

    /// <summary>Why all calls fail as in an outage; null if they do not.</summary>
    public string? Outage { get; set; }

    /// <summary>What was posted, whatever the outcome.</summary>
    public SignalLog<ScriptedPost> Posts { get; } = new();

    /// <summary>The keys that were searched for, and since when.</summary>
    public SignalLog<(IdempotencyKey Key, DateTimeOffset Since)> Searches { get; } = new();

    /// <summary>The channels whose keys were read.</summary>
    public SignalLog<string> KeyReads { get; } = new();

    /// <summary>The ids of messages that were updated, with the titles that they have now.</summary>
    public SignalLog<(string MessageId, string Titles)> Updates { get; } = new();

    /// <summary>The ids of messages that were deleted.</summary>
    public SignalLog<string> Deletions { get; } = new();

    /// <summary>Who was told what.</summary>
    public SignalLog<(string Person, Reply Reply)> Told { get; } = new();

    /// <summary>The channels that were checked; empty for the token.</summary>
    public SignalLog<string> Checked { get; } = new();

    /// <summary>A post returns only when this has completed.</summary>
    public Task Open { get; set; } = Task.CompletedTask;

    public string Name => name;

    public IReadOnlyList<PlatformConnection> Connections { get; } = [new("", true, null)];

    public PostingPace Pace { get; set; } = new(TimeSpan.FromSeconds(1), 50);

    /// <summary>The titles of the entries of each post.</summary>
    public IEnumerable<string> Titles => Posts.Items.Select(post => TitlesOf(post.Reply));

    /// <summary>What is in a channel, in its order.</summary>
    public IReadOnlyList<ScriptedMessage> MessagesOf(string channel)
    {
        lock (_lock)
        {
            return [.. _messages.Where(message => message.Channel == channel)];
        }
    }

    /// <summary>The titles of the entries in a channel, in its order.</summary>
    public IEnumerable<string> TitlesIn(string channel) => MessagesOf(channel).Select(message => TitlesOf(message.Reply));

    /// <summary>Puts a message into its channel, as a request does that arrives, however late.</summary>
    public string Land(ScriptedPost post)
    {
        lock (_lock)
        {
            var id = $"m{++_number}";
            _messages.Add(new(post.Target.Channel.Channel, id, post.Key, post.Reply));
            return id;
        }
    }

    public async Task<PostOutcome> PostAsync(PostTarget target, Reply reply, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var post = new ScriptedPost(target, reply, key, time?.GetUtcNow() ?? default);
        Posts.Add(post);
        await Open.ConfigureAwait(false);
        var outcome = Outage is { } reason ? new PostOutcome.NotSent(reason)
            : RespondTo(post) is { } response ? response
            : !Outcomes.TryDequeue(out var scripted) ? new PostOutcome.Sent("")
            : scripted ?? throw new InvalidOperationException("A bug of the platform's client.");
        return outcome is PostOutcome.Sent sent && Land(post) is var id ? new PostOutcome.Sent(sent.MessageId == "" ? id : sent.MessageId) : outcome;
    }

    private PostOutcome? RespondTo(ScriptedPost post)
    {
        try
        {
            return Respond(post);
        }
        catch (ShouldAssertException exception)
        {
            FailedAssertion = exception;
            throw;
        }
    }

    public Task<FindOutcome> FindAsync(PostTarget target, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        Searches.Add((key, since));
        string[] found = [.. MessagesOf(target.Channel.Channel).Where(message => message.Key == key).Select(message => message.Id)];
        return Task.FromResult(Outage is { } reason ? new FindOutcome.Unknown(reason)
            : SearchOutcomes.TryDequeue(out var outcome) ? outcome
            : found.Length > 0 ? new FindOutcome.Found(found)
            : new FindOutcome.NotThere());
    }

    public Task<FindOutcome> ReadKeysAsync(ChannelAddress channel, DateTimeOffset since, CancellationToken cancellationToken)
    {
        KeyReads.Add(channel.Channel);
        return Task.FromResult(SearchOutcomes.TryDequeue(out var outcome) ? outcome : new FindOutcome.Read(MessagesOf(channel.Channel).Select(message => message.Key).ToHashSet()));
    }

    public Task<PostOutcome> UpdateAsync(PostTarget target, string messageId, Reply reply, IdempotencyKey key, CancellationToken cancellationToken)
    {
        Updates.Add((messageId, TitlesOf(reply)));
        return Task.FromResult(Change(messageId, at => _messages[at] = _messages[at] with { Reply = reply }));
    }

    public Task<PostOutcome> DeleteAsync(PostTarget target, string messageId, CancellationToken cancellationToken)
    {
        Deletions.Add(messageId);
        return Task.FromResult(Change(messageId, _messages.RemoveAt));
    }

    public Task<PostOutcome> TellAsync(string person, Reply reply, CancellationToken cancellationToken)
    {
        Told.Add((person, reply));
        return Task.FromResult<PostOutcome>(new PostOutcome.Sent("dm"));
    }

    public Task<CheckResult> CheckTokenAsync(CancellationToken cancellationToken) => CheckAsync("");

    public Task<CheckResult> CheckChannelAsync(ChannelAddress channel, CancellationToken cancellationToken) => CheckAsync(channel.Channel);

    private Task<CheckResult> CheckAsync(string channel)
    {
        Checked.Add(channel);
        return Task.FromResult(Checks.TryDequeue(out var result) ? result : new CheckResult(true, ""));
    }

    private PostOutcome Change(string messageId, Action<int> change)
    {
        if (Outage is { } reason)
        {
            return new PostOutcome.NotSent(reason);
        }

        if (ChangeOutcomes.TryDequeue(out var outcome) && outcome is not PostOutcome.Sent)
        {
            return outcome;
        }

        lock (_lock)
        {
            var at = _messages.FindIndex(message => message.Id == messageId);
            if (at < 0)
            {
                return new PostOutcome.Rejected("message_not_found");
            }

            change(at);
            return new PostOutcome.Sent(messageId);
        }
    }

    private static string TitlesOf(Reply reply) => string.Join(", ", reply.Cards.Select(card => card.IsWithdrawn ? $"~{card.Title}~" : card.Title));
}

/// <summary>A message that was handed to the platform.</summary>
public sealed record ScriptedPost(PostTarget Target, Reply Reply, IdempotencyKey Key, DateTimeOffset At);

/// <summary>A message in a channel.</summary>
public sealed record ScriptedMessage(string Channel, string Id, IdempotencyKey Key, Reply Reply);
