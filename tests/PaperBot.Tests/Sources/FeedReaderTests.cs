namespace PaperBot.Tests.Sources;

public sealed class FeedReaderTests
{
    static FeedReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("Tue, 07 May 2024 09:00:00 GMT", "2024-05-07T09:00:00+00:00")]
    [InlineData("Tue, 07 May 2024 23:30:00 +0900", "2024-05-07T23:30:00+09:00")]
    [InlineData("Mon, 7 May 2024 23:30 KST", "2024-05-07T23:30:00+09:00")]
    [InlineData("07 May 2024 23:30:00 EST", "2024-05-07T23:30:00-05:00")]
    [InlineData("2024-05-07T23:30:00.123Z", "2024-05-07T23:30:00+00:00")]
    [InlineData("2024-05-07T23:30:00+09:00", "2024-05-07T23:30:00+09:00")]
    [InlineData("2024-05-07", "2024-05-07T00:00:00+00:00")]
    [InlineData("soon", "")]
    [InlineData("", "")]
    public void The_time_formats_of_feeds_are_parsed(string text, string expected) =>
        (FeedTime.Parse(text)?.ToString("yyyy-MM-ddTHH:mm:sszzz", null) ?? "").ShouldBe(expected);

    [Fact]
    public void A_feed_with_few_elements_is_read()
    {
        var items = Read("<rss><channel><item><title>A &amp;amp; B</title><description>&lt;p&gt;x&lt;/p&gt;</description></item>"
            + "<item><link>/p/b</link></item><item><link>/p/b</link></item><item/></channel></rss>");
        items.Select(item => (item.Address, item.Title, item.Html))
            .ShouldBe([(null, "A & B", "<p>x</p>"), ("https://beds.example.org/p/b", "", ""), ("https://beds.example.org/p/b", "", "")]);
    }

    [Fact]
    public void An_atom_text_is_html_xhtml_or_plain()
    {
        var items = Read("<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title type='html'>&lt;b&gt;A&lt;/b&gt; &amp;amp; B</title>"
            + "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>x</p></div></content></entry>"
            + "<entry><id>2</id><title>1 &lt; 2</title><summary>a &lt; b</summary></entry></feed>");
        items.Select(item => item.Title).ShouldBe(["A & B", "1 < 2"]);
        items[0].Html.ShouldContain("<p>x</p>");
        items[1].Html.ShouldBe("<p>a &lt; b</p>");
    }

    [Fact]
    public void A_json_feed_may_have_numbers_for_ids_and_plain_text()
    {
        var item = Read("\uFEFF {\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":7,\"content_text\":\"a\\nb\"}, 3]}").ShouldHaveSingleItem();
        (item.Id, item.Html).ShouldBe(("7", "<p>a</p>\n<p>b</p>"));
    }

    [Theory]
    [InlineData("euc-kr", null)]
    [InlineData("", "euc-kr")]
    [InlineData("utf-8", "ks_c_5601-1987")]
    public void A_Korean_encoding_is_read_whether_the_feed_or_the_server_names_it(string declared, string? charset)
    {
        var xml = $"<?xml version=\"1.0\" encoding=\"{declared}\"?><rss><channel><item><title>똠방각하 논문</title></item></channel></rss>"
            .Replace(" encoding=\"\"", "", StringComparison.Ordinal);
        FeedReader.Read(Result(Encoding.GetEncoding(949).GetBytes(xml), charset)).Items.Single().Title.ShouldBe("똠방각하 논문");
    }

    [Theory]
    [InlineData("<opml/>", "XML, but not a feed")]
    [InlineData("{\"items\":[]}", "not a JSON Feed")]
    [InlineData("{\"items\":", "broken JSON")]
    [InlineData("", "neither XML nor JSON")]
    [InlineData("It works!", "neither XML nor JSON")]
    [InlineData("<!doctype html><p>Hello", "a page without a feed")]
    [InlineData("<html><head><link rel='alternate' type='application/rss+xml' href='/feed.xml'></head>", "Set Url to that address")]
    [InlineData("<html><head><link rel='alternate' type='application/rss+xml' href='/feed.xml'></head>", "https://beds.example.org/feed.xml")]
    public void The_error_says_what_the_content_is_if_it_is_not_a_feed(string content, string reason) =>
        Should.Throw<SourceException>(() => Read(content)).Message.ShouldContain(reason);

    private static IReadOnlyList<FeedItem> Read(string text) => FeedReader.Read(Result(Encoding.UTF8.GetBytes(text), null)).Items;

    private static FetchResult Result(byte[] content, string? charset) => new(new("https://beds.example.org/feed"), content, charset, null, null) { Fetched = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero) };
}
