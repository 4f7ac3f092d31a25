using System.Text.Json;

namespace PaperBot.Tests.EndToEnd;

/// <summary>The real program is killed while it imports.</summary>
[Long]
public sealed class ImportKillTests : IDisposable
{
    private const int Documents = 1_500;

    private readonly TempFolder _folder = new();

    /// <param name="size">The size of all files in the database's folder at which the import is killed, in bytes: while the database is created, early, and late.</param>
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
        using (var data = new FileSystemWatcher(_folder["data"]) { EnableRaisingEvents = true })
        {
            data.Changed += (_, _) =>
            {
                if (new DirectoryInfo(_folder["data"]).EnumerateFiles().Sum(file => file.Exists ? file.Length : 0) >= size)
                {
                    written.TrySetResult();
                }
            };
            await using var import = BotProcess.Start(_folder.Path, "import", ["notes"]);
            await written.Task.WithinLimitAsync();
            await import.KillAsync();
        }

        var export = await BotProcess.RunAsync(_folder.Path, "export");
        export.ExitCode.ShouldBe(0, export.Errors);
        export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).CountBy(FileOf)
            .ShouldAllBe(document => document.Value == 2, "documents that were stored only in part");
        (await BotProcess.RunAsync(_folder.Path, "check", $"--Sources:0:Path={_folder["notes"]}")).Output.ShouldContain("ok   Storage: ");

        var (exitCode, output, errors) = await BotProcess.RunAsync(_folder.Path, "import", "notes");
        exitCode.ShouldBe(0, errors);
        output.ShouldContain(" rejected");
        (await BotProcess.RunAsync(_folder.Path, "import", "notes")).Output.ShouldContain($"0 added, 0 updated, {2 * Documents} unchanged, 0 rejected");
    }

    public void Dispose() => _folder.Dispose();

    private static string FileOf(string line) => JsonDocument.Parse(line).RootElement.GetProperty("source").GetProperty("file").GetString()!;
}
