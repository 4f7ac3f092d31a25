using PaperBot.Slack.Client;

namespace PaperBot.Tests.Slack.Client;

public sealed class MethodPausesTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_pause_takes_as_long_as_Slack_asks_whatever_becomes_of_the_clock(int hours)
    {
        var time = new ManualTime(new(2024, 5, 10, 0, 0, 0, TimeSpan.Zero));
        var pauses = new MethodPauses(time);
        pauses.Pause("chat.update", TimeSpan.FromSeconds(30));
        time.Skew = TimeSpan.FromHours(hours);
        pauses.FindRest("chat.update").ShouldBe(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(30));
        pauses.FindRest("chat.update").ShouldBeNull();
    }
}
