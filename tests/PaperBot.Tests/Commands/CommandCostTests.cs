using PaperBot.Commands;
using PaperBot.Filters;

namespace PaperBot.Tests.Commands;

/// <summary>What a command may cost, and what people are told beyond it.</summary>
public sealed class CommandCostTests : IDisposable
{
    private readonly ManualTime _time = new(new(2024, 5, 7, 3, 0, 0, TimeSpan.Zero));
    private readonly TestCore _core = new();

    public void Dispose() => _core.Dispose();

    [Theory]
    [InlineData("tag", "by:a ")]
    [InlineData("tag", "a ")]
    [InlineData("tag", "-a ")]
    [InlineData("stats", "#a ")]
    [InlineData("random", "by:\"a b\" ")]
    [InlineData("search", "#a ")]
    public async Task Too_many_conditions_are_refused(string command, string condition)
    {
        _core.Import("240507 A.txt", "2024-05-07\nA\n(A B)\nText.\n#a\n");
        var most = string.Concat(Enumerable.Repeat(condition, Limits.QueryTerms)).TrimEnd();
        ((await AskAsync($"{command} {most}")).Message ?? "").ShouldNotContain("at most 16");
        (await AskAsync($"{command} {most} {condition}")).Message.ShouldNotBeNull().ShouldContain("use at most 16 tags, names and words");
    }

    [Fact]
    public async Task Too_many_alternatives_are_refused()
    {
        _core.Import("240507 A.txt", "2024-05-07\nA\n(A B)\nText.\n#a\n");
        (await AskAsync($"tag {string.Join('|', Enumerable.Range(0, Limits.QueryTerms).Select(number => $"a{number}"))}")).Message.ShouldNotBeNull().ShouldNotContain("at most 16");
        (await AskAsync($"tag {string.Join('|', Enumerable.Range(0, Limits.QueryTerms + 1).Select(number => $"a{number}"))}")).Message.ShouldNotBeNull()
            .ShouldContain("use at most 16 tags, names and words");
    }

    [Fact]
    public async Task Of_too_many_words_the_first_are_searched_for()
    {
        var words = Enumerable.Range(1, 30).Select(number => $"word{number}").ToList();
        _core.Import("240507 A.txt", $"2024-05-07\nA\n(A B)\n{string.Join(' ', words)}\n#a\n");
        var reply = await AskAsync($"search {string.Join(' ', words)}");
        reply.Total.ShouldBe(1);
        reply.Message.ShouldNotBeNull().ShouldContain("Only the first 16 words were searched for.");
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_cancelled_and_says_so()
    {
        using var command = new EndlessCommand();
        var router = TestRouter.Create(_time, command);
        var reply = router.ExecuteAsync(new("endless", Locale.English), TestContext.Current.CancellationToken).AsTask();
        await command.Started.WithinLimitAsync();
        _time.Advance(Limits.QueryTime);
        var (found, message) = (await reply.WithinLimitAsync()) is var answer ? (answer.Found, answer.Message) : default;
        (found, message).ShouldBe((false, Wording.TooSlow(Locale.English)));
    }

    [Fact]
    public void A_look_up_that_is_cancelled_ends()
    {
        using var entries = _core.Get<IEntryIndex>().OpenCancellable(new(canceled: true));
        Should.Throw<OperationCanceledException>(() => entries.Find(Filter.Everything));
        Should.Throw<OperationCanceledException>(() => entries.Search([new("a")], Filter.Everything));
        Should.Throw<OperationCanceledException>(() => entries.Summarize(Filter.Everything, 3));
    }

    [Fact]
    public async Task A_person_who_sends_too_many_is_asked_to_wait()
    {
        var router = TestRouter.Create(_time);
        for (var command = 0; command < Limits.PersonBurst; command++)
        {
            (await router.ExecuteAsync(new("help", Locale.Korean) { Person = "ada" }, TestContext.Current.CancellationToken)).Found.ShouldBeTrue();
        }

        var refused = await router.ExecuteAsync(new("help", Locale.Korean) { Person = "ada" }, TestContext.Current.CancellationToken);
        (refused.Found, refused.Private, refused.Message).ShouldBe((false, true, Wording.TooMany(Locale.Korean)));
    }

    private async Task<Reply> AskAsync(string line) =>
        await _core.Get<CommandRouter>().ExecuteAsync(new(line, Locale.English), TestContext.Current.CancellationToken);

    private sealed class EndlessCommand : ICommand, IDisposable
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Started => _started.Task;

        public CommandDefinition Definition { get; } = new("endless", "끝없이", new("Never ends", "끝나지 않음"), Option: null);

        public async ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken)
        {
            _started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new() { Command = "endless", Locale = context.Locale };
        }

        public void Dispose() => _started.TrySetResult();
    }
}
