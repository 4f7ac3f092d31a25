using PaperBot.Commands;

namespace PaperBot.Tests.Commands;

public sealed class CommandLimiterTests : IDisposable
{
    private readonly ManualTime _time = new(new(2024, 5, 7, 3, 0, 0, TimeSpan.Zero));
    private readonly CommandLimiter _limiter;

    public CommandLimiterTests() => _limiter = new(_time);

    public void Dispose() => _limiter.Dispose();

    [Fact]
    public async Task A_person_may_send_a_few_commands_at_once_and_then_one_a_second()
    {
        (await CountAsync("ada", 100)).ShouldBe(Limits.PersonBurst);
        _time.Advance(TimeSpan.FromSeconds(3));
        (await CountAsync("ada", 100)).ShouldBe(3);
        _time.Advance(TimeSpan.FromDays(1));
        (await CountAsync("ada", 100)).ShouldBe(Limits.PersonBurst);
    }

    [Fact]
    public async Task The_flood_of_one_person_does_not_count_for_others()
    {
        await CountAsync("ada", 10_000);
        (await CountAsync("bob", 3)).ShouldBe(3);
    }

    [Fact]
    public async Task All_people_together_have_a_limit()
    {
        var served = 0;
        for (var person = 0; person < 20_000; person++)
        {
            served += await CountAsync($"person {person}", 1);
        }

        served.ShouldBe(Limits.AllBurst);
        _time.Advance(TimeSpan.FromSeconds(1));
        (await CountAsync("ada", 1)).ShouldBe(1);
    }

    [Fact]
    public async Task Only_one_command_of_a_person_is_computed_at_once_and_others_need_not_wait_for_it()
    {
        var first = await EnterAsync("ada");
        var second = EnterAsync("ada");
        second.IsCompleted.ShouldBeFalse();
        (await EnterAsync("bob"))!.Dispose();
        first!.Dispose();
        (await second.AsTask().WithinLimitAsync())!.Dispose();
    }

    [Fact]
    public async Task A_command_that_is_cancelled_while_it_waits_leaves_its_turn_to_the_next()
    {
        using var first = await EnterAsync("ada");
        using var cancelled = new CancellationTokenSource();
        var second = _limiter.EnterAsync("ada", cancelled.Token);
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await second);
        first!.Dispose();
        (await EnterAsync("ada").AsTask().WithinLimitAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Whoever_sits_at_the_machine_has_no_limit()
    {
        for (var command = 0; command < 1000; command++)
        {
            (await _limiter.EnterAsync(null, Token)).ShouldNotBeNull().Dispose();
        }
    }

    [Fact]
    public void Completions_have_a_limit_of_their_own()
    {
        Enumerable.Range(0, 100).Count(_ => _limiter.MayComplete("ada")).ShouldBe(Limits.CompletionBurst);
        _time.Advance(TimeSpan.FromSeconds(1));
        Enumerable.Range(0, 100).Count(_ => _limiter.MayComplete("ada")).ShouldBe((int)Limits.CompletionsPerSecond);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_wait_for_the_store_keep_nobody_from_computing()
    {
        var waiting = new List<IDisposable>();
        for (var i = 0; i < 50; i++)
        {
            waiting.Add((await _limiter.EnterAsync($"saver {i}", computes: false, Token)).ShouldNotBeNull());
        }

        (await EnterAsync("ada").AsTask().WithinLimitAsync()).ShouldNotBeNull().Dispose();
        waiting.ForEach(turn => turn.Dispose());
    }

    private ValueTask<IDisposable?> EnterAsync(string person) => _limiter.EnterAsync(person, Token);

    private async Task<int> CountAsync(string person, int commands)
    {
        var served = 0;
        for (var command = 0; command < commands; command++)
        {
            using var turn = await EnterAsync(person);
            served += turn is null ? 0 : 1;
        }

        return served;
    }
}
