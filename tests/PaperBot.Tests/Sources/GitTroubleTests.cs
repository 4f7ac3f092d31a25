using System.Net;
using System.Net.Sockets;
using PaperBot.Tests.EndToEnd;

namespace PaperBot.Tests.Sources;

/// <summary>Failures of the repository, its local copy, the network and git itself.</summary>
public sealed class GitTroubleTests : IDisposable
{
    private readonly GitRepository _repository = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Copy => Directory.GetDirectories(_repository.Data["sources"]).Single();

    [Fact]
    public async Task A_repository_that_was_unavailable_is_read_again()
    {
        _repository.Commit("a.md", "a");
        var source = _repository.Source();
        (await FilesAsync(source)).ShouldBe("a.md");
        Directory.Move(_repository[".git"], _repository["away"]);
        (await FailureAsync(source)).ShouldSatisfyAllConditions(
            message => message.ShouldStartWith($"{_repository.Path} cannot be read: "),
            message => message.ShouldContain("does not appear to be a git repository"),
            message => message.ShouldContain("Check the Url"));
        (await FailureAsync(() => source.CheckAsync(Token))).ShouldContain("Check the Url");
        Directory.Move(_repository["away"], _repository[".git"]);
        _repository.Commit("b.md", "b");
        (await FilesAsync(source)).ShouldBe("a.md b.md");
    }

    [Fact]
    public async Task The_error_of_a_missing_branch_or_folder_names_it_and_the_existing_branches()
    {
        _repository.Commit("notes/a.md", "a");
        (await FailureAsync(_repository.Source(branch: "master"))).ShouldBe(
            $"{_repository.Path}#master has no such branch. Set the source's Branch to one that it has: main.");
        (await FailureAsync(_repository.Source(path: "papers"))).ShouldContain("has no folder papers");
        (await FailureAsync(() => _repository.Source(path: "papers").CheckAsync(Token))).ShouldContain("has no folder papers");
        _repository.Run("symbolic-ref", "HEAD", "refs/heads/none");
        (await FailureAsync(_repository.Source())).ShouldEndWith("has no default branch. Set the source's Branch to one that it has: main.");
    }

    [Theory]
    [InlineData("cut off while it was made")]
    [InlineData("a file in its place")]
    [InlineData("emptied")]
    [InlineData("without objects")]
    [InlineData("its objects broken")]
    [InlineData("locked by a git that was killed")]
    public async Task A_broken_copy_is_replaced(string how)
    {
        _repository.Commit("a.md", "a");
        var source = _repository.Source();
        (await FilesAsync(source)).ShouldBe("a.md");
        Break(how);
        (await FilesAsync(_repository.Source())).ShouldBe("a.md");
        _repository.Commit("b.md", "b");
        (await FilesAsync(source)).ShouldBe("a.md b.md");
        Directory.GetFileSystemEntries(_repository.Data["sources"]).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("config", "[core]\n\talternateRefsCommand = touch here\n")]
    [InlineData("objects/info/alternates", "/elsewhere\n")]
    public async Task A_copy_with_a_configuration_that_somebody_else_made_is_replaced(string file, string text)
    {
        _repository.Commit("a.md", "a");
        await FilesAsync(_repository.Source());
        File.AppendAllText(Path.Combine(Copy, file), text);
        (await FilesAsync(_repository.Source())).ShouldBe("a.md");
        (File.Exists(Path.Combine(Copy, file)) ? await File.ReadAllTextAsync(Path.Combine(Copy, file), Token) : "").ShouldNotContain(text);
    }

    [Fact]
    public async Task A_copy_that_breaks_while_the_bot_runs_is_replaced()
    {
        _repository.Commit("a.md", "a");
        var source = _repository.Source();
        await FilesAsync(source);
        Break("its objects broken");
        (await FilesAsync(source)).ShouldBe("a.md");
        Directory.Delete(Copy, recursive: true);
        (await FilesAsync(source)).ShouldBe("a.md");
        Break("emptied");
        (await source.CheckAsync(Token)).ShouldContain("It was not fetched yet");
    }

