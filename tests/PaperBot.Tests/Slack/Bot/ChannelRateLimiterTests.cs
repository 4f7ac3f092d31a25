using PaperBot.Slack.Bot;

namespace PaperBot.Tests.Slack.Bot;

public sealed class ChannelRateLimiterTests
{
    [Fact]
    public async Task A_channel_gets_one_message_a_second()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        var limiter = new ChannelRateLimiter(time);
        var cancellation = TestContext.Current.CancellationToken;

        limiter.WaitAsync("C1", cancellation).IsCompleted.ShouldBeTrue();
        limiter.WaitAsync("C2", cancellation).IsCompleted.ShouldBeTrue("each channel has its own limit");
        var second = limiter.WaitAsync("C1", cancellation);
        var third = limiter.WaitAsync("C1", cancellation);
        second.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));
        await second.WithinLimitAsync();
        third.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));
        await third.WithinLimitAsync();
        time.Advance(TimeSpan.FromSeconds(1));

        limiter.WaitAsync("C1", cancellation).IsCompleted.ShouldBeTrue();
    }
}
