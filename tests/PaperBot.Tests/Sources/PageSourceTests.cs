using PaperBot.Fakes.Web;

namespace PaperBot.Tests.Sources;

public sealed class PageSourceTests : IAsyncLifetime
{
    // As Tistory writes a post.
    private const string Tistory = """
        <!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>논문 리뷰) Gardens of Experts</title>
        <meta property="og:title" content="논문 리뷰) Gardens of Experts"><meta property="article:published_time" content="2024-05-25T14:52:00+09:00">
        <link rel="alternate" type="application/rss+xml" href="/rss"></head><body><nav>정원 노트</nav><h1>논문 리뷰) Gardens of Experts</h1>
        <span class="date">2024. 5. 25. 14:52</span><div class="entry-content" id="article-view"><div class="tt_article_useless_p_margin contents_style">
        <div class="revenue_unit_wrap"><div class="revenue_unit_info">728x90</div><script>ads({0})</script></div>
        <p data-ke-size="size16">Mixture of Experts 정원을 가꾸는 <b>방법</b>을 다룬다.</p><p>&nbsp;</p><h2>[요약]</h2>
        <ul><li>이슬로 버틴다</li><li>두 곳만 적신다</li></ul>
        <figure class="imageblock"><img src="a.png"><figcaption>Bed layout</figcaption></figure>
        <p>출처 : <a href="https://arxiv.org/abs/2405.04434">https://arxiv.org/abs/2405.04434</a></p>
        <p>반응형</p><div class="container_postbtn"><button>공감</button></div>
        <div class="another_category"><h4>'<a href="/category/beds">정원</a>' 카테고리의 다른 글</h4><table><tr><th><a href="/2">논문 리뷰) Dew at Night</a></th></tr></table></div>
        </div></div><div class="area_tag"><a href="/tag/moe" rel="tag">moe</a><a href="/tag/x" rel="tag">State Space Model</a></div>
        <div class="comments"><p>잘 봤습니다 {0}</p></div><footer>방문자 {0}</footer></body></html>
        """;

    // As Naver writes a post, which is in a frame of the page.
    private const string Naver = """
        <html><head><meta charset="euc-kr"><meta property="og:title" content="[논문리뷰] 똠 Gardens of Experts"></head><body>
        <span class="se_publishDate pcol2">2024. 5. 25. 14:52</span><div id="postViewArea"><p class="se-text-paragraph"><span>첫 문단이다.</span></p>
        <div class="se-module se-module-oglink"><a href="https://arxiv.org/abs/2405.04434"><strong>arXiv</strong><p>A summary</p></a></div>
        <p>둘째 문단이다.<br>셋째 문단이다.</p></div><div class="comments">댓글</div></body></html>
        """;

