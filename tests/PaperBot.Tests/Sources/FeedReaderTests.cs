namespace PaperBot.Tests.Sources;

public sealed class FeedReaderTests
{
    static FeedReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

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
    [InlineData("", null)]
    [InlineData("utf-8", null)]
    [InlineData("utf-8", "ks_c_5601-1987")]
    public void A_Korean_encoding_is_read_whether_the_feed_or_the_server_names_it(string declared, string? charset)
    {
        var xml = $"<?xml version=\"1.0\" encoding=\"{declared}\"?><rss><channel><item><title>똠방각하 논문</title></item></channel></rss>"
            .Replace(" encoding=\"\"", "", StringComparison.Ordinal);
        var (items, problems) = FeedReader.Read(Result(Encoding.GetEncoding(949).GetBytes(xml), charset));
        items.Single().Title.ShouldBe("똠방각하 논문");
        problems.Any(problem => problem.Message.Contains("code page 949", StringComparison.Ordinal)).ShouldBe(declared != "euc-kr" && charset is null);
    }

    [Theory]
    [InlineData("<html><body><svg><rdf:RDF></rdf:RDF></svg>", "a page without a feed")]
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

    [Fact]
    public void A_json_feed_with_half_a_character_raw_line_breaks_and_text_behind_its_end_is_read()
    {
        var items = Read("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"a\",\"title\":\"x\\ud800 \\\\ud800 \\ud83d\\ude00\","
            + "\"content_text\":\"one\ntwo\",\"tags\":[\"moe\",7]},],}<!-- cached -->");
        var item = items.ShouldHaveSingleItem();
        (item.Title, item.Html).ShouldBe(("x\uFFFD \\ud800 \U0001F600", "<p>one two</p>"));
        item.Tags.ShouldBe([new("moe")]);
    }

    [Theory]
    [InlineData("UTF-16 LE", 2)]
    [InlineData("UTF-16 BE", 2)]
    [InlineData("UTF-16 LE", 0)]
    [InlineData("UTF-16 BE", 0)]
    [InlineData("UTF-8", 3)]
    public void A_feed_in_Unicode_is_read_with_or_without_a_byte_order_mark(string name, int mark)
    {
        Encoding encoding = name == "UTF-8" ? Encoding.UTF8 : new UnicodeEncoding(name == "UTF-16 BE", true);
        var xml = "<?xml version=\"1.0\" encoding=\"utf-16\"?><rss version=\"2.0\"><channel><item><title>나무 논문</title></item></channel></rss>";
        FeedReader.Read(Result([.. encoding.GetPreamble().Take(mark), .. encoding.GetBytes(xml)], null)).Items.Single().Title.ShouldBe("나무 논문");
    }

    private static IReadOnlyList<FeedItem> Read(string text) => FeedReader.Read(Result(Encoding.UTF8.GetBytes(text), null)).Items;

    private static FetchResult Result(byte[] content, string? charset) => new(new("https://beds.example.org/feed"), content, charset, null, null) { Fetched = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero) };
}
