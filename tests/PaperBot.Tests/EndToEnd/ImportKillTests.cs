using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Tests.EndToEnd;

/// <summary>The real program is killed while it imports.</summary>
public sealed class ImportKillTests : IDisposable
{
    private const int Documents = 1_500;
    private const string Database = "data/paperbot.db";

    private readonly TempFolder _folder = new();

    /// <param name="size">The size of the database's log at which the import is killed, in bytes: while the schema is created, early, and late.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(500_000)]
    [InlineData(2_000_000)]
    public async Task An_import_that_is_killed_stores_whole_documents_and_the_next_one_completes_it(long size)
    {
        for (var number = 0; number < Documents; number++)
        {
            _folder.Write($"notes/{number:D4}.txt", Notes.Digest("2024-05-07", Notes.Note($"First Paper {number}"), Notes.Note($"Second Paper {number}")));
        }

        Directory.CreateDirectory(_folder["data"]);
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (var log = new FileSystemWatcher(_folder["data"], "*-wal") { EnableRaisingEvents = true })
        {
            log.Changed += (_, change) =>
            {
                if (new FileInfo(change.FullPath) is { Exists: true, Length: var length } && length >= size)
                {
                    written.TrySetResult();
                }
            };
            await using var import = BotProcess.Start(_folder.Path, "import", ["notes"]);
            await written.Task.WithinLimitAsync();
            await import.KillAsync();
        }

        using (var left = new SqliteConnection($"Data Source={_folder[Database]};Pooling=False"))
        {
            left.Open();
            left.ExecuteScalar<string>("PRAGMA integrity_check").ShouldBe("ok");
            if (left.ExecuteScalar<int>("PRAGMA user_version") > 0)
            {
                left.ExecuteScalar<int>("SELECT COUNT(*) FROM (SELECT 1 FROM document d LEFT JOIN document_entry e ON e.document = d.id GROUP BY d.id HAVING COUNT(e.entry) <> 2)")
                    .ShouldBe(0, "documents that were stored only in part");
            }
        }

        var (exitCode, output, errors) = await BotProcess.RunAsync(_folder.Path, "import", "notes");
        exitCode.ShouldBe(0, errors);
        output.ShouldContain(" rejected");
        (await BotProcess.RunAsync(_folder.Path, "import", "notes")).Output.ShouldContain($"0 added, 0 updated, {2 * Documents} unchanged, 0 rejected");
    }

    public void Dispose() => _folder.Dispose();
}
