namespace PaperBot.Tests.Web;

public sealed class WebhookFaultTests(WebhookBot bot) : IClassFixture<WebhookBot>
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(400);

    public static TheoryData<string> Paths => WebhookBot.Paths;

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_signed_request_is_accepted_although_the_page_needs_a_password_and_refused_when_it_is_replayed(string path)
    {
        var post = bot.Post(path);
        var asAnother = post with { Headers = new Dictionary<string, string> { ["Host"] = "bot.example.org" } };

        (await bot.SendAsync(asAnother)).ShouldBe(200);
        (await bot.SendAsync(post)).ShouldBe(401);
        (await bot.SendAsync(post with { Signature = (post.Signature!.Value.Name, post.Signature.Value.Value.Replace('a', 'A')) })).ShouldBe(401);
        using var page = await bot.Http.GetAsync(bot.Address, TestContext.Current.CancellationToken);
        ((int)page.StatusCode).ShouldBe(401);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_wrong_signature_is_refused(string path)
    {
        var post = bot.Post(path);
        var (name, value) = post.Signature!.Value;

        (await bot.SendAsync(post with { Signature = (name, value[..^1] + (value[^1] == '0' ? '1' : '0')) })).ShouldBe(401);
        (await bot.SendAsync(post)).ShouldBe(200, "it was not spent");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task The_signature_of_another_request_is_refused(string path) =>
        (await bot.SendAsync(bot.Post(path) with { Signature = bot.Post(path).Signature })).ShouldBe(401);

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_stale_request_is_refused(string path) => (await bot.SendAsync(bot.Post(path, DateTimeOffset.UtcNow - Long))).ShouldBe(401);

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_request_of_the_future_is_refused(string path) => (await bot.SendAsync(bot.Post(path, DateTimeOffset.UtcNow + Long))).ShouldBe(401);

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_truncated_request_is_refused(string path)
    {
        var post = bot.Post(path);

        (await bot.SendAsync(post with { Body = post.Body[..^1] })).ShouldBe(401);
        (await bot.SendAsync(post with { Body = "" })).ShouldBe(401);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_request_that_is_too_long_is_refused_although_it_is_signed(string path)
    {
        (await bot.SendAsync(bot.Post(path, padding: Limits.WebhookBytes))).ShouldBe(413);
        (await bot.SendAsync(bot.Post(path, padding: Limits.WebhookBytes - 4096))).ShouldBe(200);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Another_content_type_is_refused(string path)
    {
        foreach (var type in new[] { "text/plain", "", "application/jsonp", "multipart/form-data; boundary=x" })
        {
            (await bot.SendAsync(bot.Post(path) with { ContentType = type })).ShouldBe(415, type);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_missing_or_doubled_header_is_refused(string path)
    {
        var post = bot.Post(path);
        var (name, value) = post.Timestamp!.Value;

        (await bot.SendAsync(post with { Signature = null })).ShouldBe(401);
        (await bot.SendAsync(post with { Timestamp = null })).ShouldBe(401);
        (await bot.SendAsync(post with { Headers = new Dictionary<string, string> { [name] = value } })).ShouldBe(401);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Only_what_is_posted_is_looked_at(string path)
    {
        using var response = await bot.Http.GetAsync(new Uri(bot.Address, path), TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(405);
    }

    [Theory]
    [InlineData("/discord/interactions/")]
    [InlineData("/DISCORD/interactions")]
    [InlineData("/slack/")]
    [InlineData("/slack/events/x")]
    public async Task Every_other_path_is_the_pages(string path) =>
        (await bot.SendAsync(bot.Post("/slack/events") with { Path = path })).ShouldBe(413, "the page takes no body there");
}
