using PaperBot.Transport;

namespace PaperBot.Tests.Transport;

public sealed class ReconnectDelayTests
{
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(1);
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly ReconnectDelay _delay;

    public ReconnectDelayTests() =>
        _delay = new(new Backoff(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1), random: () => 0), Lasting, _time);

    [Fact]
    public void After_a_connection_that_lasted_there_is_no_delay()
    {
        Connect(Lasting).ShouldBe(TimeSpan.Zero);
        Connect(Lasting).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void The_delay_doubles_with_each_connection_that_ended_early_until_one_lasts()
    {
        Connect(Lasting - TimeSpan.FromTicks(1)).ShouldBe(TimeSpan.FromSeconds(1));
        Connect(TimeSpan.Zero).ShouldBe(TimeSpan.FromSeconds(2));
        Connect(Lasting).ShouldBe(TimeSpan.Zero);
        Connect(TimeSpan.Zero).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_connection_that_could_not_be_opened_ended_early_however_long_the_attempt_took()
    {
        Connect(Lasting).ShouldBe(TimeSpan.Zero);
        _time.Advance(Lasting);
        _delay.Next().ShouldBe(TimeSpan.FromSeconds(1));
    }

    private TimeSpan Connect(TimeSpan duration)
    {
        _delay.Opened();
        _time.Advance(duration);
        return _delay.Next();
    }
}
