using Microsoft.Extensions.Logging;
using PaperBot.Commands;

namespace PaperBot.Tests.Commands;

public sealed class StoredCommandsTests : IDisposable
{
    private static readonly string Long = Line(1);

    private readonly MemoryStateStore _states = new();
    private readonly RecordingLog _log = new();
    private readonly ManualTime _time = new(new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEnumerable<string> Warnings => _log.Lines.Items.Select(line => line.Text);

    [Fact]
    public async Task A_line_that_a_button_can_carry_stays_as_it_is_and_a_longer_one_becomes_a_key()
    {
        using var commands = Create();
        var fits = Long[..90];
        commands.Shorten(fits).ShouldBe(fits);
        (await commands.FindAsync(fits)).ShouldBe(fits);

        var key = commands.Shorten(Long[..91]);
        key.ShouldMatch("^more:[a-z2-7]{20}$");
        commands.Shorten(Long[..91]).ShouldBe(key);
        commands.Shorten(Long[..92]).ShouldNotBe(key);
        (await commands.FindAsync(key)).ShouldBe(Long[..91]);
    }

    [Fact]
    public async Task A_button_works_after_a_restart()
    {
        using var folder = new TempFolder();
        string[] keys;
        using (var before = TestStorage.CreateEngine(_time).Open(folder["paperbot.db"]))
        using (var commands = Create(before.States))
        {
            await commands.StartAsync(Token);
            keys = [.. Enumerable.Range(0, 20).Select(number => commands.Shorten(Line(number)))];
            await commands.StopAsync(Token);
        }

        using var after = TestStorage.CreateEngine(_time).Open(folder["paperbot.db"]);
        using var restarted = Create(after.States);
        foreach (var (number, key) in keys.Index())
        {
            (await restarted.FindAsync(key)).ShouldBe(Line(number));
        }
    }

    [Fact]
    public async Task A_button_expires_after_30_days_with_and_without_a_restart()
    {
        using var commands = Create();
        var key = await StoreAsync(commands, Long);

        _time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMilliseconds(1));
        using var restarted = Create();
        (await commands.FindAsync(key), await restarted.FindAsync(key)).ShouldBe((Long, Long));

        _time.Advance(TimeSpan.FromMilliseconds(1));
        (await commands.FindAsync(key), await restarted.FindAsync(key)).ShouldBe((null, null));
    }

    [Fact]
    public async Task A_button_that_is_shown_again_lives_30_days_from_then_and_is_stored_once_a_day()
    {
        using var commands = Create();
        await commands.StartAsync(Token);
        var key = commands.Shorten(Long);
        commands.Shorten(Long);
        _time.Advance(TimeSpan.FromDays(20));
        commands.Shorten(Long);
        commands.Shorten(Long);
        await commands.StopAsync(Token);

        _time.Advance(TimeSpan.FromDays(29));
        using var restarted = Create();
        (await restarted.FindAsync(key)).ShouldBe(Long);
        _states.Uses.Items.Count(use => use == $"set {Long}").ShouldBe(2);
    }

    [Fact]
    public async Task Neither_a_reply_nor_a_press_waits_for_a_store_that_is_busy()
    {
        using var commands = Create();
        _states.Block();
        await commands.StartAsync(Token);
        var key = commands.Shorten(Long);
        await _states.Uses.FirstAsync(use => use == $"set {Long}");

        commands.Shorten(Line(2)).ShouldNotBe(key);
        var found = commands.FindAsync(key);
        (found.IsCompleted, await found).ShouldBe((true, Long));
        _states.Unblock();
        await commands.StopAsync(Token);
    }

    [Fact]
    public async Task What_does_not_fit_in_the_queue_works_until_the_restart_and_is_logged_once()
    {
        using var commands = Create();
        var keys = Enumerable.Range(0, Limits.UnstoredCommands + 3).Select(number => commands.Shorten(Line(number))).ToList();
        (await commands.FindAsync(keys[^1])).ShouldBe(Line(keys.Count - 1));
        Warnings.ShouldHaveSingleItem().ShouldContain("too many");

        await commands.StartAsync(Token);
        await _states.Uses.FirstAsync(use => use == $"set {Line(Limits.UnstoredCommands - 1)}");
        commands.Shorten(Line(keys.Count - 1));
        await commands.StopAsync(Token);

        using var restarted = Create();
        (await restarted.FindAsync(keys[0]), await restarted.FindAsync(keys[^2]), await restarted.FindAsync(keys[^1]))
            .ShouldBe((Line(0), null, Line(keys.Count - 1)));
    }

