using System.Globalization;
using PaperBot.Filters;
using PaperBot.Tests.Search.Oracle;

namespace PaperBot.Tests.EndToEnd;

/// <summary>
/// The real program is killed while it writes the index: in commits, merges and rebuilds. PAPERBOT_INDEX_KILLS sets how often (6).
/// </summary>
[Long]
public sealed class IndexKillTests : IDisposable
{
    private const int MaxChanges = 120;
    private const int DocumentsInRound = 30;
    private const int MaxDocuments = 600;

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("PAPERBOT_INDEX_KILLS") ?? "6", CultureInfo.InvariantCulture);

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task An_index_whose_process_is_killed_is_right_again_and_has_everything_acknowledged()
    {
        var (random, acknowledged) = (new Random(), 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            // New entries, until there are many, and other words and tags in some of the old ones.
            for (var number = 0; number < DocumentsInRound; number++)
            {
                var document = (number < DocumentsInRound / 2 ? (kill * DocumentsInRound) + number : random.Next((kill + 1) * DocumentsInRound)) % MaxDocuments;
                _folder.Write($"notes/{document}.txt", Notes.Digest($"2024-05-{random.Next(1, 29):D2}", Note(document, random), Note(document + 100_000, random)));
            }

            if (kill % 3 == 2)
            {
                Directory.Delete(_folder[$"{TestStorage.File}.index"], recursive: true);
            }

            if (await KillAsync(random.Next(1, MaxChanges)))
            {
                acknowledged = 2 * Directory.GetFiles(_folder["notes"]).Length;
            }

            Verify(acknowledged, random);
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Starts an import, and kills it when the index's files have changed so often. Returns whether it finished before.</summary>
    private async Task<bool> KillAsync(int changes)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(Directory.CreateDirectory(_folder[$"{TestStorage.File}.index"]).FullName) { EnableRaisingEvents = true };
        watcher.Created += OnChanged;
        watcher.Changed += OnChanged;
        watcher.Deleted += OnChanged;
        await using var import = BotProcess.Start(_folder.Path, "import", ["notes", .. TestStorage.Settings(_folder.Path)]);
        var exited = import.ExitedAsync();
        await Task.WhenAny(reached.Task, exited).WithinLimitAsync();
        if (exited.IsCompletedSuccessfully)
        {
            return true;
        }

        await import.KillAsync();
        return false;

        void OnChanged(object sender, FileSystemEventArgs change)
        {
            if (Interlocked.Decrement(ref changes) <= 0)
            {
                reached.TrySetResult();
            }
        }
    }

    private void Verify(int acknowledged, Random random)
    {
        using var core = new TestCore(_folder);
        using var entries = core.Index.Open();
        entries.Count.ShouldBeGreaterThanOrEqualTo(acknowledged);
        new LookupComparison(entries, new(core.Get<IEntryStore>().ReadChanged(-1), TagAliases.None), random).Run(TagAliases.None, questions: 2);
    }

    private static string Note(int number, Random random)
    {
        var source = new RandomEntries(random);
        return Notes.Note($"Paper {number}", $"#{source.Pick(RandomEntries.LatinWords)} #tag{number % 7}", $"{source.Pick(RandomEntries.KoreanWords)}을 {source.Pick(RandomEntries.LatinWords)}로 읽는다.");
    }
}
