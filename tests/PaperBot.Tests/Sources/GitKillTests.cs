using PaperBot.Tests.EndToEnd;

namespace PaperBot.Tests.Sources;

/// <summary>The real program is killed while git fetches.</summary>
[Long]
public sealed class GitKillTests : IDisposable
{
    private readonly GitRepository _vault = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fetch_that_was_interrupted_by_a_kill_is_repeated_after_the_restart(bool hasCopy)
    {
        await using var server = await GitServer.StartAsync(_vault.Path);
        string[] settings = ["--Web:Url=http://127.0.0.1:0", "--Sources:0:Kind=Git", "--Sources:0:Path=", $"--Sources:0:Url=http://{server.Host}/vault"];
        if (hasCopy)
        {
            CommitNotes("first");
            await using var first = BotProcess.Start(_vault.Data.Path, settings);
            await first.LogsAsync("Read 100 documents");
            await first.KillAsync();
        }

        CommitNotes("second");
        server.Release = new TaskCompletionSource().Task;
        await using (var bot = BotProcess.Start(_vault.Data.Path, settings))
        {
            await server.Held.FirstAsync(_ => true);
            await bot.KillAsync();
        }

        server.Release = Task.CompletedTask;
        await using var again = BotProcess.Start(_vault.Data.Path, settings);
        await again.LogsAsync("Read 100 documents");
        await again.KillAsync();
        (await BotProcess.RunAsync(_vault.Data.Path, "ask", "/paper tag second")).Output.ShouldContain("100 entries");
    }

    public void Dispose() => _vault.Dispose();

    /// <summary>Commits a hundred notes with incompressible texts.</summary>
    private void CommitNotes(string tag)
    {
        var random = new Random(1);
        _vault.Commit(Enumerable.Range(0, 100).Select(note =>
        {
            var noise = Convert.ToHexStringLower(Enumerable.Range(0, 300).Select(_ => (byte)random.Next(256)).ToArray());
            return ($"240501 Paper {note}.md", $"https://example.org/papers/{note}\n\n*Paper {note}* (Ada Kim, Ben Lee)\n\n짧은 감상입니다. {noise}\n\n#{tag} ");
        }));
    }
}