    private readonly TestCore _core = new();
    private FakeWeb _web = null!;
    private WebFetcher _fetcher = null!;
    private PageSource _source = null!;
    private SourcePoller _poller = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await FakeWeb.StartAsync();
        _fetcher = new WebFetcher(new(_web.Address("/123")), _core.Time);
        _source = new PageSource(_fetcher, PageSource.DefaultInterval);
        _poller = _core.CreatePoller(_source);
    }

    [Fact]
    public async Task A_review_on_tistory_is_one_entry_without_advertisements_comments_and_other_posts()
    {
        var entry = await ShowAsync(Tistory);
        (entry.Title, entry.Date).ShouldBe(("Gardens of Experts", new DateOnly(2024, 5, 25)));
        entry.Commentary.ShouldBe(["Mixture of Experts 정원을 가꾸는 방법을 다룬다.", "[요약]", "이슬로 버틴다", "두 곳만 적신다", "출처 : https://arxiv.org/abs/2405.04434"]);
        entry.Tags.Select(tag => tag.Text).ShouldBe(["moe", "State-Space-Model"]);
        entry.Links.Single().ArxivId.ShouldBe("2405.04434");
        entry.Source.Location.ShouldBe(_web.Address("/123"));
    }

    [Fact]
    public async Task A_page_where_only_counters_and_advertisements_change_has_not_changed()
    {
        _web["/123"] = new(Tistory.Replace("{0}", "1", StringComparison.Ordinal));
        var document = (await PollAsync()).Changed.ShouldHaveSingleItem();
        _web["/123"] = new(Tistory.Replace("{0}", "2", StringComparison.Ordinal));
        (await PollAsync((document.Source.File, document.Source.Revision))).Changed.ShouldBeEmpty();
        (await PollAsync()).Changed.Single().Source.ShouldBe(document.Source, "it was not stored");
        _web["/123"] = new(Tistory.Replace("두 곳", "세 곳", StringComparison.Ordinal));
        var edited = (await PollAsync((document.Source.File, document.Source.Revision))).Changed.ShouldHaveSingleItem();
        edited.Source.File.ShouldBe(document.Source.File);
    }

    [Theory]
    [InlineData("text/html;charset=EUC-KR")]
    [InlineData("text/html")]
    public async Task A_review_on_naver_is_read_in_its_frame_and_in_its_old_encoding(string contentType)
    {
        _web["/PostView.naver"] = new(CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetBytes(Naver), contentType);
        var entry = await ShowAsync("<html><head><title>정원 : 네이버 블로그</title></head><body><iframe id='mainFrame' src='/PostView.naver?blogId=a&amp;logNo=1'></iframe></body></html>");
        (entry.Title, entry.Date).ShouldBe(("똠 Gardens of Experts", new DateOnly(2024, 5, 25)));
        entry.Commentary.ShouldBe(["첫 문단이다.", "둘째 문단이다.", "셋째 문단이다."]);
        entry.Links.Single().ArxivId.ShouldBe("2405.04434");
    }

    [Fact]
    public async Task A_frame_on_another_server_is_not_fetched()
    {
        await using var other = await FakeWeb.StartAsync();
        _web["/123"] = new($"<html><iframe id='mainFrame' src='{other.Address("/a")}'></iframe></html>");
        (await Should.ThrowAsync<SourceException>(() => PollAsync())).Message.ShouldContain("contains no article");
        other.Requests.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_may_contain_a_digest()
    {
        _web["/123"] = new($"<html><head><title>2024-05-07</title></head><body><main>{Feeds.Digest(7, "Dew").Html}</main></body></html>");
        await _poller.PollAsync(TestContext.Current.CancellationToken);
        var entry = _core.Entries().ShouldHaveSingleItem();
        (entry.Title, entry.Authors.Count, entry.Date).ShouldBe(("Dew", 2, new DateOnly(2024, 5, 7)));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(500)]
    public async Task The_entry_of_a_page_that_no_longer_exists_is_kept_and_its_source_has_a_problem(int status)
    {
        await ShowAsync(Tistory);
        _web.Faults.Add("/123", new() { Status = status, Body = "<html><body><p>없는 글입니다.</p></body></html>" });
        await _poller.PollAsync(TestContext.Current.CancellationToken);
        _core.Entries().Count.ShouldBe(1);
        _core.Get<IEntryStore>().FindHealth(_web.Address("/123"))!.Problem!.ShouldContain($"({status})");
    }

    [Fact]
    public async Task A_page_without_text_is_an_error_of_its_source()
    {
        _web["/123"] = new("<!doctype html><div id='app'></div><script src='/app.js'></script>");
        (await Should.ThrowAsync<SourceException>(() => PollAsync())).Message.ShouldContain("contains no article");
        _web.Requests.Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Check_describes_what_it_found()
    {
        _web["/123"] = new(Tistory);
        (await _source.CheckAsync(TestContext.Current.CancellationToken)).ShouldBe("“논문 리뷰) Gardens of Experts” of 2024-05-25, 5 lines.");
    }

    public async ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        _core.Dispose();
        await _web.DisposeAsync();
    }

    private Task<SourceChanges> PollAsync(params (string File, string Revision)[] known) =>
        _source.PollAsync(known.ToDictionary(file => file.File, file => file.Revision), TestContext.Current.CancellationToken);

    private async Task<Entry> ShowAsync(string html)
    {
        _web["/123"] = new(html);
        await _poller.PollAsync(TestContext.Current.CancellationToken);
        return _core.Entries().ShouldHaveSingleItem();
    }
}
