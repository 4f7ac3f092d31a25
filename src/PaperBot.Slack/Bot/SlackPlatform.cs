using PaperBot.Platforms;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>Slack as a platform that messages are posted to.</summary>
internal sealed class SlackPlatform(
    SlackApiClient client, ServedWorkspace workspace, ChannelRateLimiter limiter, MessageFinder finder, SetupCheck setup) : IChatPlatform
{
    public string Name => "Slack";

    public bool IsConnected => workspace.IsConnected;

    public async Task<PostOutcome> PostAsync(ChannelAddress channel, Reply reply, IdempotencyKey key, CancellationToken cancellationToken)
    {
        await limiter.WaitAsync(channel.Channel, cancellationToken);
        var message = SlackRenderer.ChannelMessage(channel.Channel, reply, MessageFinder.CreateMetadata(key));
        var result = await client.PostMessageAsync(message, cancellationToken);
        return result.IsDone ? new PostOutcome.Sent(result.Value.Ts) : SlackErrors.ToPostOutcome(result.Failure);
    }

    public Task<PostOutcome> FindMessageAsync(
        ChannelAddress channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken) =>
        finder.FindAsync(channel.Channel, key, since, cancellationToken);

    public Task<CheckResult> CheckTokenAsync(CancellationToken cancellationToken) => setup.CheckTokensAsync(cancellationToken);

    public Task<CheckResult> CheckChannelAsync(ChannelAddress channel, CancellationToken cancellationToken) =>
        setup.CheckChannelAsync(channel.Channel, cancellationToken);
}