    [Fact]
    public async Task What_a_failing_store_does_not_take_is_logged_once_and_stored_when_it_is_shown_again()
    {
        using var commands = Create();
        _states.Fault = "The disk is full.";
        await commands.StartAsync(Token);
        var keys = new[] { commands.Shorten(Line(1)), commands.Shorten(Line(2)) };
        await _log.Lines.FirstAsync(line => line.Level == LogLevel.Warning);
        commands.Shorten(Line(3));
        await _states.Uses.FirstAsync(use => use == $"set {Line(3)}");
        (await commands.FindAsync(keys[0])).ShouldBe(Line(1));

        await commands.StopAsync(Token);
        Warnings.ShouldHaveSingleItem().ShouldContain("The disk is full.");
        _states.Fault = null;
        using var restarted = Create();
        (await restarted.FindAsync(keys[0])).ShouldBeNull();
        await StoreAsync(restarted, Line(1));
        using var again = Create();
        (await again.FindAsync(keys[0])).ShouldBe(Line(1));
    }

    [Fact]
    public async Task A_press_that_the_store_does_not_answer_in_time_finds_nothing()
    {
        var key = Create().Shorten(Long);
        using var commands = Create();
        _states.Block();

        var found = commands.FindAsync(key).AsTask();
        await _time.Waits.FirstAsync(wait => wait == Limits.QueryTime);
        _time.Advance(Limits.QueryTime);

        (await found.WithinLimitAsync()).ShouldBeNull();
        _states.Unblock();
        Warnings.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_press_on_a_failing_store_finds_nothing_and_is_logged_once()
    {
        var key = Create().Shorten(Long);
        using var commands = Create();
        _states.Fault = "The file is gone.";
        (await commands.FindAsync(key), await commands.FindAsync(key)).ShouldBe((null, null));
        Warnings.ShouldHaveSingleItem().ShouldContain("The file is gone.");
    }

    [Theory]
    [InlineData("more:")]
    [InlineData("more:x")]
    [InlineData("more:aaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("more:tag moe llm page:2 of everything")]
    public async Task A_key_that_cannot_be_one_is_not_looked_for(string line)
    {
        using var commands = Create();
        (await commands.FindAsync(line)).ShouldBeNull();
        _states.Uses.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_so_many_lines_are_in_memory_and_the_store_has_the_others()
    {
        using var commands = Create();
        await commands.StartAsync(Token);
        for (var number = 0; number <= Limits.RecentCommands; number++)
        {
            commands.Shorten(Line(number));
            await _states.Uses.FirstAsync(use => use == $"set {Line(number)}");
            _states.Uses.Clear();
        }

        (await commands.FindAsync(commands.Shorten(Line(1)))).ShouldBe(Line(1));
        _states.Uses.Items.ShouldBeEmpty();
        using var other = Create();
        (await commands.FindAsync(other.Shorten(Line(0)))).ShouldBe(Line(0));
        _states.Uses.Items.ShouldHaveSingleItem().ShouldStartWith("find ");
        await commands.StopAsync(Token);
    }

    [Fact]
    public async Task A_line_that_is_too_long_for_the_store_is_left_to_the_platform()
    {
        var commands = Create();
        await commands.StartAsync(Token);
        var line = $"tag {new string('a', Limits.StateLength)}";
        commands.Shorten(line).ShouldBe(line);
        await commands.StopAsync(Token);
        commands.ExecuteTask!.IsFaulted.ShouldBeFalse();
        Warnings.ShouldBeEmpty();
    }

    public void Dispose() => _states.Dispose();

    private static string Line(int number) => $"tag moe llm -survey since:2024-05 until:2024-06-30 by:\"Luke Zettlemoyer\" by:\"Wexford Plimtock\" page:{number}";

    private StoredCommands Create(IStateStore? states = null) => new(states ?? _states, _time, new LoggerFactory([_log]).CreateLogger<StoredCommands>());

    private static async Task<string> StoreAsync(StoredCommands commands, string line)
    {
        await commands.StartAsync(Token);
        var key = commands.Shorten(line);
        await commands.StopAsync(Token);
        return key;
    }
}
