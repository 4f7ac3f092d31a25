using System.Diagnostics;

namespace PaperBot.Tests.Sources;

/// <summary>A repository in a temporary folder, created by the real git, independent of the machine's settings, and the folder of the bot that reads it.</summary>
public sealed class GitRepository : IDisposable
{
    private readonly TempFolder _folder = new();
    private int _commits;

    public GitRepository() => Run("init", "--quiet");

    /// <summary>The folder, which is also an address.</summary>
    public string Path => _folder.Path;

    /// <summary>The folder in which the bot keeps its data.</summary>
    public TempFolder Data { get; } = new();

    /// <summary>The full path of a file in the repository.</summary>
    public string this[string file] => _folder[file];

    public void Write(string file, string text) => _folder.Write(file, text);

    public void Move(string from, string to)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(_folder[to])!);
        File.Move(_folder[from], _folder[to]);
    }

    /// <summary>Commits all files of the folder.</summary>
    /// <param name="date">The date; null for the next day.</param>
    public void Commit(string? date = null)
    {
        Run("add", "--all");
        RunOn(date ?? $"{new DateOnly(2024, 5, 1).AddDays(_commits++):yyyy-MM-dd}", ["commit", "--quiet", "--allow-empty", "--message=Notes"]);
    }

    /// <summary>Writes one file, and commits.</summary>
    public void Commit(string file, string text) => Commit([(file, text)]);

    /// <summary>Writes files, and commits.</summary>
    public void Commit(IEnumerable<(string File, string Text)> files)
    {
        foreach (var (file, text) in files)
        {
            Write(file, text);
        }

        Commit();
    }

    /// <summary>Deletes files, and commits.</summary>
    /// <param name="files">The files, or . for all.</param>
    public void CommitWithout(string files)
    {
        Run("rm", "--quiet", "-r", files);
        Commit();
    }

    /// <summary>Creates a source that reads the repository.</summary>
    internal GitSource Source(string? url = null, string branch = "", string path = "", TimeProvider? time = null) =>
        new(new() { Kind = "Git", Url = url ?? Path, Branch = branch, Path = path }, new(Data.Path, time ?? TimeProvider.System));

    /// <summary>Runs git in the repository.</summary>
    public string Run(params string[] arguments) => RunOn("2024-05-01", arguments);

    /// <summary>Runs git in the repository with an input.</summary>
    public string RunWith(string input, params string[] arguments) => RunOn("2024-05-01", arguments, input);

    /// <summary>Commits many files at once, without writing them to the folder. Names and texts are ASCII.</summary>
    public void CommitMany(IEnumerable<(string File, string Text)> files) => RunOn("2024-05-01", ["fast-import", "--quiet"], string.Concat(
        files.Select(file => $"M 100644 inline {file.File}\ndata {file.Text.Length}\n{file.Text}\n")
            .Prepend("commit refs/heads/main\ncommitter Ada <ada@example.org> 1714532400 +0900\ndata 5\nNotes\n")));

    public void Dispose()
    {
        _folder.Dispose();
        Data.Dispose();
    }

    private string RunOn(string date, string[] arguments, string input = "")
    {
        string[] settings = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgSign=false"];
        var start = new ProcessStartInfo("git", [.. settings, .. arguments])
        {
            WorkingDirectory = Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_AUTHOR_DATE"] = start.Environment["GIT_COMMITTER_DATE"] = $"{date}T12:00:00+09:00";
        start.Environment["GIT_DIR"] = _folder[".git"];
        start.Environment["GIT_WORK_TREE"] = Path;
        using var git = Process.Start(start)!;
        var error = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEndAsync();
        git.StandardInput.Write(input);
        git.StandardInput.Close();
        git.WaitForExit(WaitLimit.Value).ShouldBeTrue();
        git.ExitCode.ShouldBe(0, error.Result);
        return output.Result.TrimEnd();
    }
}
