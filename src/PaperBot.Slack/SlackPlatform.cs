using PaperBot.Platforms;
using PaperBot.Replies;
using PaperBot.Slack.Rendering;
using PaperBot.Slack.SocketMode;
using PaperBot.Slack.WebApi;

namespace PaperBot.Slack;

/// <summary>Slack as a platform that posts go to.</summary>
public sealed class SlackPlatform(SlackWebApi api, ChannelPace pace, PostSearch search, SetupCheck setup, SlackSocketMode socket)
    : IChatPlatform
{
    private static readonly TimeSpan TimeToMend = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public string Name => "Slack";

    /// <inheritdoc/>
    public bool IsConnected => socket.IsConnected;

    /// <inheritdoc/>
    public async Task<PostOutcome> PostAsync(ChannelAddress channel, Reply reply, IdempotencyKey key, CancellationToken cancellationToken)
    {
        await pace.WaitAsync(channel.Channel, cancellationToken);
        return Outcome(await api.PostMessageAsync(SlackPayloads.Post(channel.Channel, reply, key), cancellationToken));
    }

    /// <inheritdoc/>
    public Task<PostOutcome> FindMessageAsync(
        ChannelAddress channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken) =>
        search.FindAsync(channel.Channel, key, since, cancellationToken);

    /// <inheritdoc/>
    public Task<CheckResult> CheckTokenAsync(CancellationToken cancellationToken) => setup.CheckTokensAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<CheckResult> CheckChannelAsync(ChannelAddress channel, CancellationToken cancellationToken) =>
        setup.CheckChannelAsync(channel.Channel, cancellationToken);

    private static PostOutcome Outcome(SlackResult result) => result switch
    {
        SlackResult.Answered answered when answered.Read(WebApiJson.Default.PostedMessage) is { Ts: { } ts } => new PostOutcome.Sent(ts),
        SlackResult.Answered => new PostOutcome.Unknown("chat.postMessage answered without the message's ts"),
        SlackResult.RateLimited limited => new PostOutcome.NotSent(SlackReasons.Of(result), limited.RetryAfter),
        SlackResult.Unreached => new PostOutcome.NotSent(SlackReasons.Of(result)),
        SlackResult.Refused refused when SlackReasons.IsUncertain(refused.Error) => new PostOutcome.Unknown(SlackReasons.Of(result)),
        SlackResult.Refused refused when SlackReasons.IsAboutMessage(refused.Error) => new PostOutcome.Rejected(SlackReasons.Of(result)),
        SlackResult.Refused => new PostOutcome.NotSent(SlackReasons.Of(result), TimeToMend),
        _ => new PostOutcome.Unknown(SlackReasons.Of(result)),
    };
}
