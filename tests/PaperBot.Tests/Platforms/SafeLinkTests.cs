namespace PaperBot.Tests.Platforms;

public sealed class SafeLinkTests
{
    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.org/a")]
    [InlineData("https://arxiv.org@evil.example/")]
    [InlineData("https://:pass@evil.example/")]
    [InlineData("not an address")]
    [InlineData("https://example.org/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void An_address_that_is_not_a_plain_web_address_is_not_shown(string url) => Find(url).ShouldBeNull();

    [Theory]
    [InlineData("https://example.org/a_(b)?q=한#f)", "https://example.org/a_%28b%29?q=%ED%95%9C#f%29")]
    [InlineData("http://Example.org:8080/x y", "http://example.org:8080/x%20y")]
    [InlineData("https://ok.example/a|b>c<d'*", "https://ok.example/a%7Cb%3Ec%3Cd%27%2A")]
    [InlineData("https://аррle.example/", "https://xn--le-6kc8da.example/")]
    [InlineData("http://[::1]:8080/a", "http://[::1]:8080/a")]
    public void An_address_is_encoded(string url, string encoded) => Find(url)!.Url.ShouldBe(encoded);

    [Theory]
    [InlineData("https://github.com/a/b/", LinkKind.Code, null, "github.com/a/b")]
    [InlineData("https://github.com/a-long/name-of-a-repository", LinkKind.Code, null, "github.com")]
    [InlineData("https://arxiv.org/abs/2405.01234", LinkKind.Arxiv, "2405.01234", "arXiv 2405.01234")]
    [InlineData("https://arxiv.org.evil.example/abs/2405.01234", LinkKind.Arxiv, "2405.01234", "arxiv.org.evil.example")]
    [InlineData("https://notarxiv.org/pdf/2405.01234", LinkKind.Pdf, "2405.01234", "PDF notarxiv.org")]
    [InlineData("https://arxiv.org/pdf/2405.01234", LinkKind.Pdf, "2405.01234", "PDF")]
    [InlineData("https://export.arxiv.org/pdf/2405.01234", LinkKind.Pdf, "2405.01234", "PDF")]
    [InlineData("https://evil.example/a.pdf", LinkKind.Pdf, null, "PDF evil.example/a.pdf")]
    [InlineData("https://arxiv.org.a-long-name-before.papers.evil.example/x", LinkKind.Page, null, "…before.papers.evil.example")]
    [InlineData("https://arxiv.org.a-long-name-before.papers.evil.example/x.pdf", LinkKind.Pdf, null, "PDF …re.papers.evil.example")]
    [InlineData("https://аррle.example/", LinkKind.Page, null, "xn--le-6kc8da.example")]
    public void The_label_shows_the_target_of_a_link(string url, LinkKind kind, string? arxivId, string label) =>
        Find(url, kind, arxivId)!.Label.ShouldBe(label);

    private static SafeLink? Find(string url, LinkKind kind = LinkKind.Page, string? arxivId = null) =>
        SafeLink.Find(new PaperLink(url, kind, arxivId), urlLimit: 80, labelLimit: 27);
}
