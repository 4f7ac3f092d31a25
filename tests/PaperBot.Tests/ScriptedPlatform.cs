using System.Collections.Concurrent;

namespace PaperBot.Tests;

/// <summary>A platform whose outcomes a test scripts; without a script, every message is sent.</summary>
public sealed class ScriptedPlatform(string name = "Slack") : IChatPlatform
{
    /// <summary>The outcomes of the next posts; null throws an exception.</summary>
    public ConcurrentQueue<PostOutcome?> Outcomes { get; } = new();

    /// <summary>The outcomes of the next searches of the channel.</summary>
    public ConcurrentQueue<PostOutcome> SearchOutcomes { get; } = new();

    /// <summary>The outcomes of the next checks of channels, and of the token.</summary>
    public ConcurrentQueue<CheckResult> Checks { get; } = new();

    /// <summary>What was posted, whatever the outcome.</summary>
    public SignalLog<ScriptedPost> Posts { get; } = new();

    /// <summary>The keys that were searched for, and since when.</summary>
    public SignalLog<(IdempotencyKey Key, DateTimeOffset Since)> Searches { get; } = new();

    /// <summary>A post returns only when this has completed.</summary>
    public Task Open { get; set; } = Task.CompletedTask;

    public string Name => name;

    public bool IsConnected => true;

    /// <summary>The titles of the entries of each post.</summary>
    public IEnumerable<string> Titles => Posts.Items.Select(post => string.Join(", ", post.Reply.Cards.Select(card => card.Title)));

    public async Task<PostOutcome> PostAsync(ChannelAddress channel, Reply reply, IdempotencyKey key, CancellationToken cancellationToken)
    {
        Posts.Add(new(channel, reply, key));
        await Open;
        return Outcomes.TryDequeue(out var outcome)
            ? outcome ?? throw new InvalidOperationException("A bug of the platform's client.")
            : new PostOutcome.Sent($"m{Posts.Items.Count}");
    }

    public Task<PostOutcome> FindMessageAsync(
        ChannelAddress channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        Searches.Add((key, since));
        return Task.FromResult(SearchOutcomes.TryDequeue(out var outcome) ? outcome : new PostOutcome.NotSent("It is not in the channel."));
    }

    public Task<CheckResult> CheckTokenAsync(CancellationToken cancellationToken) => CheckAsync();

    public Task<CheckResult> CheckChannelAsync(ChannelAddress channel, CancellationToken cancellationToken) => CheckAsync();

    private Task<CheckResult> CheckAsync() => Task.FromResult(Checks.TryDequeue(out var result) ? result : new CheckResult(true, ""));
}

/// <summary>A message that was handed to the platform.</summary>
public sealed record ScriptedPost(ChannelAddress Channel, Reply Reply, IdempotencyKey Key);
