using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace PaperBot.Tests.Importing;

public sealed class SourceServiceTests : IDisposable
{
    private readonly TempFolder _database = new();
    private readonly TempFolder _notes = new();

    [Fact]
    public async Task The_archive_is_not_enqueued_and_what_came_while_the_bot_was_not_running_is()
    {
        Write("a.txt", "First Paper");
        (await StartAsync()).ShouldBe(("First Paper", 0));
        (await StartAsync()).ShouldBe(("First Paper", 0));
        Write("b.txt", "Second Paper");
        (await StartAsync()).ShouldBe(("First Paper, Second Paper", 1));
        (await StartAsync()).ShouldBe(("First Paper, Second Paper", 1));
    }

    [Fact]
    public async Task A_folder_that_is_missing_does_not_keep_the_bot_from_starting()
    {
        _notes.Dispose();
        (await StartAsync()).ShouldBe(("", 0));
        Directory.CreateDirectory(_notes.Path);
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_is_logged_once_and_later_changes_are_seen_when_it_can()
    {
        using var core = new TestCore(_database, "Sources:0:Kind=Folder", $"Sources:0:Path={_notes.Path}");
        using var log = new RecordingLog();
        using var logger = new LoggerFactory([log]);
        using var service = Service(core, logger.CreateLogger<SourceService>());
        await service.StartAsync(TestContext.Current.CancellationToken);
        await core.Get<Subscriptions>().Activated.WithinLimitAsync();
        using var other = new TestCore(_database);
        other.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper")));
        core.StoreFault = "The database is in use.";

        core.Time.Advance(TimeSpan.FromSeconds(1));
        var failure = await log.Lines.FirstAsync(line => line.Level == LogLevel.Error);
        core.Time.Advance(TimeSpan.FromSeconds(1));
        core.StoreFault = null;
        core.Time.Advance(TimeSpan.FromSeconds(1));
        while (core.Count == 0)
        {
            await core.Get<DeliverySignal>().WaitAsync(Timeout.InfiniteTimeSpan, core.Time, TestContext.Current.CancellationToken).WithinLimitAsync();
        }

        failure.Text.ShouldContain("The database is in use.");
        log.Lines.Items.Count(line => line.Level == LogLevel.Error).ShouldBe(1);
        core.Entries()[0].Title.ShouldBe("First Paper");
        await service.StopAsync(TestContext.Current.CancellationToken).WithinLimitAsync();
    }

    [Fact]
    public async Task While_the_index_is_rebuilt_the_service_starts_and_polls()
    {
        using var core = new TestCore(_database, [.. TestCore.EachEntry, "Sources:0:Kind=Folder", $"Sources:0:Path={_notes.Path}"]);
        using var rebuilt = new ManualResetEventSlim();
        using var service = Service(core, NullLogger<SourceService>.Instance, new BrokenIndex { IsLoaded = false, Refreshing = () => rebuilt.Wait(WaitLimit.Value) });

        var starting = service.StartAsync(TestContext.Current.CancellationToken);
        core.Time.Advance(await core.Time.Waits.NthAsync(1, _ => true));

        await starting.WithinLimitAsync();
        await core.Get<Subscriptions>().Activated.WithinLimitAsync();
        rebuilt.Set();
        await service.StopAsync(TestContext.Current.CancellationToken).WithinLimitAsync();
    }

    [Fact]
    public async Task An_index_that_cannot_be_written_is_logged_and_the_service_starts()
    {
        using var core = new TestCore(_database, "Sources:0:Kind=Folder", $"Sources:0:Path={_notes.Path}");
        using var log = new RecordingLog();
        using var logger = new LoggerFactory([log]);
        using var service = Service(core, logger.CreateLogger<SourceService>(), new BrokenIndex());

        await service.StartAsync(TestContext.Current.CancellationToken).WithinLimitAsync();

        (await log.Lines.FirstAsync(line => line.Level == LogLevel.Error)).Text.ShouldContain(BrokenIndex.Reason);
        await service.StopAsync(TestContext.Current.CancellationToken).WithinLimitAsync();
    }

    public void Dispose()
    {
        _database.Dispose();
        _notes.Dispose();
    }

    /// <summary>Runs the service as a new process until it has polled its sources; returns the titles of the index and the number of deliveries.</summary>
    private async Task<(string Titles, int Enqueued)> StartAsync()
    {
        using var core = new TestCore(_database, [.. TestCore.EachEntry, "Sources:0:Kind=Folder", $"Sources:0:Path={_notes.Path}", "Sources:0:SettleMinutes=0"]);
        using var service = Service(core, NullLogger<SourceService>.Instance);
        await service.StartAsync(TestContext.Current.CancellationToken);
        await core.Get<Subscriptions>().Activated.WithinLimitAsync();
        await service.StopAsync(TestContext.Current.CancellationToken).WithinLimitAsync();
        return (core.Titles, core.Enqueued);
    }

    private static SourceService Service(TestCore core, ILogger<SourceService> logger, IEntryIndex? index = null) => new(
        core.Get<IReadOnlyList<ISource>>(), core.Get<IOptions<List<SourceOptions>>>(), core.Get<Importer>(), core.Get<SourceMetrics>(), core.Get<IEntryStore>(),
        index ?? core.Index,
        core.Get<Subscriptions>(), core.Get<DeliverySignal>(), core.Time, logger);

    private void Write(string file, string title) => _notes.Write(file, Notes.Digest("2024-05-07", Notes.Note(title)));
}
