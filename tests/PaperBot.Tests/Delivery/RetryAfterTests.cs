namespace PaperBot.Tests.Delivery;

/// <summary>A platform that asks to wait, and a clock that is changed.</summary>
public sealed class RetryAfterTests : DeliveryTest
{
    private const int Trials = 10_000;

    /// <summary>The seed is fixed, so that a failure can be repeated.</summary>
    [Long]
    [Fact]
    public void After_a_429_no_call_comes_before_its_retry_after_has_passed()
    {
        var random = new Random(18);
        var (channels, all) = (new Dictionary<ChannelAddress, DateTimeOffset>(), default(DateTimeOffset));
        var limited = 0;
        var early = new List<(ChannelAddress Channel, DateTimeOffset At, DateTimeOffset Until)>();
        Platform.Pace = new(TimeSpan.FromMilliseconds(100), 200);
        Platform.Respond = post =>
        {
            // Collected, since an exception here is one of the platform, which is an outcome like others.
            var until = channels.GetValueOrDefault(post.Target.Channel);
            if (post.At < until || post.At < all)
            {
                early.Add((post.Target.Channel, post.At, until > all ? until : all));
            }

            if (limited >= Trials || random.Next(3) == 0)
            {
                return null;
            }

            limited++;
            var wait = TimeSpan.FromSeconds(random.NextDouble() * random.Next(1, 30));
            var isForAll = random.Next(50) == 0;
            channels[post.Target.Channel] = post.At + wait;
            all = isForAll ? post.At + wait : all;
            return new PostOutcome.NotSent("ratelimited", wait) { IsForAll = isForAll };
        };
        var outbox = new MemoryOutbox(100, 60, Core.Time.GetUtcNow());
        using var run = new DeliveryRun(Core, new(), outbox, Platform);

        while (outbox.Left > 0)
        {
            Core.Time.Advance(run.Run());
        }

        early.ShouldBeEmpty();
        run.Problems.ShouldNotContain(line => line.Contains("unexpectedly"));
        limited.ShouldBe(Trials);
        Platform.MessagesOf("C7").Count.ShouldBe(60);
    }

    [Fact]
    public void A_429_without_retry_after_backs_off()
    {
        Import("2024-05-10", "First Paper");
        Platform.Outcomes.Enqueue(new PostOutcome.NotSent("ratelimited"));
        Delivery.Run(TimeSpan.FromSeconds(0.9));
        Platform.Posts.Items.Count.ShouldBe(1);
        Delivery.Run(TimeSpan.FromSeconds(2));
        Counts().ShouldBe("Sent 1");
    }

    [Theory]
    [InlineData(24)]
    [InlineData(-1)]
    public void A_clock_that_is_changed_neither_doubles_nor_loses_nor_stalls_for_longer_than_the_back_off(int hours)
    {
        Import("2024-05-10", "First Paper", "Second Paper");
        Platform.Outcomes.Enqueue(new PostOutcome.Unknown("502"));
        Delivery.Run(TimeSpan.FromSeconds(5));
        Platform.Land(Platform.Posts.Items[0]);
        Core.Time.Skew = TimeSpan.FromHours(hours);
        Delivery.Run(TimeSpan.FromMinutes(2));
        Platform.Searches.Items.ShouldHaveSingleItem().Since.ShouldBeLessThan(Platform.Posts.Items[0].At);
        Platform.TitlesIn("C1").ShouldBe(["First Paper", "Second Paper"]);

        Core.Time.Skew = TimeSpan.Zero;
        Platform.Outcomes.Enqueue(new PostOutcome.NotSent("ratelimited", TimeSpan.FromSeconds(10)));
        Import("2024-05-11", "Third Paper");
        Delivery.Run(TimeSpan.FromMinutes(1));
        Platform.TitlesIn("C1").ShouldBe(["First Paper", "Second Paper", "Third Paper"]);
        Counts().ShouldBe("Sent 3");
    }
}
