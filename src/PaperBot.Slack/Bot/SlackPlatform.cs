using PaperBot.Platforms;
using PaperBot.Slack.Bot.Rendering;

namespace PaperBot.Slack.Bot;

/// <summary>Slack as a platform that messages are posted to.</summary>
internal sealed class SlackPlatform(
    Responder responder, ServedWorkspace workspace, MessageFinder finder, SetupCheck setup) : IChatPlatform
{
    public string Name => "Slack";

    public bool IsConnected => workspace.IsConnected;

    public async Task<PostOutcome> PostAsync(ChannelAddress channel, Reply reply, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var metadata = MessageFinder.CreateMetadata(key);
        var result = await responder.PostAsync(
            channel.Channel, newer => SlackRenderer.ChannelMessage(channel.Channel, reply, metadata, newer), cancellationToken);
        return result.IsDone ? new PostOutcome.Sent(result.Value.Ts) : SlackErrors.ToPostOutcome(result.Failure);
    }

    public Task<PostOutcome> FindMessageAsync(
        ChannelAddress channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken) =>
        finder.FindAsync(channel.Channel, key, since, cancellationToken);

    public Task<CheckResult> CheckTokenAsync(CancellationToken cancellationToken) => setup.CheckTokensAsync(cancellationToken);

    public Task<CheckResult> CheckChannelAsync(ChannelAddress channel, CancellationToken cancellationToken) =>
        setup.CheckChannelAsync(channel.Channel, cancellationToken);
}
