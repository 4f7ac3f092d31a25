using PaperBot.Parsing.Html;

namespace PaperBot.Tests.Parsing;

public sealed class HtmlDigestTests
{
    // As Substack writes a post.
    private const string Newsletter = """
        <h3><strong><a href="https://arxiv.org/abs/2405.04434">Gardens of Experts: Two Beds, or Three?</a></strong></h3>
        <p>(Ann Lee, Bob Ray (Org, Inc.))</p>
        <blockquote><p>We water two beds of a garden &amp; leave the third one dry.</p></blockquote>
        <p>물을 <em>두 곳</em>에만 주네요. <a href="https://github.com/ann/beds">코드</a>도 있습니다.</p>
        <div class="captioned-image-container"><figure><a class="image-link" href="https://cdn.example.org/a.png"><picture><img alt="Beds"></picture></a>
          <figcaption class="image-caption">Figure 1: the beds</figcaption></figure></div>
        <p>화분은 없습니다: <a href="https://arxiv.org/abs/2401.04088">arxiv.org/abs/2401.0…</a></p>
        <p><a href="https://paper.example.org/tag/moe">#moe</a> #3d</p>
        <div><hr></div>
        <div class="subscription-widget-wrap-editor" data-attrs="{}"><div class="preamble"><p class="cta-caption">Thanks for reading Beds!</p></div>
          <form><input type="email"><input type="submit" value="Subscribe"></form></div>
        <h3><strong><a href="https://example.org/dew.pdf">Dew at Night</a></strong></h3>
        <p>(이바다)</p>
        <p>밤에 읽기 좋은 논문입니다.</p>
        <p>#dew</p>
        <div><hr></div>
        <p>Thanks to everybody who reads this far.</p>
        <p class="button-wrapper" data-attrs="{}"><a class="button primary" href="https://beds.example.org/subscribe?"><span>Subscribe now</span></a></p>
        <p><a href="https://beds.example.org/share">Share</a></p>
        """;

    [Fact]
    public void A_newsletter_is_a_digest_without_its_buttons_pictures_and_footer()
    {
        var read = Read(Page("2024년 5월 7일", Newsletter));
        read.Problems.ShouldBeEmpty();
        read.Entries.Select(entry => entry.Title).ShouldBe(["Gardens of Experts: Two Beds, or Three?", "Dew at Night"]);
        var entry = read.Entries[0];
        entry.Date.ShouldBe(new DateOnly(2024, 5, 7));
        entry.Authors.ShouldBe(["Ann Lee", "Bob Ray (Org, Inc.)"]);
        entry.Abstract.ShouldBe("We water two beds of a garden & leave the third one dry.");
        entry.Commentary.ShouldBe(["물을 두 곳에만 주네요. 코드 (https://github.com/ann/beds)도 있습니다.", "화분은 없습니다: https://arxiv.org/abs/2401.04088"]);
        entry.Tags.Select(tag => tag.Text).ShouldBe(["moe", "3d"]);
        entry.Links[0].ShouldBe(new PaperLink("https://arxiv.org/abs/2405.04434", LinkKind.Arxiv, "2405.04434"));
        entry.Links.Where(entry.IsOwn).Select(link => link.Url).ShouldBe(["https://arxiv.org/abs/2405.04434"]);
        read.Entries[1].Commentary.ShouldBe(["밤에 읽기 좋은 논문입니다."]);
    }

