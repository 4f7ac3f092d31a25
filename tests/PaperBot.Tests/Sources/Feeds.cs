using System.Net;
using System.Text.Json;

namespace PaperBot.Tests.Sources;

/// <summary>Writes feeds of sample posts in each format.</summary>
internal static class Feeds
{
    public static string Write(string format, params Post[] posts) => format switch
    {
        "RSS" => Rss(posts),
        "Atom" => Atom(posts),
        "JSON" => Json(posts),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>Reads a feed that was fetched on May 10, 2024.</summary>
    public static (IReadOnlyList<FeedItem> Items, IReadOnlyList<PaperBot.Parsing.Problem> Problems) Read(string text) => FeedReader.Read(
        new(new("https://beds.example.org/feed"), Encoding.UTF8.GetBytes(text), null, null, null) { Fetched = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero) });

    /// <summary>A post that is a digest of one paper.</summary>
    public static Post Digest(int day, string paper) => new(
        $"https://beds.example.org/p/day-{day}", $"2024년 5월 {day}일",
        $"""
        <h3><strong><a href="https://arxiv.org/abs/2405.0{day:0000}">{paper}</a></strong></h3>
        <p>(Ann Lee, Bob Ray)</p>
        <blockquote><p>We water the beds of {paper} &amp; measure.</p></blockquote>
        <p>{paper}에 물을 <b>조금만</b> 줍니다. <a href="https://github.com/ann/beds">코드</a>가 있습니다.</p>
        <p>#moe #3d</p>
        <div class="subscription-widget-wrap-editor"><p class="cta-caption">Thanks for reading!</p></div>
        """,
        new(2024, 5, day, 23, 30, 0, TimeSpan.FromHours(9)));

    // As Substack and Ghost write it.
    private static string Rss(Post[] posts) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:atom="http://www.w3.org/2005/Atom" version="2.0"><channel><title><![CDATA[Beds]]></title><link>https://beds.example.org</link>
          <atom:link href="https://beds.example.org/feed" rel="self" type="application/rss+xml"/><image><title>Beds</title><url>https://beds.example.org/a.png</url></image>
        {string.Concat(posts.Select(post => $"""
            <item><title><![CDATA[{post.Title}]]></title><description><![CDATA[A short summary.]]></description><link>{post.Id}</link>
              <guid isPermaLink="false">{post.Id}</guid><dc:creator><![CDATA[Ann]]></dc:creator><pubDate>{post.Published:ddd, dd MMM yyyy HH:mm:ss} +0900</pubDate>
              <content:encoded><![CDATA[{post.Html}]]></content:encoded></item>
            """))}
        </channel></rss>
        """;

    private static string Atom(Post[] posts) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Beds</title><id>urn:beds</id>
        {string.Concat(posts.Select(post => $"""
            <entry><title type="html">{WebUtility.HtmlEncode(post.Title)}</title><id>{post.Id}</id><link rel="self" href="https://beds.example.org/self"/>
              <link rel="alternate" href="{post.Id}"/><published>{post.Published:yyyy-MM-ddTHH:mm:sszzz}</published><updated>2030-01-01T00:00:00Z</updated>
              <summary>A short summary.</summary><content type="html">{WebUtility.HtmlEncode(post.Html)}</content></entry>
            """))}
        </feed>
        """;

    private static string Json(Post[] posts) => JsonSerializer.Serialize(new
    {
        version = "https://jsonfeed.org/version/1.1",
        title = "Beds",
        items = posts.Select(post => new
        {
            id = post.Id,
            url = post.Id,
            title = post.Title,
            content_html = post.Html,
            summary = "A short summary.",
            date_published = post.Published.ToString("yyyy-MM-ddTHH:mm:sszzz", null),
        }),
    });
}

/// <summary>A post of a feed.</summary>
internal sealed record Post(string Id, string Title, string Html, DateTimeOffset Published);
