using PaperBot.Filters;

namespace PaperBot.Tests.Search.Oracle;

/// <summary>Every kind of look-up finds what a scan of all entries finds.</summary>
public sealed class LookupOracleTests
{
    private static readonly TagAliases Aliases = new(new TagOptions { Aliases = RandomEntries.Aliases.ToDictionary() });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void On_random_entries(int seed)
    {
        var random = new Random(seed);
        for (var size = 1; size <= 150; size = (size * 3) + 1)
        {
            Entry[] entries = [.. Enumerable.Range(0, size).Select(number => new RandomEntries(random).Create($"{number:D3}"))];
            using var index = TestIndex.Create(entries, Aliases);
            new LookupComparison(index, new(entries, Aliases), random).Run(Aliases);
        }
    }

    [Long]
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Through_additions_edits_withdrawals_merges_and_restarts_beside_another_process(int seed)
    {
        using var folder = new TempFolder();
        string[] settings = [.. RandomEntries.Aliases.Select(alias => $"Tags:Aliases:{alias.Key}={alias.Value}")];
        var random = new Random(seed);
        var cores = new[] { new TestCore(folder, settings), new TestCore(folder, settings) };
        for (var step = 0; step < 60; step++)
        {
            Change(cores[random.Next(2)].Get<IEntryStore>(), new(random), random);
            if (random.Next(10) == 0)
            {
                var restarted = random.Next(2);
                cores[restarted].Dispose();
                cores[restarted] = new(folder, settings);
            }

            // The one that does not write waits for the other.
            Parallel.ForEach(cores, core => core.Index.Refresh());
            if (step % 6 == 0)
            {
                Compare(cores[random.Next(2)], random);
            }
        }

        Array.ForEach(cores, core => Compare(core, random));
        Array.ForEach(cores, core => core.Dispose());
    }

    private static void Change(IEntryStore store, RandomEntries source, Random random) => store.Import(import =>
    {
        for (var times = random.Next(1, 12); times > 0; times--)
        {
            // Some are added, some edited, and some come back after they were withdrawn.
            var id = $"{random.Next(120):D3}";
            if (random.Next(4) == 0 && import.FindEntry(new(id)) is not null)
            {
                import.Withdraw(new(id));
            }
            else
            {
                Notes.Save(import, source.Create(id));
            }
        }

        return 0;
    });

    private static void Compare(TestCore core, Random random)
    {
        var store = core.Get<IEntryStore>();
        using var entries = core.Index.Open();
        new LookupComparison(entries, new(store.ReadChanged(-1), Aliases), random).Run(Aliases);
    }
}
