namespace PaperBot.Tests.Entries;

public sealed class PaperTests
{
    private const string Arxiv = "https://arxiv.org/abs/2405.00007";

    [Theory]
    [InlineData("240507 Dew.md", Arxiv + "\n\n*Dew* (Ada Kim, Bo Ray)\n\n이슬 이야기입니다. https://arxiv.org/abs/1706.03762 와 견줍니다.\n\n#moe\n", Arxiv)]
    [InlineData("a.txt", "2024-05-07\nDew\nhttps://arxiv.org/abs/2405.00007\n(Ada Kim, Bo Ray)\n이슬 이야기입니다.\n#moe", Arxiv)]
    [InlineData("a.md", "2024-05-07\n\n## [Dew](https://arxiv.org/abs/2405.00007)\n(Ada Kim, Bo Ray)\n\n이슬 이야기입니다.\n\n#moe", Arxiv)]
    [InlineData("a.txt", "2024-05-07\nDew\n(Ada Kim, Bo Ray)\n이슬 이야기입니다. https://arxiv.org/abs/1706.03762 와 견줍니다.\n#moe", null)]
    [InlineData("240507 Dew.md", "https://github.com/ada/dew\n\n*Dew* (Ada Kim, Bo Ray)\n\n이슬 이야기입니다.\n\n#moe\n", null)]
    [InlineData("240507 Dew.md", "https://github.com/ada/dew/raw/main/dew.pdf\n\n*Dew* (Ada Kim, Bo Ray)\n\n이슬 이야기입니다.\n\n#moe\n", "https://github.com/ada/dew/raw/main/dew.pdf")]
    [InlineData("240507 Dew.md", Arxiv + "\n\n*Dew* (Ada Kim, Bo Ray)\n\n이슬 이야기입니다. 논문은 https://arxiv.org/abs/2405.00007 에 있습니다.\n\n#moe\n", Arxiv)]
    [InlineData("240507 Dew.md", "*Dew* (Ada Kim, Bo Ray)\n\nhttps://arxiv.org/abs/2405.00007\n\n이슬 이야기입니다.\n\n#moe\n", Arxiv)]
    [InlineData("240507 Dew.md", "*Dew* (Ada Kim, Bo Ray)\n\n이슬 이야기입니다.\n\n#moe\n\n# Links\n\n- https://arxiv.org/abs/1706.03762\n", null)]
    [InlineData("a.txt", "2024-05-07\nDew\n(Ada Kim, Bo Ray)\nhttps://arxiv.org/abs/2405.00007\n이슬 이야기입니다.\n#moe", Arxiv)]
    [InlineData("a.html", "<!DOCTYPE html><html><head><title>2024-05-07</title></head><body><article><h1>2024-05-07</h1><h3><a href=\"https://arxiv.org/abs/2405.00007\">Dew</a></h3><p>(Ada Kim, Bo Ray)</p>"
        + "<p>이슬 이야기입니다. 논문은 https://arxiv.org/abs/2405.00007 입니다.</p><p>#moe</p></article></body></html>", Arxiv)]
    public void The_paper_is_what_its_author_links_to_and_never_what_the_text_mentions(string file, string text, string? url)
    {
        var entry = Parsing.Documents.Read(file, text).Entries.ShouldHaveSingleItem();
        var paper = Paper.FindOwn(entry);
        paper?.Url.ShouldBe(url);
        (paper is null).ShouldBe(url is null);
        (paper?.From ?? PaperOrigin.Author).ShouldBe(PaperOrigin.Author);
        Paper.FindOwn(EntryJson.Read(EntryJson.Write(entry))).ShouldBe(paper);
    }

    [Fact]
    public void An_arXiv_address_is_preferred_to_a_PDF_and_that_to_a_page_and_what_the_author_says_to_what_was_looked_up()
    {
        PaperLink[] links = [new("https://a.b/", LinkKind.Page, null), new("https://a.b/c.pdf", LinkKind.Pdf, null), new(Arxiv, LinkKind.Arxiv, "2405.00007")];
        var found = Paper.OnArxiv("2405.00008");
        string[] papers = [.. Enumerable.Range(0, 4).Select(count => (Notes.Entry(new EntryContent { Links = links[..count] }) with { LookedUp = found }).Paper!.Url)];
        papers.ShouldBe([found.Url, links[0].Url, links[1].Url, Arxiv]);
    }
}
