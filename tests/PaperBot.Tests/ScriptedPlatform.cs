using System.Collections.Concurrent;
using PaperBot.Fakes;
using PaperBot.Platforms;
using PaperBot.Replies;

namespace PaperBot.Tests;

/// <summary>A platform that answers as a test has written down, and takes every post where nothing is written.</summary>
public sealed class ScriptedPlatform(string name = "Slack") : IChatPlatform
{
    /// <summary>The answers to come to a post; one that is null is an exception.</summary>
    public ConcurrentQueue<PostOutcome?> Answers { get; } = new();

    /// <summary>The answers to come to a look into the channel.</summary>
    public ConcurrentQueue<PostOutcome> Findings { get; } = new();

    /// <summary>What was posted, whatever the answer.</summary>
    public SignalLog<ScriptedPost> Posts { get; } = new();

    /// <summary>The keys that were looked for, and since when.</summary>
    public SignalLog<(IdempotencyKey Key, DateTimeOffset Since)> Looks { get; } = new();

    /// <summary>A post is answered only when this is done.</summary>
    public Task Open { get; set; } = Task.CompletedTask;

    public string Name => name;

    public bool IsConnected => true;

    /// <summary>The titles of each post's entries.</summary>
    public IEnumerable<string> Titles => Posts.Items.Select(post => string.Join(", ", post.Reply.Cards.Select(card => card.Title)));

    public async Task<PostOutcome> PostAsync(ChannelAddress channel, Reply reply, IdempotencyKey key, CancellationToken cancellationToken)
    {
        Posts.Add(new(channel, reply, key));
        await Open;
        return Answers.TryDequeue(out var answer)
            ? answer ?? throw new InvalidOperationException("A bug of the platform's client.")
            : new PostOutcome.Sent($"m{Posts.Items.Count}");
    }

    public Task<PostOutcome> FindMessageAsync(
        ChannelAddress channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        Looks.Add((key, since));
        return Task.FromResult(Findings.TryDequeue(out var finding) ? finding : new PostOutcome.NotSent("It is not in the channel."));
    }

    public Task<CheckResult> CheckTokenAsync(CancellationToken cancellationToken) => Task.FromResult(new CheckResult(true, ""));

    public Task<CheckResult> CheckChannelAsync(ChannelAddress channel, CancellationToken cancellationToken) =>
        Task.FromResult(new CheckResult(true, ""));
}

/// <summary>A post that the platform was handed.</summary>
public sealed record ScriptedPost(ChannelAddress Channel, Reply Reply, IdempotencyKey Key);
