using PaperBot.Transport;

namespace PaperBot.Tests.Transport;

public sealed class BackoffTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Max = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(1, 0.0, 0.5)]
    [InlineData(1, 0.5, 0.75)]
    [InlineData(2, 0.0, 1)]
    [InlineData(4, 0.0, 4)]
    [InlineData(7, 0.0, 30)]
    [InlineData(int.MaxValue, 0.5, 45)]
    public void It_doubles_up_to_the_maximum_and_half_of_it_is_random(int failures, double random, double seconds) =>
        new Backoff(First, Max, () => random).After(failures).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void By_itself_it_stays_within_its_bounds()
    {
        var backoff = new Backoff(First, Max);
        for (var i = 0; i < 1000; i++)
        {
            backoff.After(3).ShouldBeInRange(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
        }
    }

    [Fact]
    public void Zero_failures_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Backoff(First, Max).After(0));
}