    // As Substack, WordPress, Markdown and Tistory write a footnote.
    [Theory]
    [InlineData("<a class='footnote-anchor' id='footnote-anchor-1' href='#footnote-1'>1</a>",
        "<div class='footnote'><a id='footnote-1' href='#footnote-anchor-1' class='footnote-number'>1</a><div class='footnote-content'><p>{0}</p></div></div>")]
    [InlineData("<sup data-fn='a' class='fn'><a href='#a' id='a-link'>1</a></sup>", "<ol class='wp-block-footnotes'><li id='a'>{0} <a href='#a-link'>↩︎</a></li></ol>")]
    [InlineData("<sup id='fnref:1'><a href='#fn:1' class='footnote-ref'>1</a></sup>",
        "<section class='footnotes'><hr><ol><li id='fn:1'><p>{0} <a href='#fnref:1' class='footnote-backref'>↩</a></p></li></ol></section>")]
    [InlineData("<sup class='footnote'><a href='#footnote_1_1' id='footnote_link_1_1'>[1]</a></sup>", "<ol class='footnotes'><li id='footnote_1_1'>{0} <a href='#footnote_link_1_1'>[본문으로]</a></li></ol>")]
    public void A_footnote_is_not_part_of_the_last_entry(string mark, string footnote)
    {
        var note = string.Format(null, footnote, "물의 각주입니다. <a href='https://example.org/water'>출처</a>");
        var read = Read(Page("2024-05-07", $"<h3>Gardens</h3><p>(Ann Lee)</p><p>물을 주네요{mark}.</p><p>#moe</p><h3>Dew at Night</h3><p>(이바다)</p><p>밤입니다.</p><p>#dew</p>{note}"));
        read.Entries.Select(entry => entry.Commentary).ShouldBe([["물을 주네요."], ["밤입니다."]]);
        read.Entries[1].Links.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<p>The post <a href='https://beds.example.org/7'>Beds, issue 7</a> appeared first on <a href='https://beds.example.org'>Beds</a>.</p>")]
    [InlineData("<p>The post Beds first appeared on Beds.</p>")]
    [InlineData("<p><a href='https://beds.example.org/7'>정원</a> 게시물이 <a href='https://beds.example.org'>Beds</a>에 처음 등장했습니다.</p>")]
    [InlineData("<p>Der Beitrag <a href='https://beds.example.org/7'>Beds</a> erschien zuerst auf <a href='https://beds.example.org'>Beds</a>.</p>")]
    [InlineData("<hr><p><a href='https://beds.example.org/7'>Beds</a> was originally published in <a href='https://beds.example.org'>Beds</a> on Medium, where people are "
        + "continuing the conversation by highlighting and responding to this story.</p>")]
    public void What_a_blog_writes_below_each_post_is_left_out(string footer)
    {
        var entry = Read(Page("2024-05-07", $"<h3>Gardens</h3><p>(Ann Lee)</p><p>The post office appeared first on the map.</p><p>#moe</p>{footer}")).Entries.ShouldHaveSingleItem();
        entry.Commentary.ShouldBe(["The post office appeared first on the map."]);
        entry.Links.ShouldBeEmpty();
    }

    [Fact]
    public void Relative_links_refer_to_the_base_of_the_page() =>
        Read("<html><head><base href='https://base.example.org/x/'><title>2024-05-07</title></head><body><h3><a href='a.pdf'>Dew</a></h3><p>(Ann Lee)</p><p>#moe</p></body></html>")
            .Entries.Single().Links.Single().Url.ShouldBe("https://base.example.org/x/a.pdf");

    [Theory]
    [InlineData("<h2>Dew at Night</h2><p>(Ann Lee)</p>")]
    [InlineData("<h4>Dew at Night</h4>(Ann Lee)<br>")]
    [InlineData("<p><strong>Dew at Night</strong></p><p>(Ann Lee)</p>")]
    [InlineData("<p><b>Dew at Night</b><br>(Ann Lee)</p>")]
    [InlineData("<div><a href='https://example.org/dew.pdf'><h3>Dew at Night</h3></a></div><p>(Ann Lee)</p>")]
    [InlineData("<p><a href='https://example.org/dew.pdf'>Dew at Night</a></p><p>(Ann Lee)</p>")]
    [InlineData("<h3>Dew at Night <a href='https://example.org/dew.pdf'>[paper]</a></h3><p>(Ann Lee)</p>")]
    [InlineData("<h3>Dew at Night</h3><p>[<a href='https://example.org/dew.pdf'>Paper</a>] | [<a href='https://github.com/a/b'>Code</a>]</p><p>(Ann Lee)</p>")]
    [InlineData("<h3>Dew at Night</h3><p><a href='https://example.org/dew.pdf'>Paper</a></p><p>(Ann Lee)</p>")]
    [InlineData("<h3>Dew at Night</h3><p>(Ann Lee)</p><p><a href='https://example.org/dew.pdf'>Paper</a></p>")]
    [InlineData("<h3>Dew at Night</h3><p>(<a href='https://example.org/ann'>Ann Lee</a>)</p>")]
    [InlineData("<p>Dew at Night</p><p>(Ann Lee)</p>")]
    [InlineData("<p>Dew at Night (<a href='https://example.org/dew.pdf'>paper</a>)</p><p>(Ann Lee)</p>")]
    [InlineData("Dew at Night<br>(Ann Lee)<br>")]
    [InlineData("<pre>Dew at Night\n(Ann Lee)\n</pre>")]
    [InlineData("<p>Dew at Night<p>(Ann Lee)")]
    public void A_title_is_a_heading_a_bold_line_a_link_or_a_plain_line_above_authors(string beginning)
    {
        var entry = Read(Page("May 7, 2024", beginning + "<p>밤에 <b>읽기</b> 좋다.</p><p>#dew</p>")).Entries.ShouldHaveSingleItem();
        (entry.Title, entry.Authors.Single(), entry.Commentary.Single(), entry.Tags.Single().Text, entry.Date)
            .ShouldBe(("Dew at Night", "Ann Lee", "밤에 읽기 좋다.", "dew", new DateOnly(2024, 5, 7)));
        if (beginning.Contains("dew.pdf", StringComparison.Ordinal))
        {
            entry.Links[0].Url.ShouldBe("https://example.org/dew.pdf");
            entry.IsOwn(entry.Links[0]).ShouldBeTrue();
        }
    }

    [Fact]
    public void Headings_without_authors_are_titles_if_tags_come_below()
    {
        var read = Read(Page("May 7, 2024", "<h2>오늘의 논문</h2><h3>Dew</h3><p>하나.</p><p>#a</p><h3><a href='https://example.org/ice'>Ice</a></h3><p>둘.</p><h4>더</h4><p>#b</p>"));
        read.Entries.Select(entry => entry.Title).ShouldBe(["Dew", "Ice"]);
        read.Entries[1].Commentary.ShouldBe(["둘.", "더"]);
    }

    [Fact]
    public void A_date_within_the_page_applies_to_the_entries_below_it()
    {
        var entry = "<h3>{0}</h3><p>(Ann Lee)</p><p>#dew</p>";
        var read = Read(Page("Beds, issue 9", "<h2>2024-05-06</h2>" + string.Format(null, entry, "Dew") + "<h2>2024-05-07</h2>" + string.Format(null, entry, "Ice"), "2024-05-08T01:00:00+09:00"));
        read.Entries.Select(item => (item.Title, item.Date)).ShouldBe([("Dew", new DateOnly(2024, 5, 6)), ("Ice", new DateOnly(2024, 5, 7))]);
    }

    [Fact]
    public void A_page_without_a_date_in_its_title_has_its_date_of_publication_in_its_own_time_zone() =>
        Read(Page("Beds, issue 9", "<h3>Dew</h3><p>(Ann Lee)</p><p>#dew</p>", "2024-05-08T01:00:00+09:00")).Entries.Single().Date.ShouldBe(new DateOnly(2024, 5, 8));

    [Fact]
    public void A_page_without_any_date_is_reported()
    {
        var read = Read("<html><h3>Dew</h3><p>(Ann Lee)</p><p>#dew</p>");
        read.Entries.ShouldHaveSingleItem().Date.ShouldBeNull();
        read.Problems.ShouldHaveSingleItem().Message.ShouldContain("no date");
    }

    [Fact]
    public void Text_before_the_first_title_is_reported_with_its_line()
    {
        var problem = Read(Page("May 7, 2024", "<p>안녕하세요.</p>\n<h3>Dew</h3><p>(Ann Lee)</p><p>#dew</p>")).Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Line).ShouldBe((ProblemSeverity.Warning, 3));
    }

