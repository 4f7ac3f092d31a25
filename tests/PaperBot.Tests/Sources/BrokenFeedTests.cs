namespace PaperBot.Tests.Sources;

/// <summary>Feeds that are not well-formed XML: every post that can be read is read.</summary>
public sealed class BrokenFeedTests
{
    private const string Old = "<item><title>Ice</title><link>https://beds.example.org/p/6</link><guid>6</guid><description>It is cold.</description></item>";

    [Theory]
    [InlineData("<item><title>Ann&rsquo;s&nbsp;dew &unknown; &</title></item>", "Ann’s\u00A0dew &unknown; &")]
    [InlineData("<item><title>Dew &#x2019; &#8212; &#xZZ;</title></item>", "Dew ’ — &#xZZ;")]
    [InlineData("<item><title>Dew \u0008\uFFFE\u001F</title></item>", "Dew")]
    [InlineData("<item><media:title>No</media:title><title>Dew</title><media:content url='a'><media:title>No</media:title></media:content></item>", "Dew")]
    [InlineData("<item><title>Dew</titel><link>https://beds.example.org/p/7</link></item>", "Dew")]
    [InlineData("<item><title>Dew<link>https://beds.example.org/p/7</link><description>x</item>", "Dew")]
    [InlineData("<item><title>Dew</title>", "Dew")]
    [InlineData("<ITEM><Title>Dew</Title></ITEM>", "Dew")]
    [InlineData("<item><title>Dew</title><description><![CDATA[It is wet.</description></item>", "Dew")]
    [InlineData("<item><title>Dew</title><!-- a note </item>", "Dew")]
    [InlineData("<item id=7 x=\"a\" x=\"b\"><title>Dew</title></item>", "Dew")]
    [InlineData("<item><title>1 < 2 & 3 > 2</title></item>", "1 < 2 & 3 > 2")]
    [InlineData("<item><title><![CDATA[a]]]]><![CDATA[>b & <i>]]></title></item>", "a]]>b & <i>")]
    [InlineData("<item><title>Dew</title><description><p>It is<br>wet.</description></p></item>", "Dew")]
    public void One_broken_post_does_not_cost_the_others(string broken, string title)
    {
        var items = Read($"<?xml version='1.0'?><rss version='2.0'><channel><title>Beds</title>{broken}{Old.Replace("It is cold.", "<![CDATA[It is cold.]]>", StringComparison.Ordinal)}</channel></rss>");

        items.Select(item => item.Title).ShouldBe([title, "Ice"]);
        items[1].ShouldBe(items[1] with { Id = "6", Address = "https://beds.example.org/p/6", Html = "It is cold." });
    }

    [Theory]
    [InlineData("<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'http://dtd.example.org/rss-0.91.dtd'>", "")]
    [InlineData("<!DOCTYPE rss SYSTEM 'file:///etc/passwd'>", "")]
    [InlineData("<!DOCTYPE rss [\n<!ENTITY nbsp \"&#160;\">\n<!ELEMENT rss (channel)>\n] >", "")]
    [InlineData("<?xml version='1.0'?>\n<?xml-stylesheet href='a.xsl'?>\n<!-- <rss> -->", "")]
    [InlineData("<br />\n<b>Warning</b>: something in index.php on line 3<br />\n<?xml version='1.0'?>", "")]
    [InlineData("Warning: something in index.php\n", "")]
    [InlineData("", "<!-- cached 12:00 --><script>count()</script> 0")]
    [InlineData("", "<rss></rss></channel>")]
    public void What_is_around_a_feed_does_not_matter(string before, string after) =>
        Read($"{before}<rss version='2.0'><channel>{Old}</channel></rss>{after}").ShouldHaveSingleItem().Title.ShouldBe("Ice");

    [Fact]
    public void Entities_are_neither_declared_nor_fetched_nor_expanded()
    {
        var laughs = string.Concat(Enumerable.Range(1, 40).Select(level => $"<!ENTITY l{level} \"&l{level - 1};&l{level - 1};\">"));
        var items = Read($"<!DOCTYPE rss [<!ENTITY l0 \"ha\">{laughs}<!ENTITY f SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&l40;&f;</title></item></channel></rss>");
        items.ShouldHaveSingleItem().Title.ShouldBe("&l40;&f;");
    }

    [Fact]
    public void A_post_that_is_cut_off_waits_until_the_feed_is_whole()
    {
        var (items, problems) = Feeds.Read($"<rss><channel>{Old}<item><title>Dew</title><description>It is w");
        items.ShouldHaveSingleItem().Title.ShouldBe("Ice");
        problems.ShouldHaveSingleItem().Message.ShouldContain("ends within a post");
        Feeds.Read($"<rss><channel>{Old}").Items.ShouldHaveSingleItem();
    }

    [Fact]
    public void An_ampersand_in_an_address_begins_no_entity() =>
        Read("<rss><channel><item><link>https://beds.example.org/?a=1&copy=2&lt=3&amp;b=4</link></item></channel></rss>").Single().Address
            .ShouldBe("https://beds.example.org/?a=1&copy=2&lt=3&b=4");

    [Long]
    [Theory]
    [InlineData("<a>")]
    [InlineData("<item>")]
    [InlineData("<item><title>")]
    [InlineData("<![CDATA[")]
    [InlineData("<!--")]
    [InlineData("<!DOCTYPE")]
    [InlineData("<!DOCTYPE [")]
    [InlineData("<!DOCTYPE a>")]
    [InlineData("</item>")]
    [InlineData("&amp")]
    [InlineData("<a xmlns:a='b' xml:base='c/'>")]
    [InlineData("<a b='")]
    public void A_hostile_feed_takes_linear_time(string repeated) =>
        Feeds.Read("<rss>" + string.Concat(Enumerable.Repeat(repeated, 200_000))).Items.Count.ShouldBeLessThanOrEqualTo(200_000);

    private static IReadOnlyList<FeedItem> Read(string text) => Feeds.Read(text).Items;
}
