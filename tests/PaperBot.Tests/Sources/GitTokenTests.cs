using System.Text;
using PaperBot.Sources;

namespace PaperBot.Tests.Sources;

/// <summary>A token reaches the host that it is for, and nobody else.</summary>
public sealed class GitTokenTests : IAsyncLifetime
{
    private readonly GitRepository _repository = new();
    private readonly TempFolder _data = new();
    private GitServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await GitServer.StartAsync(_repository.Path);

    [Fact]
    public async Task A_repository_that_asks_for_a_login_is_read_and_the_token_is_written_nowhere()
    {
        _repository.Commit("a.md", "a");
        _server.Login = "ada:s3cret/token'$x";
        var source = Source("ada:s3cret%2Ftoken'$x");
        (await source.PollAsync(new Dictionary<string, string>(), Cancel)).Changed.Single().Source.Location.ShouldBe($"http://{_server.Host}/notes");
        _server.Logins.Items.ShouldContain(_server.Login);
        foreach (var file in Directory.GetFiles(_data.Path, "*", SearchOption.AllDirectories))
        {
            File.ReadAllText(file).ShouldNotContain("s3cret", customMessage: file);
        }
    }

    [Fact]
    public async Task A_wrong_token_is_said_without_saying_it_even_if_the_server_does()
    {
        _server.Login = "ada:right";
        foreach (var login in new[] { "ada:s3cret%2Ftoken", "s3cret-token" })
        {
            var message = (await Should.ThrowAsync<SourceException>(() => Source(login).PollAsync(new Dictionary<string, string>(), Cancel))).Message;
            message.ShouldContain("Give a token that may read it");
            message.ShouldNotContain("s3cret");
            message.ShouldNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("ada:s3cret/token")));
        }

        _server.Logins.Items.ShouldBe(["", "ada:s3cret/token", "", "s3cret-token:"]);
    }

    [Fact]
    public async Task A_repository_that_asks_for_a_login_where_none_is_set_is_not_waited_for()
    {
        _server.Login = "ada:right";
        var message = (await Should.ThrowAsync<SourceException>(() => Source("").PollAsync(new Dictionary<string, string>(), Cancel))).Message;
        message.ShouldContain("Give a token that may read it");
    }

    [Fact]
    public async Task A_token_is_not_sent_on_to_another_host()
    {
        _repository.Commit("a.md", "a");
        await using var other = await GitServer.StartAsync(_repository.Path);
        other.Login = "ada:s3cret";
        _server.Elsewhere = $"http://{other.Host}";
        await Should.ThrowAsync<SourceException>(() => Source("ada:s3cret").PollAsync(new Dictionary<string, string>(), Cancel));
        other.Logins.Items.ShouldNotBeEmpty();
        other.Logins.Items.ShouldAllBe(login => login == "");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _repository.Dispose();
        _data.Dispose();
    }

    private GitSource Source(string login) =>
        new(new() { Kind = "Git", Url = $"http://{(login == "" ? "" : $"{login}@")}{_server.Host}/notes" }, _data.Path, TimeProvider.System);
}
