using PaperBot.Fakes.Web;

namespace PaperBot.Tests.Sources;

public sealed class FeedSourceTests : IAsyncLifetime
{
    private readonly TestCore _core = new();
    private readonly Dictionary<string, string> _known = [];
    private FakeWeb _web = null!;
    private WebFetcher _fetcher = null!;
    private FeedSource _source = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await FakeWeb.StartAsync();
        _fetcher = new WebFetcher(new(_web.Address("/feed")), _core.Time);
        _source = new FeedSource(_fetcher, FeedSource.DefaultInterval);
    }

    [Fact]
    public void Of_too_many_posts_the_first_are_read_and_problems_are_no_longer_than_people_read()
    {
        var items = string.Concat(Enumerable.Range(0, 5000).Select(number => $"<item><guid>{number}</guid><title>{new string('t', 500)}{number}</title><pubDate>Mon, 01 Jan 2035 00:00:00 GMT</pubDate></item>"));
        var (read, problems) = FeedReader.Read(new(new("http://a.b/feed"), Encoding.UTF8.GetBytes($"<rss><channel>{items}</channel></rss>"), "utf-8", null, null) { Fetched = new(2024, 5, 7, 0, 0, 0, TimeSpan.Zero) });
        read.Count.ShouldBe(Limits.FeedPosts);
        problems.ShouldContain(problem => problem.Message.Contains("more than 1000 posts"));
        new Problem("", 0, ProblemSeverity.Error, new string('x', 1_000_000)).Message.Length.ShouldBe(Limits.ProblemLength + 1);
        new SourceException(new string('x', 1_000_000)).Message.Length.ShouldBe(Limits.ProblemLength + 1);
    }

    [Theory]
    [InlineData("RSS", "text/html", "")]
    [InlineData("RSS", "application/rss+xml; charset=utf-8", "gzip")]
    [InlineData("Atom", "application/octet-stream", "br")]
    [InlineData("JSON", "text/plain", "")]
    public async Task Every_format_gives_the_same_entries_through_the_whole_import(string format, string contentType, string encoding)
    {
        _web["/feed"] = new(Feeds.Write(format, Feeds.Digest(7, "Gardens of Experts"), Feeds.Digest(6, "Dew")), contentType) { Encoding = encoding };
        await _core.CreatePoller(_source).PollAsync(TestContext.Current.CancellationToken);
        var entries = _core.Entries();
        entries.Select(entry => (entry.Title, entry.Date)).ShouldBe([("Gardens of Experts", new DateOnly(2024, 5, 7)), ("Dew", new DateOnly(2024, 5, 6))]);
        var entry = entries[0];
        entry.Authors.ShouldBe(["Ann Lee", "Bob Ray"]);
        entry.Abstract.ShouldBe("We water the beds of Gardens of Experts & measure.");
        entry.Commentary.ShouldBe(["Gardens of Experts에 물을 조금만 줍니다. 코드 (https://github.com/ann/beds)가 있습니다."]);
        entry.Tags.Select(tag => tag.Text).ShouldBe(["moe", "3d"]);
        entry.Links.Select(link => link.Url).ShouldBe(["https://arxiv.org/abs/2405.00007", "https://github.com/ann/beds"]);
        entry.Links.Where(entry.IsOwn).Single().ArxivId.ShouldBe("2405.00007");
        (entry.Source.Kind, entry.Source.Location).ShouldBe(("Feed", _web.Address("/feed")));
        entry.Source.File.ShouldStartWith("day-7.");
    }

    [Theory]
    [InlineData("RSS")]
    [InlineData("Atom")]
    [InlineData("JSON")]
    public async Task A_post_is_the_same_document_in_every_format(string format)
    {
        var changes = await ShowAsync(format, Feeds.Digest(7, "Dew"));
        var document = changes.Changed.ShouldHaveSingleItem();
        var text = Encoding.UTF8.GetString(document.Content.Span);
        text.ShouldContain("<meta property=\"og:url\" content=\"https://beds.example.org/p/day-7\">");
        text.ShouldContain("<meta property=\"article:published_time\" content=\"2024-05-07\">");
        document.Source.Revision.ShouldBe(TestCore.Document("a", document.Content.ToArray()).Source.Revision);
        DocumentReader.Read("saved.html", document.Content).Entries.ShouldHaveSingleItem().Title.ShouldBe("Dew");
    }

    [Fact]
    public async Task A_post_without_a_date_in_its_title_has_the_day_of_publication_in_the_time_zone_of_the_feed()
    {
        var post = Feeds.Digest(7, "Dew") with { Title = "Beds, issue 9" };
        var changes = await ShowAsync("RSS", post);
        DocumentReader.Read("a.html", changes.Changed.Single().Content).Entries.Single().Date.ShouldBe(new DateOnly(2024, 5, 7));
    }

    [Fact]
    public async Task An_unchanged_feed_is_not_sent_again_and_documents_that_were_not_stored_are_reported_again()
    {
        var changes = await ShowAsync("RSS", Feeds.Digest(7, "Dew"), Feeds.Digest(6, "Ice"));
        changes.Changed.Count.ShouldBe(2);
        _known[changes.Changed[0].Source.File] = changes.Changed[0].Source.Revision;
        var again = await PollAsync();
        _web.Requests.Items[^1].IfNoneMatch.ShouldNotBeEmpty();
        again.Changed.ShouldHaveSingleItem().Source.ShouldBe(changes.Changed[1].Source);
        Store(again);
        (await PollAsync()).Changed.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edited_post_is_the_same_document_with_another_revision()
    {
        var first = Store(await ShowAsync("Atom", Feeds.Digest(7, "Dew"))).Changed.Single();
        var second = Store(await ShowAsync("Atom", Feeds.Digest(7, "Dew, edited"))).Changed.Single();
        second.Source.File.ShouldBe(first.Source.File);
        second.Source.Revision.ShouldNotBe(first.Source.Revision);
    }

    [Fact]
    public async Task A_post_that_is_too_old_for_the_feed_is_kept_and_a_withdrawn_one_is_removed()
    {
        var posts = Enumerable.Range(1, 5).Select(day => Feeds.Digest(day, $"Paper {day}")).Reverse().ToArray();
        var first = Store(await ShowAsync("RSS", posts));
        var changes = await ShowAsync("RSS", [Feeds.Digest(6, "Paper 6"), posts[0], posts[2], posts[3]]);
        changes.Removed.ShouldBe([first.Changed[1].Source.File]);
        (await PollAsync()).Removed.ShouldBe(changes.Removed, "it was not stored");
        Store(changes);
        (await PollAsync()).Removed.ShouldBeEmpty();
        _known.ShouldContainKey(first.Changed[4].Source.File);
    }

    [Fact]
    public async Task The_newest_post_can_be_withdrawn_and_restored()
    {
        var first = Store(await ShowAsync("JSON", Feeds.Digest(7, "Dew"), Feeds.Digest(6, "Ice")));
        Store(await ShowAsync("JSON", Feeds.Digest(6, "Ice"))).Removed.ShouldBe([first.Changed[0].Source.File]);
        (await ShowAsync("JSON", Feeds.Digest(7, "Dew"), Feeds.Digest(6, "Ice"))).Changed.Single().Source.ShouldBe(first.Changed[0].Source);
    }

    [Theory]
    [InlineData("oldest first")]
    [InlineData("last edited first")]
    public async Task A_feed_in_another_order_loses_no_posts(string order)
    {
        var posts = Enumerable.Range(1, 4).Select(day => Feeds.Digest(day, $"Paper {day}")).ToArray();
        var (before, after) = order == "oldest first" ? (posts[..3], posts[1..]) : ([posts[2], posts[1]], new[] { posts[0], posts[2] });
        Store(await ShowAsync("Atom", before));
        (await ShowAsync("Atom", after)).Removed.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_posts_of_a_feed_that_is_suddenly_empty_are_kept()
    {
        Store(await ShowAsync("RSS", Feeds.Digest(7, "Dew")));
        var changes = await ShowAsync("RSS");
        changes.Removed.ShouldBeEmpty();
        changes.Problems.ShouldHaveSingleItem().Message.ShouldContain("has no posts now; the 1 that were read are kept");
        (await ShowAsync("RSS", Feeds.Digest(7, "Dew"))).Changed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_describes_what_it_found()
    {
        _web["/feed"] = new(Feeds.Write("JSON", Feeds.Digest(6, "Dew"), Feeds.Digest(7, "Ice")));
        (await _source.CheckAsync(TestContext.Current.CancellationToken)).ShouldBe("2 items, newest 2024-05-07.");
    }

    public async ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        _core.Dispose();
        await _web.DisposeAsync();
    }

    private Task<SourceChanges> PollAsync() => _source.PollAsync(_known, TestContext.Current.CancellationToken);

    private Task<SourceChanges> ShowAsync(string format, params Post[] posts)
    {
        _web["/feed"] = new(Feeds.Write(format, posts));
        return PollAsync();
    }

    private SourceChanges Store(SourceChanges changes) => changes.StoreIn(_known);
}
