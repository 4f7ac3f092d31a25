namespace PaperBot.Tests.Sources;

public sealed class GitAddressTests
{
    [Theory]
    [InlineData("https://example.org/ada/notes.git", "https://example.org/ada/notes.git", "https://example.org/ada/notes.git")]
    [InlineData("https://ada:s3cret@example.org:8443/notes/", "https://example.org:8443/notes", "https://example.org:8443/notes")]
    [InlineData("HTTPS://s3cret@example.org/notes", "https://example.org/notes", "https://example.org/notes")]
    [InlineData("ssh://git:s3cret@example.org:22/notes", "ssh://git@example.org:22/notes", "ssh://example.org:22/notes")]
    [InlineData("git@example.org:ada/notes.git", "git@example.org:ada/notes.git", "example.org:ada/notes.git")]
    [InlineData("git://[::1]:9418/notes", "git://[::1]:9418/notes", "git://[::1]:9418/notes")]
    [InlineData("file:///srv/ada@home/notes", "file:///srv/ada@home/notes", "file:///srv/ada@home/notes")]
    [InlineData("/srv/notes/", "/srv/notes", "/srv/notes")]
    public void Git_gets_the_address_without_a_password_and_people_see_it_without_a_user(string url, string forGit, string forPeople)
    {
        FindError(Options(url)).ShouldBeNull();
        var address = GitAddress.Parse(url, "");
        (address.Url, address.Location).ShouldBe((forGit, forPeople));
        address.Location.ShouldNotContain("s3cret");
    }

    [Fact]
    public void A_login_may_be_percent_encoded()
    {
        var address = GitAddress.Parse("https://ada%40home:p%2Fq:r@example.org/notes", "");
        (address.User, address.Password).ShouldBe(("ada@home", "p/q:r"));
    }

    [Fact]
    public void A_relative_folder_is_relative_to_the_working_folder() =>
        GitAddress.Parse("notes", "main").Location.ShouldBe($"{Path.GetFullPath("notes")}#main");

    [Theory]
    [InlineData("")]
    [InlineData("--upload-pack=touch x")]
    [InlineData("-notes")]
    [InlineData("ext::sh -c touch% x")]
    [InlineData("fd::17")]
    [InlineData("ftp://example.org/s3cret")]
    [InlineData("ext://example.org/s3cret")]
    [InlineData("https://ada:s3/cret@example.org/notes")]
    [InlineData("https://s3/cret@example.org/notes")]
    [InlineData("https://ada:s3%0Acret@example.org/notes")]
    [InlineData("https://example.org/notes?token=s3cret")]
    [InlineData("https://example.org/notes#main")]
    [InlineData("https://-oProxyCommand=s3cret/notes")]
    [InlineData("ssh://-oProxyCommand=s3cret/notes")]
    [InlineData("git:s3cret@example.org:notes")]
    [InlineData("/srv/no\ntes")]
    public void An_unsafe_address_is_refused_and_not_echoed(string url)
    {
        var error = FindError(Options(url)).ShouldNotBeNull();
        error.ShouldNotContain("s3");
        error.ShouldNotContain("cret");
    }

    [Theory]
    [InlineData("main", true)]
    [InlineData("drafts/2024", true)]
    [InlineData("논문", true)]
    [InlineData("--all", false)]
    [InlineData("a..b", false)]
    [InlineData("a:b", false)]
    [InlineData("refs/heads/main", false)]
    [InlineData("*", false)]
    [InlineData("a b", false)]
    [InlineData("main.lock", false)]
    public void A_branch_must_have_a_valid_name(string branch, bool isValid) =>
        (FindError(Options("/srv/notes") with { Branch = branch }) is null).ShouldBe(isValid);

    [Theory]
    [InlineData("notes/papers/", true)]
    [InlineData("../other", false)]
    [InlineData("/etc", false)]
    [InlineData(@"notes\papers", false)]
    public void The_folder_must_be_in_the_repository(string path, bool isValid) =>
        (FindError(Options("/srv/notes") with { Path = path }) is null).ShouldBe(isValid);

    [Fact]
    public void Two_items_for_one_branch_are_refused()
    {
        SourceOptions[] twice = [Options("https://ada:one@example.org/notes") with { Path = "a" }, Options("https://example.org/notes/") with { Path = "b" }];
        new SourceOptionsValidation().Validate(null, [.. twice]).FailureMessage.ShouldNotBeNull().ShouldStartWith("Sources:1: an earlier item has the same repository");
        new SourceOptionsValidation().Validate(null, [twice[0], twice[1] with { Branch = "drafts" }]).Succeeded.ShouldBeTrue();
    }

    private static string? FindError(SourceOptions options) => SourceFactory.FindError(options, []);

    private static SourceOptions Options(string url) => new() { Kind = "Git", Url = url };
}
