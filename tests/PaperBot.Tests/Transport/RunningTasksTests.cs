using PaperBot.Transport;

namespace PaperBot.Tests.Transport;

public sealed class RunningTasksTests
{
    private readonly RunningTasks _running = new();

    [Fact]
    public async Task Waiting_ends_when_all_work_has_also_what_is_added_meanwhile()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        _running.Add(first.Task);
        _running.Add(Task.CompletedTask);

        var waiting = _running.WhenAllAsync();
        _running.Add(second.Task);
        first.SetResult();
        waiting.IsCompleted.ShouldBeFalse();
        second.SetResult();

        await waiting.WithinLimitAsync();
    }

    [Fact]
    public async Task Work_over_the_limit_is_not_started()
    {
        var first = new TaskCompletionSource();

        _running.TryAdd(() => first.Task, limit: 1).ShouldBeTrue();
        _running.TryAdd(() => throw new InvalidOperationException("It was started."), limit: 1).ShouldBeFalse();
        first.SetResult();
        await _running.WhenAllAsync().WithinLimitAsync();
        _running.TryAdd(() => Task.CompletedTask, limit: 1).ShouldBeTrue();
    }

    [Fact]
    public async Task Waiting_throws_what_the_work_throws()
    {
        var failing = new TaskCompletionSource();
        _running.Add(failing.Task);

        var waiting = _running.WhenAllAsync();
        failing.SetException(new InvalidOperationException("A bug."));

        await waiting.WithinLimitAsync().ShouldThrowAsync<InvalidOperationException>();
    }
}
