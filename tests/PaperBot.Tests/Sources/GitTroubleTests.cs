using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PaperBot.Fakes;
using PaperBot.Sources;

namespace PaperBot.Tests.Sources;

/// <summary>What happens when the repository, the copy of it, the network or git itself is not as it should be.</summary>
public sealed class GitTroubleTests : IDisposable
{
    private readonly GitRepository _repository = new();
    private readonly TempFolder _data = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Copy => Directory.GetDirectories(_data["sources"]).Single();

    [Fact]
    public async Task A_repository_that_is_gone_for_a_while_is_read_again_when_it_is_back()
    {
        _repository.Commit("a.md", "a");
        var source = Source();
        (await FilesAsync(source)).ShouldBe("a.md");
        Directory.Move(_repository[".git"], _repository["away"]);
        (await FailureAsync(source)).ShouldSatisfyAllConditions(
            message => message.ShouldStartWith($"{_repository.Path} cannot be read: "),
            message => message.ShouldContain("does not appear to be a git repository"),
            message => message.ShouldContain("Look at the Url"));
        (await FailureAsync(() => source.CheckAsync(Cancel))).ShouldContain("Look at the Url");
        Directory.Move(_repository["away"], _repository[".git"]);
        _repository.Commit("b.md", "b");
        (await FilesAsync(source)).ShouldBe("a.md b.md");
    }

    [Fact]
    public async Task A_branch_or_folder_that_does_not_exist_is_named_with_what_there_is()
    {
        _repository.Commit("notes/a.md", "a");
        (await FailureAsync(Source(branch: "master"))).ShouldBe(
            $"{_repository.Path}#master has no such branch. Set the source's Branch to one that it has: main.");
        (await FailureAsync(Source(path: "papers"))).ShouldContain("has no folder papers");
        (await Should.ThrowAsync<SourceException>(() => Source(path: "papers").CheckAsync(TestContext.Current.CancellationToken))).Message.ShouldContain("has no folder papers");
        _repository.Run("symbolic-ref", "HEAD", "refs/heads/none");
        (await FailureAsync(Source())).ShouldEndWith("does not say which branch is its own. Set the source's Branch to one that it has: main.");
    }

    [Theory]
    [InlineData("cut off while it was made")]
    [InlineData("a file in its place")]
    [InlineData("emptied")]
    [InlineData("without objects")]
    [InlineData("one object broken")]
    [InlineData("locked by a git that was killed")]
    public async Task A_broken_copy_is_made_anew(string how)
    {
        _repository.Commit("a.md", "a");
        var source = Source();
        (await FilesAsync(source)).ShouldBe("a.md");
        Break(how);
        (await FilesAsync(Source())).ShouldBe("a.md");
        _repository.Commit("b.md", "b");
        (await FilesAsync(source)).ShouldBe("a.md b.md");
        Directory.GetFileSystemEntries(_data["sources"]).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_copy_that_breaks_while_the_bot_runs_is_made_anew()
    {
        _repository.Commit("a.md", "a");
        var source = Source();
        await FilesAsync(source);
        Break("one object broken");
        (await FilesAsync(source)).ShouldBe("a.md");
        Directory.Delete(Copy, recursive: true);
        (await FilesAsync(source)).ShouldBe("a.md");
        Break("emptied");
        (await source.CheckAsync(Cancel)).ShouldContain("is fetched anew at the next look");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up_and_git_is_ended()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var accepted = server.AcceptTcpClientAsync(Cancel).AsTask();
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        var failure = FailureAsync(Source($"git://{server.LocalEndpoint}/notes", time: time));
        using var client = await accepted.WithinLimitAsync();
        time.Advance(GitSource.TimeLimit);
        (await failure.WithinLimitAsync()).ShouldContain("did not answer within 60 seconds");
        await AssertClosedAsync(client);
    }

    [Fact]
    public async Task Cancelling_a_look_ends_git()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var cancel = new CancellationTokenSource();
        var look = Source($"http://{server.LocalEndpoint}/notes").PollAsync(new Dictionary<string, string>(), cancel.Token);
        using var client = await server.AcceptTcpClientAsync(Cancel).AsTask().WithinLimitAsync();
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(look.WithinLimitAsync());
        await AssertClosedAsync(client);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_in_the_same_words_each_time()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var source = Source($"http://{server.LocalEndpoint}/notes");
        server.Stop();
        var message = await FailureAsync(source);
        message.ShouldContain("It is tried again");
        message.ShouldNotContain(" ms");
        (await FailureAsync(source)).ShouldBe(message);
    }

    [Fact]
    public async Task Without_the_program_git_check_says_to_install_it()
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "paperbot.dll"), "check", "--Sources:0:Kind=Git", "--Sources:0:Path=", $"--Sources:0:Url={_repository.Path}"])
        {
            WorkingDirectory = _data.Path,
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = _data.Path;
        using var check = Process.Start(start)!;
        var output = await check.StandardOutput.ReadToEndAsync(Cancel).WithinLimitAsync();
        output.ShouldContain($"FAIL Source Git {_repository.Path}: The program git cannot be started");
        output.ShouldContain("Install git");
    }

    public void Dispose()
    {
        _repository.Dispose();
        _data.Dispose();
    }

    private static async Task AssertClosedAsync(TcpClient client)
    {
        var buffer = new byte[4096];
        while (await client.GetStream().ReadAsync(buffer, Cancel).AsTask().WithinLimitAsync() > 0)
        {
        }
    }

    private static Task<string> FailureAsync(GitSource source) => FailureAsync(() => source.PollAsync(new Dictionary<string, string>(), Cancel));

    private static async Task<string> FailureAsync(Func<Task> action) => (await Should.ThrowAsync<SourceException>(action)).Message;

    private static async Task<string> FilesAsync(GitSource source) =>
        string.Join(' ', (await source.PollAsync(new Dictionary<string, string>(), Cancel)).Changed.Select(document => document.Source.File));

    private void Break(string how)
    {
        switch (how)
        {
            case "cut off while it was made":
                Directory.Move(Copy, $"{Copy}.new");
                File.Delete(Path.Combine(Copy, "HEAD"));
                break;
            case "a file in its place":
                var copy = Copy;
                Directory.Delete(copy, recursive: true);
                File.WriteAllText($"{copy}.new", "");
                File.WriteAllText(copy, "");
                break;
            case "emptied":
                Directory.EnumerateFileSystemEntries(Copy).ToList().ForEach(Remove);
                break;
            case "without objects":
                Directory.EnumerateFileSystemEntries(Path.Combine(Copy, "objects")).ToList().ForEach(Remove);
                break;
            case "one object broken":
                var blob = _repository.Run("rev-parse", "HEAD:a.md");
                var loose = Path.Combine(Copy, "objects", blob[..2], blob[2..]);
                File.Delete(loose);
                File.WriteAllText(loose, "no object");
                break;
            case "locked by a git that was killed":
                File.WriteAllText(Path.Combine(Copy, "shallow.lock"), "");
                File.WriteAllText(Path.Combine(Copy, "refs", "paperbot", "tip.lock"), "");
                _repository.Commit("a.md", "edited");
                break;
            default:
                throw new ArgumentException(how);
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }

    private GitSource Source(string? url = null, string branch = "", string path = "", TimeProvider? time = null) =>
        new(new() { Kind = "Git", Url = url ?? _repository.Path, Branch = branch, Path = path }, _data.Path, time ?? TimeProvider.System);
}
