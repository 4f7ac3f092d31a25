using System.Diagnostics;
using PaperBot.Tests.Sources;

namespace PaperBot.Tests.EndToEnd;

/// <summary>What strangers can put into a folder or repository, read by the real program in 512 MB.</summary>
[Long]
public sealed class HostileSourcesTests : IDisposable
{
    private const string Good = "2024-05-07\nWatering Experts\n(Ann Lee)\nText.\n#moe\n";

    private readonly TempFolder _folder = new();
    private readonly GitRepository _repository = new();

    public void Dispose()
    {
        _folder.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public async Task Hostile_files_of_a_folder_are_refused_and_the_others_are_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes and devices in folders.");
        _folder.Write("secret.txt", "2024-05-07\nSecret Paper\n(Ann Lee)\n#secret\n");
        _folder.Write("notes/good.txt", Good);
        File.CreateSymbolicLink(_folder["notes/a secret.txt"], _folder["secret.txt"]);
        File.CreateSymbolicLink(_folder["notes/a device.txt"], "/dev/zero");
        Directory.CreateSymbolicLink(_folder["notes/a loop"], _folder["notes"]);
        using (var pipe = Process.Start("mkfifo", [_folder["notes/a pipe.txt"]]))
        {
            pipe.WaitForExit(WaitLimit.Value).ShouldBeTrue();
        }

        _folder.Write("notes/long.txt", new string('x', 16_000_000));
        _folder.Write("notes/lines.txt", Good + new string('\n', 2_000_000));
        _folder.Write("notes/entry.txt", $"2024-05-07\nHuge\n(Ann Lee)\n{new string('x', 3_900_000)}\n#moe\n");
        _folder.Write("notes/entries.txt", "2024-05-08\n" + string.Concat(Enumerable.Range(0, 30_000).Select(number => $"P{number}\n(Ann Lee)\n#many\n")));

        await using var bot = await ReadAsync("Folder", $"--Sources:0:Path={_folder["notes"]}");

        (await AskAsync("tag moe")).ShouldBe("Watering Experts");
        (await AskAsync("tag secret")).ShouldBe("");
        (await AskAsync("show P19999")).ShouldBe("P19999");
        foreach (var refused in new[] { "a secret.txt", "a device.txt", "a loop", "a pipe.txt", "long.txt", "lines.txt", "entry.txt", "entries.txt" })
        {
            bot.Log.Items.ShouldContain(line => line.Contains($"notes/{refused}:0: ", StringComparison.Ordinal), refused);
        }
    }

    [Fact]
    public async Task A_million_files_of_a_small_repository_are_not_read()
    {
        var tree = Tree(100, $"100644 blob {Blob(Good)}", ".md");
        tree = Tree(100, $"040000 tree {Tree(100, $"040000 tree {tree}", "")}", "");
        Commit(tree);

        await using var bot = await ReadAsync("Git", $"--Sources:0:Url=file://{_repository.Path}");

        (await AskAsync("tag moe")).ShouldBe("Watering Experts");
        bot.Log.Items.ShouldContain(line => line.Contains("other files have the same content", StringComparison.Ordinal));
        bot.Log.Items.ShouldContain(line => line.Contains("more problems, which are not logged", StringComparison.Ordinal));
        bot.Log.Items.Count.ShouldBeLessThan(200);
    }

    [Fact]
    public async Task Gigabytes_of_a_small_repository_are_read_in_parts()
    {
        var files = Enumerable.Range(0, 150).Select(number => $"100644 blob {Blob(number == 149 ? Good : $"{number}{new string('x', 4_100_000)}")}\t{number:D3}.md\n");
        Commit(_repository.RunWith(string.Concat(files), "mktree"));

        await using var bot = await ReadAsync("Git", $"--Sources:0:Url=file://{_repository.Path}");

        (await AskAsync("tag moe")).ShouldBe("Watering Experts");
    }

    private async Task<BotProcess> ReadAsync(string kind, string location)
    {
        var bot = BotProcess.Start(_folder.Path, [$"--Sources:0:Kind={kind}", location, "--Web:Url=http://127.0.0.1:0"]);
        await bot.LogsAsync(BotProcess.Ready);
        bot.Log.Items.ShouldNotContain(line => line.Contains("cannot be read now", StringComparison.Ordinal), string.Join('\n', bot.Log.Items.Take(50)));
        return bot;
    }

    /// <summary>The titles of the answer, found beside the running bot.</summary>
    private async Task<string> AskAsync(string command)
    {
        var (_, output, errors) = await BotProcess.RunAsync(_folder.Path, "ask", $"/paper {command}", "--as", "json");
        errors.ShouldBe("");
        return string.Join('\n', System.Text.Json.JsonDocument.Parse(output).RootElement.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("title").GetString()));
    }

    private string Blob(string text) => _repository.RunWith(text, "hash-object", "-w", "--stdin");

    private string Tree(int count, string item, string extension) =>
        _repository.RunWith(string.Concat(Enumerable.Range(0, count).Select(number => $"{item}\t{number}{extension}\n")), "mktree");

    private void Commit(string tree) => _repository.Run("update-ref", "refs/heads/main", _repository.Run("commit-tree", "-m", "Notes", tree));
}
