using PaperBot.Storage.LiteDb;
using PaperBot.Storage.LiteDb.Files;

namespace PaperBot.Tests.Storage.LiteDb;

/// <summary>
/// A run is recorded, and power is lost at a random instant of it: of what was written since the last flush, any subset of blocks is there.
/// PAPERBOT_POWER_LOSSES sets how often (200).
/// </summary>
public sealed class PowerLossTests : IDisposable
{
    private const int Units = 150;
    private const int UnitsAfter = 12;

    private static readonly int Losses = int.Parse(Environment.GetEnvironmentVariable("PAPERBOT_POWER_LOSSES") ?? "200", null);

    private readonly TempFolder _folder = new();

    [Long]
    [Fact]
    public void After_a_loss_of_power_everything_acknowledged_is_there_and_nothing_by_half()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}");
        var (disk, first, states) = Record(seed);
        var random = new Random(seed);
        for (var loss = 0; loss < Losses; loss++)
        {
            var at = disk.ChooseInstant(first, random);
            var left = disk.LosePower(at, random, out var acknowledged);

            using var database = Open(left);
            database.Check().ShouldBeEmpty($"seed {seed}, after {at} operations");
            var sum = RecordSum.Of(database);
            states.Skip(acknowledged).ShouldContain(sum, $"seed {seed}, after {at} operations, of which state {acknowledged} was acknowledged");

            var workload = new Workload(database, seed + loss, after: Units + (loss * UnitsAfter));
            for (var unit = 0; unit < UnitsAfter; unit++)
            {
                workload.Run();
            }

            database.Check().ShouldBeEmpty($"seed {seed}, {UnitsAfter} units after the loss after {at} operations");
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Runs units of work. The states are the sums of the database after each.</summary>
    private (SimulatedDisk Disk, int First, IReadOnlyList<RecordSum> States) Record(int seed)
    {
        var disk = new SimulatedDisk();
        using (var files = new DatabaseFiles(disk.Data, disk.Log))
        {
            Schema.Create(files.Database);
            files.Checkpoint();
        }

        var first = disk.Count;
        using var database = Open(disk);
        var states = new List<RecordSum> { RecordSum.Of(database) };
        var workload = new Workload(database, seed, after: 0);
        for (var unit = 0; unit < Units; unit++)
        {
            workload.Run();
            disk.Acknowledge(states.Count);
            states.Add(RecordSum.Of(database));
        }

        return (disk, first, states);
    }

    private LiteDbDatabase Open(SimulatedDisk disk) => new(new(_folder["simulated"], _ => new DatabaseFiles(disk.Data, disk.Log), WaitLimit.Value));
}
