using PaperBot.Transport;

namespace PaperBot.Tests.Transport;

public sealed class TaskCompletionTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly TaskCompletionSource _work = new();

    [Fact]
    public async Task Work_that_is_done_is_not_waited_for()
    {
        _work.SetResult();
        (await _work.Task.CompletesWithinAsync(Limit, _time, TestContext.Current.CancellationToken)).ShouldBeTrue();
        _time.Waits.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Work_that_is_done_in_time_ends_the_wait()
    {
        var waiting = _work.Task.CompletesWithinAsync(Limit, _time, TestContext.Current.CancellationToken);
        _work.SetResult();
        (await waiting.WithinLimitAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Work_that_takes_longer_goes_on_after_the_wait()
    {
        var waiting = _work.Task.CompletesWithinAsync(Limit, _time, TestContext.Current.CancellationToken);
        _time.Advance(Limit);
        (await waiting.WithinLimitAsync()).ShouldBeFalse();
        _work.Task.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Work_that_fails_has_completed_and_does_not_throw_here()
    {
        _work.SetException(new InvalidOperationException("A bug."));
        (await _work.Task.CompletesWithinAsync(Limit, _time, TestContext.Current.CancellationToken)).ShouldBeTrue();
    }
}
