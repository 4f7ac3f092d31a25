namespace PaperBot.Tests.Sources;

/// <summary>A token is sent only to the host that it is for.</summary>
public sealed class GitTokenTests : IAsyncLifetime
{
    private readonly GitRepository _repository = new();
    private GitServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await GitServer.StartAsync(_repository.Path);

    [Fact]
    public async Task A_repository_that_needs_a_login_is_read_and_the_token_is_not_stored()
    {
        _repository.Commit("a.md", "a");
        _server.Login = "ada:s3cret/token'$x";
        (await PollAsync("ada:s3cret%2Ftoken'$x")).Changed.Single().Source.Location.ShouldBe($"http://{_server.Host}/notes");
        _server.Logins.Items.ShouldContain(_server.Login);
        foreach (var file in Directory.GetFiles(_repository.Data.Path, "*", SearchOption.AllDirectories))
        {
            File.ReadAllText(file).ShouldNotContain("s3cret", customMessage: file);
        }
    }

    [Fact]
    public async Task The_error_of_a_wrong_token_does_not_contain_it_even_if_the_server_echoes_it()
    {
        _server.Login = "ada:right";
        foreach (var login in new[] { "ada:s3cret%2Ftoken", "s3cret-token" })
        {
            var message = await FailureAsync(login);
            message.ShouldContain("Use a token that may read it");
            message.ShouldNotContain("s3cret");
            message.ShouldNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("ada:s3cret/token")));
        }

        _server.Logins.Items.ShouldBe(["", "ada:s3cret/token", "", "s3cret-token:"]);
    }

    [Fact]
    public async Task A_repository_that_needs_a_login_when_none_is_set_does_not_prompt()
    {
        _server.Login = "ada:right";
        (await FailureAsync("")).ShouldContain("Use a token that may read it");
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed()
    {
        _repository.Commit("a.md", "a");
        await using var other = await GitServer.StartAsync(_repository.Path);
        _server.RedirectTo = $"http://{other.Host}";
        (await FailureAsync("ada:s3cret")).ShouldContain("Set Url to the final address");
        other.Logins.Items.ShouldBeEmpty();
    }

    [Fact]
    public void Git_gets_only_what_it_needs_of_the_environment()
    {
        Environment.SetEnvironmentVariable("PAPERBOT_TESTS_SECRET", "xoxb-s3cret");
        var environment = GitStartInfo.Create(GitAddress.Parse("https://ada:s3cret@git.example/notes", ""), ["fetch"]).Environment;
        environment.Keys.ShouldNotContain("PAPERBOT_TESTS_SECRET");
        environment.Where(variable => variable.Value!.Contains("s3cret")).Select(variable => variable.Key).ShouldBe(["PAPERBOT_GIT_PASSWORD"]);
        environment["PATH"].ShouldBe(Environment.GetEnvironmentVariable("PATH"));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _repository.Dispose();
    }

    private Task<SourceChanges> PollAsync(string login) => _repository
        .Source($"http://{(login == "" ? "" : $"{login}@")}{_server.Host}/notes").PollAsync(new Dictionary<string, string>(), TestContext.Current.CancellationToken);

    private async Task<string> FailureAsync(string login) => (await Should.ThrowAsync<SourceException>(() => PollAsync(login))).Message;
}
