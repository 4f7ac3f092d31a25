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

    [Fact]
    public void A_connection_that_the_server_wants_to_replace_is_replaced_at_once_unless_it_asks_again_and_again()
    {
        Connect(TimeSpan.Zero).ShouldBe(TimeSpan.FromSeconds(1));
        for (var request = 0; request < 3; request++)
        {
            Connect(TimeSpan.Zero, isRequested: true).ShouldBe(TimeSpan.Zero);
        }

        Connect(TimeSpan.Zero, isRequested: true).ShouldBe(TimeSpan.FromSeconds(1));
        Connect(TimeSpan.Zero, isRequested: true).ShouldBe(TimeSpan.FromSeconds(2));
        Connect(Lasting, isRequested: true).ShouldBe(TimeSpan.Zero);
        Connect(TimeSpan.Zero, isRequested: true).ShouldBe(TimeSpan.Zero);
    }

    private TimeSpan Connect(TimeSpan duration, bool isRequested = false)
    {
        _delay.Opened();
        _time.Advance(duration);
        return _delay.Next(isRequested);
    }
}