    [Fact]
    public async Task A_server_that_does_not_respond_is_given_up_and_git_is_killed()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var accepted = server.AcceptTcpClientAsync(Token).AsTask();
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        var failure = FailureAsync(_repository.Source($"git://{server.LocalEndpoint}/notes", time: time));
        using var client = await accepted.WithinLimitAsync();
        time.Advance(Limits.GitTime);
        (await failure.WithinLimitAsync()).ShouldContain("did not respond within 60 seconds");
        await AssertClosedAsync(client);
    }

    [Fact]
    public async Task Canceling_a_poll_kills_git()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var cancel = new CancellationTokenSource();
        var poll = _repository.Source($"http://{server.LocalEndpoint}/notes").PollAsync(new Dictionary<string, string>(), cancel.Token);
        using var client = await server.AcceptTcpClientAsync(Token).AsTask().WithinLimitAsync();
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(poll.WithinLimitAsync());
        await AssertClosedAsync(client);
    }

    [Fact]
    public async Task The_error_of_an_unreachable_server_is_the_same_each_time()
    {
        using var nobody = new DeadEnd();
        var source = _repository.Source($"{nobody.Url}notes");
        var message = await FailureAsync(source);
        message.ShouldContain("It is tried again");
        message.ShouldNotContain(" ms");
        (await FailureAsync(source)).ShouldBe(message);
    }

    [Fact]
    public async Task Without_git_check_says_to_install_it()
    {
        var (_, output, _) = await BotProcess.RunAsync(
            _repository.Data.Path, ["check", "--Sources:0:Kind=Git", "--Sources:0:Path=", $"--Sources:0:Url={_repository.Path}"], path: _repository.Data.Path);
        output.ShouldContain($"FAIL Source Git {_repository.Path}: The program git cannot be started");
        output.ShouldContain("Install git");
    }

    public void Dispose() => _repository.Dispose();

    private static async Task AssertClosedAsync(TcpClient client)
    {
        var buffer = new byte[4096];
        while (await client.GetStream().ReadAsync(buffer, Token).AsTask().WithinLimitAsync() > 0)
        {
        }
    }

    private static Task<string> FailureAsync(GitSource source) => FailureAsync(() => source.PollAsync(new Dictionary<string, string>(), Token));

    private static async Task<string> FailureAsync(Func<Task> action) => (await Should.ThrowAsync<SourceException>(action)).Message;

    private static async Task<string> FilesAsync(GitSource source) =>
        string.Join(' ', (await source.PollAsync(new Dictionary<string, string>(), Token)).Changed.Select(document => document.Source.File));

    private void Break(string how)
    {
        var copy = Copy;
        switch (how)
        {
            case "cut off while it was made":
                Directory.Move(copy, $"{copy}.new");
                File.Delete(Path.Combine($"{copy}.new", "HEAD"));
                break;
            case "a file in its place":
                Directory.Delete(copy, recursive: true);
                File.WriteAllText($"{copy}.new", "");
                File.WriteAllText(copy, "");
                break;
            case "emptied":
                Empty(copy);
                break;
            case "without objects":
                Empty(Path.Combine(copy, "objects"));
                break;
            case "its objects broken":
                var pack = Directory.GetFiles(Path.Combine(copy, "objects", "pack"), "*.pack").Single();
                File.Delete(pack);
                File.WriteAllText(pack, "no object");
                break;
            case "locked by a git that was killed":
                File.WriteAllText(Path.Combine(copy, "shallow.lock"), "");
                File.WriteAllText(Path.Combine(copy, "refs", "paperbot", "tip.lock"), "");
                _repository.Commit("a.md", "edited");
                break;
            default:
                throw new ArgumentException(how);
        }
    }

    private static void Empty(string folder)
    {
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
    }
}
