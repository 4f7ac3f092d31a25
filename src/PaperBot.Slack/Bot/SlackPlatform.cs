using PaperBot.Platforms;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>Slack as a platform that messages are posted to.</summary>
internal sealed class SlackPlatform(
    SlackApiClient client, SlackClientOptions options, Responder responder, ServedWorkspace workspace, MessageFinder finder, KeyReader keys, SetupCheck setup, ChannelCheck channels) : IChatPlatform
{
    public string Name => "Slack";

    public IReadOnlyList<PlatformConnection> Connections => [new("", workspace.IsConnected, workspace.Problem)];

    // A message a second in each channel, and "several hundred messages per minute" in all (https://docs.slack.dev/reference/methods/chat.postMessage#rate_limiting).
    // Of changes, it allows "50+ per minute" in all (https://docs.slack.dev/reference/methods/chat.update).
    public PostingPace Pace { get; } = new(TimeSpan.FromSeconds(1), 5) { ChangeInterval = TimeSpan.FromSeconds(1.2) };

    public async Task<PostOutcome> PostAsync(PostTarget target, Reply reply, IdempotencyKey key, CancellationToken cancellationToken)
    {
        finder.Forget(target, key);
        var (channel, metadata) = (target.Channel.Channel, MessageFinder.CreateMetadata(key));
        using var patience = new CancellationTokenSource(options.Patience);
        var result = await responder.PostNowAsync(
            channel,
            newer => SlackRenderer.ChannelMessage(channel, reply, metadata, newer) with { ThreadTs = target.Thread() },
            cancellationToken,
            patience.Token);
        return result.IsDone ? new PostOutcome.Sent(result.Value.Ts) : Errors.Post(result.Failure);
    }

    public Task<FindOutcome> FindAsync(PostTarget target, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken) =>
        finder.FindAsync(target, key, since, cancellationToken);

    public Task<FindOutcome> ReadKeysAsync(ChannelAddress channel, DateTimeOffset since, CancellationToken cancellationToken) =>
        keys.ReadAsync(channel.Channel, since, cancellationToken);

    public async Task<PostOutcome> UpdateAsync(PostTarget target, string messageId, Reply reply, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var metadata = MessageFinder.CreateMetadata(key);
        using var patience = new CancellationTokenSource(options.Patience);
        var failure = await responder.UpdateAsync(
            newer => SlackRenderer.ChangedMessage(target.Channel.Channel, messageId, reply, metadata, newer), cancellationToken, patience.Token);
        return failure is null ? new PostOutcome.Sent(messageId) : Errors.Update(failure);
    }

    public async Task<PostOutcome> DeleteAsync(PostTarget target, string messageId, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Patience);
        var failure = await client.DeleteMessageAsync(target.Channel.Channel, messageId, cancellationToken, patience.Token);
        return failure is null ? new PostOutcome.Sent(messageId) : Errors.Delete(messageId, failure);
    }

    // A person's id as the channel is the direct message with the person (https://docs.slack.dev/reference/methods/chat.postMessage#app_home).
    public async Task<PostOutcome> TellAsync(string person, Reply reply, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Patience);
        var result = await client.PostMessageAsync(SlackRenderer.AnswerMessage(person, null, reply, newer: false), cancellationToken, patience.Token);
        return result.IsDone ? new PostOutcome.Sent(result.Value.Ts) : Errors.Post(result.Failure);
    }

    public Task<CheckResult> CheckTokenAsync(CancellationToken cancellationToken) => setup.CheckTokensAsync(cancellationToken);

    public Task<CheckResult> CheckChannelAsync(ChannelAddress channel, CancellationToken cancellationToken) =>
        channels.CheckAsync(channel.Channel, cancellationToken);

    private PostErrors Errors => new(client.BotName);
}