    [Fact]
    public void A_card_below_a_title_is_a_link_to_the_paper_and_not_text()
    {
        var card = "<figure class='kg-card kg-bookmark-card'><a class='kg-bookmark-container' href='https://arxiv.org/abs/2405.04434'>"
            + "<div class='kg-bookmark-title'>Another title</div><div class='kg-bookmark-description'>Another text</div></a></figure>";
        var entry = Read(Page("May 7, 2024", $"<h3>Dew</h3>{card}<p>(Ann Lee)</p><p>좋다.</p><p>#dew</p>")).Entries.ShouldHaveSingleItem();
        (entry.Authors.Single(), entry.Commentary.Single(), entry.Links.Single().ArxivId).ShouldBe(("Ann Lee", "좋다.", "2405.04434"));
    }

    [Fact]
    public void A_card_within_the_commentary_is_a_citation_and_not_the_papers_own_link()
    {
        var card = "<div class='embedded-post-wrap'><a href='https://example.org/other'><img src='a.png'>Another text</a></div>";
        var entry = Read(Page("May 7, 2024", $"<h3><a href='https://example.org/dew'>Dew</a></h3><p>(Ann Lee)</p><p>좋다.</p>{card}<p>#dew</p>")).Entries.ShouldHaveSingleItem();
        entry.Commentary.ShouldBe(["좋다.", "https://example.org/other"]);
        entry.Links.Select(entry.IsOwn).ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-05-08T01:00:00+09:00\"}</script>")]
    [InlineData("<time datetime='2024-05-08T01:00:00+09:00'>어제</time>")]
    [InlineData("<span class='date'>2024. 5. 8. 14:52</span>")]
    [InlineData("<meta name='date' content='2024-05-08'>")]
    public void The_date_of_publication_is_found_where_pages_write_it(string written) =>
        Read(Page("Beds", $"{written}<main><h3>Dew</h3><p>(Ann Lee)</p><p>#dew</p></main>")).Entries.Single().Date.ShouldBe(new DateOnly(2024, 5, 8));

    [Theory]
    [InlineData("<!DOCTYPE html>", true)]
    [InlineData("\uFEFF\r\n <HTML lang=ko>", true)]
    [InlineData("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'>", true)]
    [InlineData("<!-- saved from the web -->\n<html>", true)]
    [InlineData("<?xml version='1.0'?><rss>", false)]
    [InlineData("<english>", false)]
    [InlineData("2024-05-07\n<html>", false)]
    [InlineData("", false)]
    public void HTML_is_recognised_by_its_beginning(string text, bool expected) => HtmlParser.Recognises("page", Encoding.UTF8.GetBytes(text)).ShouldBe(expected);

    [Fact]
    public void A_digest_pasted_as_plain_text_is_read_like_a_text_file()
    {
        var entries = Read(Page("Beds", "<p>2024년 5월 7일</p><p>Dew</p><p>(Ann Lee)</p><p>좋다.</p><p>#dew</p><p>Ice</p><p>나쁘다.</p><p>#ice</p>")).Entries;
        entries.Select(entry => entry.Title).ShouldBe(["Dew", "Ice"]);
        entries.ShouldAllBe(entry => entry.Date == new DateOnly(2024, 5, 7));
    }

    [Fact]
    public void A_page_that_is_neither_digest_nor_review_is_reported()
    {
        Read(Page("We are moving", "<p>Our office is in another street now.</p>")).Problems.ShouldHaveSingleItem().Message.ShouldContain("neither a digest nor a review");
        Read("<!doctype html><script>document.write('x')</script>").Problems.ShouldHaveSingleItem().Message.ShouldContain("no text");
    }

    private static ParseResult Read(string html) => Documents.Read("post.html", html);

    private static string Page(string title, string body, string published = "") =>
        $"<!DOCTYPE html><html><head><title>{title}</title>\n<meta property='article:published_time' content='{published}'></head><body>\n{body}</body></html>";

    [Fact]
    public void A_mark_of_a_footnote_is_no_text()
    {
        var page = "<html><h1>2024-05-07</h1><h2>Dew</h2><p>(Ann Lee)</p><p>이슬<sup><a href=\"#fn1\">1</a></sup>입니다.</p><p>#rl</p></html>";

        Documents.Read("a.html", page).Entries.ShouldHaveSingleItem().Commentary.ShouldBe(["이슬입니다."]);
    }
}
