using Microsoft.Extensions.Options;
using PaperBot.Status;
using PaperBot.Tests.Search.Faults;

namespace PaperBot.Tests.Web;

public sealed class StatusReaderTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly IDatabase _database;

    public StatusReaderTests() => _database = TestStorage.CreateEngine().Open(_folder["db"]);

    [Fact]
    public void The_deliveries_of_all_channels_are_read_in_one_pass()
    {
        var subscriptions = Enumerable.Range(0, 20).Select(number => new Subscription(new("Slack", $"C{number}"), "", DeliverySchedule.Each, null, "Asia/Seoul", Locale.English)).ToList();
        _database.Subscriptions.SetSubscriptions(subscriptions);
        _database.Entries.Import(import =>
        {
            foreach (var number in Enumerable.Range(0, 8))
            {
                var entry = Notes.Entry($"e{number}", file: $"{number}.txt");
                Notes.Save(import, entry);
                subscriptions.ForEach(subscription => import.AddDelivery(subscription, entry.Id, Noon));
            }

            return true;
        });
        _database.Deliveries.CancelPending(null, "msg_too_long: it is too long", Noon);
        var calls = new List<string>();

        var channels = Reader(calls, _database).ReadChannels();

        calls.ShouldBe([nameof(IDeliveryStore.ReadCounts)]);
        channels.Count.ShouldBe(20);
        channels.ShouldAllBe(channel => channel.CountOf(DeliveryState.Failed) == 8);
        channels.ShouldAllBe(channel => string.Join(' ', channel.Failures.Select(failure => failure.Entry.Value)) == "e3 e4 e5 e6 e7");
        channels.ShouldAllBe(channel => channel.Failures.All(failure => failure.Channel == channel.Channel));
    }

    [Theory]
    [InlineData(-10, 1, 0)]
    [InlineData(-1, 30, 1)]
    [InlineData(null, 1, 1)]
    [InlineData(null, -10, 0)]
    public void A_failure_is_as_old_as_what_is_stored_of_it_and_only_without_that_as_old_as_its_due_time(int? failedDays, int dueDays, int count)
    {
        var failures = new RecentFailures(Noon);
        failures.Add(new(new("Slack", "C1"), "", new("a"), Noon.AddDays(dueDays), DeliveryState.Failed, "channel_not_found", []) { Failed = failedDays is { } days ? Noon.AddDays(days) : null });
        failures.Of(new("Slack", "C1")).Count.ShouldBe(count);
    }

    [Fact]
    public void Without_the_database_what_waits_is_not_known()
    {
        File.Delete(_folder["db"]);
        var reader = Reader([], _database, new SubscriptionOptions { Platform = "Slack", Channel = "C1" });
        reader.ReadChannels().ShouldHaveSingleItem().Counts.ShouldBeNull();
        reader.ReadStore().Problem.ShouldNotBeNull().ShouldContain("was deleted");
    }

    [Fact]
    public void A_disk_that_became_read_only_is_a_problem_of_the_database_until_it_can_be_written()
    {
        using var disk = new SmallDisk();
        using var database = TestStorage.CreateEngine().Open(disk["db"]);
        var reader = Reader([], database);
        reader.ReadStore().Problem.ShouldBeNull();
        disk.Protect();
        reader.ReadStore().Problem.ShouldNotBeNull().ShouldContain("Read-only file system");
        disk.Protect(isReadOnly: false);
        reader.ReadStore().Problem.ShouldBeNull();
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private static StatusReader Reader(List<string> calls, IDatabase database, params List<SubscriptionOptions> settings) => new(
        () => CallRecorder.Create(database, (method, result) => method == "get_Deliveries" ? CallRecorder.Create((IDeliveryStore)result!, (used, value) =>
        {
            calls.Add(used);
            return value;
        }) : result),
        () => new BrokenIndex(),
        [],
        [],
        [],
        Options.Create(settings),
        new PlatformBlocks(),
        new ManualTime(Noon));
}
