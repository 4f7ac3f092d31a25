using PaperBot.Metrics;

namespace PaperBot.Tests.Metrics;

public sealed class TimedReadingTests
{
    private readonly ManualTime _time = new(new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Something_is_read_again_only_after_some_seconds()
    {
        var reads = 0;
        var reading = new TimedReading<int>(_time, () => ++reads);

        Read(reading).ShouldBe(1);
        Read(reading).ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(2));
        Read(reading).ShouldBe(2);
    }

    [Fact]
    public void What_cannot_be_read_is_left_out_and_tried_again()
    {
        var isBroken = true;
        var reading = new TimedReading<int>(_time, () => isBroken ? throw new StorageException("The disk is full.") : 7);

        Read(reading).ShouldBeNull();
        isBroken = false;
        _time.Advance(TimeSpan.FromSeconds(2));
        Read(reading).ShouldBe(7);
    }

    [Fact]
    public void A_reading_that_hangs_is_not_waited_for_and_the_last_one_counts()
    {
        using var release = new ManualResetEventSlim(initialState: true);
        var reads = 0;
        var reading = new TimedReading<int>(_time, () =>
        {
            release.Wait(WaitLimit.Value);
            return Interlocked.Increment(ref reads);
        });
        Read(reading).ShouldBe(1);
        release.Reset();
        _time.Advance(TimeSpan.FromSeconds(2));

        Read(reading).ShouldBe(1);

        release.Set();
    }

    [Fact]
    public async Task A_reading_that_never_returns_is_given_up_and_nobody_waits_for_it_any_more()
    {
        using var release = new ManualResetEventSlim();
        var reading = new TimedReading<int>(_time, () => release.Wait(WaitLimit.Value) ? 1 : 2);
        _ = reading.ReadAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        reading.ReadAsync().IsCompletedSuccessfully.ShouldBeTrue();
        release.Set();
        SpinWait.SpinUntil(() => Read(reading) == 1, WaitLimit.Value).ShouldBeTrue();

        release.Reset();
        _time.Advance(TimeSpan.FromSeconds(2));
        Read(reading).ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(29));
        Read(reading).ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        Read(reading).ShouldBeNull();
        (await reading.ReadAsync()).IsRead.ShouldBeFalse();
        release.Set();
    }

    private static int? Read(TimedReading<int> reading) => reading.TryRead(out var value) ? value : null;
}
