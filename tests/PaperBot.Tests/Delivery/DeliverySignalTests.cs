namespace PaperBot.Tests.Delivery;

public sealed class DeliverySignalTests : IDisposable
{
    private readonly DeliverySignal _signal = new();
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task Many_signals_before_a_wait_count_as_one()
    {
        _signal.Set();
        _signal.Set();
        await WaitAsync().WithinLimitAsync();
        WaitAsync().IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_wait_ends_with_its_time()
    {
        var waiting = WaitAsync();
        waiting.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMinutes(1));
        await waiting.WithinLimitAsync();
    }

    [Fact]
    public async Task A_wait_ends_when_it_is_cancelled()
    {
        using var stopping = new CancellationTokenSource();
        var waiting = _signal.WaitAsync(TimeSpan.FromMinutes(1), _time, stopping.Token);
        await stopping.CancelAsync();
        await waiting.WithinLimitAsync();
    }

    public void Dispose() => _signal.Dispose();

    private Task WaitAsync() => _signal.WaitAsync(TimeSpan.FromMinutes(1), _time, TestContext.Current.CancellationToken);
}
