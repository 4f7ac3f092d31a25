using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Discord.Bot;
using PaperBot.Discord.Client;

namespace PaperBot.Tests.Discord.Client;

public sealed class IdentifyBudgetTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new(new DateTimeOffset(2024, 5, 7, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_process_that_is_restarted_at_once_waits_until_it_may_start_another_session()
    {
        using var database = Open();
        await StartAsync(Create(database));
        _time.Advance(TimeSpan.FromSeconds(2));

        (await Create(database).FindWaitAsync(0, TestContext.Current.CancellationToken)).ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_process_that_is_restarted_again_and_again_starts_a_thousand_sessions_a_day_at_most()
    {
        using var database = Open();
        var log = new StoredIdentifies(database.States, _time, NullLogger<StoredIdentifies>.Instance).ToLog();
        var now = _time.GetUtcNow();
        await log.StoreAsync(new(now - TimeSpan.FromMinutes(1), 999, now - TimeSpan.FromHours(23)), TestContext.Current.CancellationToken);

        await StartAsync(Create(database));
        var again = Create(database);
        var wait = await again.FindWaitAsync(0, TestContext.Current.CancellationToken);
        _time.Advance(wait);
        await StartAsync(again);

        wait.ShouldBe(TimeSpan.FromHours(1));
        (await log.FindAsync(TestContext.Current.CancellationToken)).ShouldBe(new(_time.GetUtcNow(), 1, _time.GetUtcNow()));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_delays_a_session_by_no_more_than_the_interval()
    {
        var log = new IdentifyLog(_ => Task.FromResult<IdentifyCount?>(new(_time.GetUtcNow() + TimeSpan.FromDays(3), 1, _time.GetUtcNow())), (_, _) => Task.CompletedTask);

        (await new IdentifyBudget(log, _time).FindWaitAsync(0, TestContext.Current.CancellationToken)).ShouldBe(Interval);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 2")]
    [InlineData("x 1 2")]
    [InlineData("1 2 3 4")]
    public async Task What_cannot_be_read_counts_as_nothing(string value)
    {
        using var database = Open();
        database.States.Set("discord.sessions", "count", value, _time.GetUtcNow() + TimeSpan.FromDays(1));

        (await Create(database).FindWaitAsync(0, TestContext.Current.CancellationToken)).ShouldBe(TimeSpan.Zero);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task StartAsync(IdentifyBudget budget)
    {
        (await budget.FindWaitAsync(0, TestContext.Current.CancellationToken)).ShouldBe(TimeSpan.Zero);
        await budget.CountAsync(0, TestContext.Current.CancellationToken);
    }

    private IDatabase Open() => TestStorage.CreateEngine().Open(_folder[TestStorage.File]);

    private IdentifyBudget Create(IDatabase database) =>
        new(new StoredIdentifies(database.States, _time, NullLogger<StoredIdentifies>.Instance).ToLog(), _time);
}
