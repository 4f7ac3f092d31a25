using PaperBot.Parsing.Lines;

namespace PaperBot.Tests.Parsing;

public sealed class LinkFinderTests
{
    [Theory]
    [InlineData("See https://example.org/a.", "https://example.org/a")]
    [InlineData("(https://example.org/a) 적용", "https://example.org/a")]
    [InlineData("(https://example.org/a, https://example.org/b)", "https://example.org/a https://example.org/b")]
    [InlineData("https://example.org/a,https://example.org/b", "https://example.org/a https://example.org/b")]
    [InlineData(@"at \url{https://example.org/a}. More at \href{https://example.org/b}{x}", "https://example.org/a https://example.org/b")]
    [InlineData("https://example.org/2405.00451에서 봤던", "https://example.org/2405.00451")]
    [InlineData("https://example.org/에서 봤던", "https://example.org/")]
    [InlineData("출처:https://example.org/a입니다", "https://example.org/a")]
    [InlineData("https://ko.wikipedia.org/wiki/인공신경망", "https://ko.wikipedia.org/wiki/인공신경망")]
    [InlineData("https://en.wikipedia.org/wiki/Attention_(machine_learning)", "https://en.wikipedia.org/wiki/Attention_(machine_learning)")]
    [InlineData("(https://en.wikipedia.org/wiki/Attention_(film))", "https://en.wikipedia.org/wiki/Attention_(film)")]
    [InlineData("[code](https://example.org/a)", "https://example.org/a")]
    [InlineData("[https://example.org/a](https://example.org/b)", "https://example.org/a https://example.org/b")]
    [InlineData("<https://example.org/a>", "https://example.org/a")]
    [InlineData("\"https://example.org/a\" “https://example.org/b”", "https://example.org/a https://example.org/b")]
    [InlineData("'https://example.org/a'", "https://example.org/a")]
    [InlineData("（https://example.org/a）。", "https://example.org/a")]
    [InlineData("**https://example.org/a**", "https://example.org/a")]
    [InlineData("HTTPS://Example.org/A?q=1&r=2#s!", "HTTPS://Example.org/A?q=1&r=2#s")]
    [InlineData("https://example.org/b https://example.org/a https://example.org/b", "https://example.org/b https://example.org/a")]
    [InlineData("https://web.archive.org/web/2024/https://example.org/a", "https://web.archive.org/web/2024/https://example.org/a")]
    [InlineData("https:// http://? ftp://example.org/a javascript://x example.org/a", "")]
    public void An_address_is_found_without_the_characters_around_it(string text, string expected) =>
        LinkFinder.Find(text).Select(link => link.Url).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData("https://arxiv.org/abs/2405.04434v2", LinkKind.Arxiv, "2405.04434")]
    [InlineData("https://arxiv.org/pdf/2405.04434", LinkKind.Pdf, "2405.04434")]
    [InlineData("https://arxiv.org/html/2405.04434", LinkKind.Arxiv, "2405.04434")]
    [InlineData("https://huggingface.co/papers/2405.04434", LinkKind.Page, "2405.04434")]
    [InlineData("https://example.org/paper.pdf", LinkKind.Pdf, null)]
    [InlineData("https://openreview.net/pdf?id=abc", LinkKind.Pdf, null)]
    [InlineData("https://github.com/deepseek-ai/DeepSeek-V2", LinkKind.Code, null)]
    [InlineData("https://gitlab.com/a/b", LinkKind.Code, null)]
    [InlineData("https://huggingface.co/google/gemma-scope", LinkKind.Model, null)]
    [InlineData("https://huggingface.co/datasets/a/b", LinkKind.Model, null)]
    [InlineData("https://huggingface.co/spaces/a/b", LinkKind.Model, null)]
    [InlineData("https://huggingface.co/blog/moe", LinkKind.Post, null)]
    [InlineData("https://huggingface.co/docs/hub", LinkKind.Page, null)]
    [InlineData("https://x.com/a/status/1", LinkKind.Post, null)]
    [InlineData("https://old.reddit.com/r/a", LinkKind.Post, null)]
    [InlineData("https://someone.tistory.com/10", LinkKind.Post, null)]
    [InlineData("https://someone.substack.com/p/a", LinkKind.Post, null)]
    [InlineData("https://blog.example.org/a", LinkKind.Post, null)]
    [InlineData("https://example.org/blog/a", LinkKind.Post, null)]
    [InlineData("https://netflix.com/a", LinkKind.Page, null)]
    [InlineData("https://example.github.io/a", LinkKind.Page, null)]
    public void The_kind_and_the_arxiv_id_come_from_the_address(string url, LinkKind kind, string? arxivId) =>
        LinkFinder.Find(url).ShouldHaveSingleItem().ShouldBe(new PaperLink(url, kind, arxivId));

    [Theory]
    [InlineData("http")]
    [InlineData("http://")]
    [InlineData("https://a.b/(")]
    [InlineData("https://example.org/x ")]
    public void Five_megabytes_on_one_line_are_read_to_the_end(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 5_000_000 / unit.Length)) + " https://example.org/last";
        LinkFinder.Find(text)[^1].Url.ShouldBe("https://example.org/last");
    }
}
