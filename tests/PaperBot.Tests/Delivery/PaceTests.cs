namespace PaperBot.Tests.Delivery;

/// <summary>As fast as a platform allows, and never faster.</summary>
public sealed class PaceTests : IDisposable
{
    private const int PerSecond = 50;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TestCore _core = new();
    private readonly ScriptedPlatform _platform;

    public PaceTests() => _platform = new(time: _core.Time) { Pace = new(Second, PerSecond) };

    [Long]
    [Theory]
    [InlineData(1, 200, false)]
    [InlineData(100, 30, false)]
    [InlineData(100, 30, true)]
    [InlineData(10_000, 2, false)]
    public void Posts_go_out_at_no_less_than_95_percent_of_the_allowed_rate_and_never_above_it(int channels, int messages, bool delays)
    {
        _platform.Pace = _platform.Pace with { DelaysCalls = delays };
        Enforce();
        var outbox = new MemoryOutbox(channels, messages, _core.Time.GetUtcNow());
        using var run = new DeliveryRun(_core, new(), outbox, _platform);

        Finish(run, outbox);

        var posts = _platform.Posts.Items;
        posts.Count.ShouldBe(channels * messages, "none was refused");
        var rate = (posts.Count - Math.Min(channels, PerSecond)) / (posts[^1].At - posts[0].At).TotalSeconds;
        rate.ShouldBeGreaterThanOrEqualTo(0.95 * Math.Min(channels, PerSecond));
    }

    [Fact]
    public void No_channel_gets_another_message_while_one_waits_for_its_first()
    {
        var outbox = new MemoryOutbox(200, 3, _core.Time.GetUtcNow());
        using var run = new DeliveryRun(_core, new(), outbox, _platform);

        Finish(run, outbox);

        var posts = _platform.Posts.Items.Select(post => post.Target.Channel).ToList();
        posts.Chunk(200).ShouldAllBe(round => round.Distinct().Count() == 200);
    }

    [Fact]
    public void What_was_looked_for_is_posted_before_the_others_are_looked_for()
    {
        var looks = 0;
        _platform.Respond = _ =>
        {
            looks = _platform.Posts.Items.Count == 201 ? _platform.Searches.Items.Count : looks;
            return _platform.Posts.Items.Count <= 200 ? new PostOutcome.Unknown("timed out") : null;
        };
        var outbox = new MemoryOutbox(200, 1, _core.Time.GetUtcNow());
        using var run = new DeliveryRun(_core, new(), outbox, _platform);

        Finish(run, outbox);

        looks.ShouldBeInRange(1, 2 * PerSecond);
        _platform.Searches.Items.Count.ShouldBe(200);
    }

    [Fact]
    public void A_platform_that_does_not_respond_gets_a_bounded_number_of_calls()
    {
        _platform.Open = new TaskCompletionSource().Task;
        var outbox = new MemoryOutbox(1_000, 1, _core.Time.GetUtcNow());
        using var run = new DeliveryRun(_core, new(), outbox, _platform);
        run.Run(TimeSpan.FromMinutes(5));
        _platform.Posts.Items.Count.ShouldBe(200);
    }

    public void Dispose() => _core.Dispose();

    /// <summary>Answers 429 as a platform does that counts the posts of each second, and those of each channel.</summary>
    private void Enforce()
    {
        var recent = new Queue<DateTimeOffset>();
        var last = new Dictionary<ChannelAddress, DateTimeOffset>();
        _platform.Respond = post =>
        {
            while (recent.TryPeek(out var start) && post.At - start >= Second)
            {
                recent.Dequeue();
            }

            var isTooSoon = last.TryGetValue(post.Target.Channel, out var before) && post.At - before < Second;
            last[post.Target.Channel] = post.At;
            recent.Enqueue(post.At);
            return isTooSoon || recent.Count > PerSecond ? new PostOutcome.NotSent("ratelimited", Second) : null;
        };
    }

    private void Finish(DeliveryRun run, MemoryOutbox outbox)
    {
        for (var wait = run.Run(); outbox.Left > 0; wait = run.Run())
        {
            _core.Time.Advance(wait);
        }
    }
}
