namespace PaperBot.Tests.Sources;

/// <summary>What the versions and extensions of RSS and Atom call the parts of a post.</summary>
public sealed class FeedDialectTests
{
    [Fact]
    public void Rss_1_has_its_items_beside_the_channel_and_its_dates_from_Dublin_Core()
    {
        var item = Read("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"
              xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="https://beds.example.org/"><title>Beds</title></channel>
            <item rdf:about="https://beds.example.org/p/7"><title>Dew</title><link>https://beds.example.org/p/7</link><d:date>2024-05-07T09:00:00+09:00</d:date>
              <d:subject>moe; llm</d:subject><description>Short.</description><c:encoded><![CDATA[<p>Long.</p>]]></c:encoded></item></rdf:RDF>
            """);
        (item.Id, item.Title, item.Day, item.Html).ShouldBe(("https://beds.example.org/p/7", "Dew", new DateOnly(2024, 5, 7), "<p>Long.</p>"));
        item.Tags.ShouldBe([new("moe"), new("llm")]);
    }

    [Theory]
    [InlineData("<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>It is<br/>wet.</p></div></content>")]
    [InlineData("<content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'><x:p>It is<x:br/>wet.</x:p></x:div></content>")]
    [InlineData("<content type='html'><div><p>It is<br>wet.</p></div></content>")]
    [InlineData("<content><div><p>It is<br/>wet.</p></div></content>")]
    [InlineData("<summary type='html'>&lt;div>&lt;p>It is&lt;br>wet.&lt;/p>&lt;/div></summary><content type='html'> <![CDATA[ <p>&nbsp;</p> ]]></content>")]
    [InlineData("<summary type='html'>&lt;div>&lt;p>It is&lt;br>wet.&lt;/p>&lt;/div></summary><content src='https://beds.example.org/7.html'/>")]
    [InlineData("<a:content xmlns:a='http://www.w3.org/2005/Atom' type='text/html'><![CDATA[<div><p>It is<br>wet.</p></div>]]></a:content>")]
    public void An_atom_text_is_read_in_every_notation(string content)
    {
        var item = Read($"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Dew</title><id>7</id>{content}</entry></feed>");
        item.Html.Replace(" xmlns=\"http://www.w3.org/1999/xhtml\"", "", StringComparison.Ordinal).Replace(" xmlns:x=\"http://www.w3.org/1999/xhtml\"", "", StringComparison.Ordinal)
            .ShouldBe("<div><p>It is<br>wet.</p></div>");
    }

    [Theory]
    [InlineData("<description>It is wet.</description><content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[  \n ]]></content:encoded>")]
    [InlineData("<description>It is wet.</description><content:encoded>&lt;p>&amp;nbsp;&lt;/p></content:encoded>")]
    [InlineData("<description/><content:encoded>It is wet.</content:encoded>")]
    [InlineData("<media:description>No.</media:description><description>It is wet.</description>")]
    public void The_first_text_that_is_not_blank_is_read(string texts) =>
        Read($"<rss version='2.0'><channel><item><title>Dew</title>{texts}</item></channel></rss>").Html.ShouldBe("It is wet.");

    [Fact]
    public void Html_that_is_not_escaped_keeps_its_links() =>
        Read("<rss><channel><item><description><p class=\"a\">See <a href=\"https://arxiv.org/abs/2405.00007?a=1&amp;b=2\">it</a> &lt;b>now&lt;/b>.</p></description></item></channel></rss>")
            .Html.ShouldBe("<p class=\"a\">See <a href=\"https://arxiv.org/abs/2405.00007?a=1&amp;b=2\">it</a> <b>now</b>.</p>");

    [Theory]
    [InlineData("<rss><channel><item><category>moe</category><category><![CDATA[강화 학습]]></category><category>Uncategorized</category></item></channel></rss>")]
    [InlineData("<feed><entry><category term='moe' label='MoE'/><category term='강화 학습'/><category scheme='a' term='http://schemas.example.org/kind#post'/></entry></feed>")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":1,\"tags\":[\"moe\",\"강화 학습\"]}]}")]
    [InlineData("<rss><channel><item><category>moe, 강화 학습</category></item></channel></rss>")]
    public void Categories_are_tags(string feed) => Feeds.Read(feed.Replace("<item>", "<item><title>Dew</title>", StringComparison.Ordinal)
        .Replace("<entry>", "<entry><id>1</id>", StringComparison.Ordinal)).Items.Single().Tags.ShouldBe([new("moe"), new("강화 학습")]);

    [Theory]
    [InlineData("xml:base='https://base.example.org/blog/'", "", "", "https://base.example.org/blog/p/7", "https://base.example.org/blog/a.pdf")]
    [InlineData("xml:base='/blog/'", "xml:base='x/'", "", "https://beds.example.org/blog/x/p/7", "https://beds.example.org/blog/x/a.pdf")]
    [InlineData("", "", "xml:base='https://base.example.org/x/'", "https://beds.example.org/p/7", "https://base.example.org/x/a.pdf")]
    [InlineData("", "", "", "https://beds.example.org/p/7", "https://beds.example.org/p/a.pdf")]
    [InlineData("xml:base='javascript:alert(1)'", "xml:base=''", "", "https://beds.example.org/p/7", "https://beds.example.org/p/a.pdf")]
    public void Relative_addresses_refer_to_xml_base(string feed, string entry, string content, string address, string link)
    {
        var item = Read($"<feed xmlns='http://www.w3.org/2005/Atom' {feed}><entry {entry}><title>2024-05-07</title><id>7</id><link href='p/7'/>"
            + $"<content type='html' {content}>&lt;h3>&lt;a href='a.pdf'>Dew&lt;/a>&lt;/h3>&lt;p>(Ann Lee)&lt;/p>&lt;p>#moe&lt;/p></content></entry></feed>");
        item.Address.ShouldBe(address);
        var document = item.ToDocument().ToDocument("Feed", "", "a.html");
        DocumentReader.Read("a.html", document.Content).Entries.Single().Links.Single().Url.ShouldBe(link);
    }

    [Theory]
    [InlineData("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", "")]
    [InlineData("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate><atom:updated xmlns:atom='http://www.w3.org/2005/Atom'>2024-05-07T00:00:00Z</atom:updated>", "2024-05-07")]
    [InlineData("<pubDate></pubDate><dc:date>2024-05-07</dc:date>", "2024-05-07")]
    [InlineData("<dcterms:created>2024-05-07</dcterms:created>", "2024-05-07")]
    [InlineData("<pubDate>Sat, 11 May 2024 00:00:00 +1400</pubDate>", "")]
    [InlineData("<pubDate>Fri, 10 May 2024 23:00:00 +1400</pubDate>", "2024-05-10")]
    [InlineData("<pubDate>Thu, 31 Dec 2099 09:00:00 GMT</pubDate>", "")]
    public void The_date_is_the_first_on_which_the_post_can_have_been_written(string dates, string expected) =>
        $"{Read($"<rss><channel><item><title>Dew</title>{dates}</item></channel></rss>").Day:yyyy-MM-dd}".ShouldBe(expected);

    [Fact]
    public void A_date_in_the_future_is_left_out_with_a_warning() =>
        Feeds.Read("<rss><channel><item><title>Dew</title><pubDate>Thu, 31 Dec 2099 09:00:00 GMT</pubDate></item></channel></rss>")
            .Problems.ShouldHaveSingleItem().Message.ShouldStartWith("The post “Dew” has a date in the future, 2099-12-31");

    private static FeedItem Read(string text) => Feeds.Read(text).Items.ShouldHaveSingleItem();
}
