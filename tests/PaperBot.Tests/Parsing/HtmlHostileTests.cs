using FsCheck;
using FsCheck.Fluent;
using PaperBot.Parsing.Html;

namespace PaperBot.Tests.Parsing;

public sealed class HtmlHostileTests
{
    private static readonly string[] Fragments =
    [
        "<p>", "</p>", "<div class='entry-content'>", "</div>", "<h3>", "</h3>", "<a href='https://arxiv.org/abs/2405.04434'>", "<a href=\"x", "</a>", "<b>",
        "</b>", "<br>", "<hr>", "<li>", "<blockquote>", "<table><tr><td>", "<template>", "<svg><title>", "<script>", "</script>", "<style>", "<!--", "-->",
        "<![CDATA[", "]]>", "<plaintext>", "<textarea>", "<iframe>", "<figure>", "<pre>", "&amp;", "&#xD800;", "&#0;", "&#x110000;", "&notit", "\0", "\uFFFD",
        "\u202E", "Dew", "(Ann Lee)", "(", "#moe", "2024-05-07", "2024-02-30", "\n", " ", "<", ">", "\"", "'", "<meta property='og:title' content='May 7, 2024'>",
        "<base href='https://example.org'>", "<article>", "<body>", "</html>", "<a rel=tag>", "<time datetime='2024-05-07'>", "<p hidden>", "가",
    ];

    public static TheoryData<string, int, string> Huge() => new()
    {
        { "<div>", 250_000, "" },
        { "<div class='a'>", 25_000, "text" },
        { "<p><b><i>", 25_000, "text" },
        { "<a href='https://example.org/a'>", 50_000, "text" },
        { "<a href='https://example.org/a'>x", 25_000, "" },
        { "<font a>", 50_000, "text" },
        { "<p><font color=1>", 25_000, "" },
        { "</p>", 250_000, "" },
        { "<figure><a href='https://example.org/a'>x", 20_000, "" },
        { "<blockquote>", 50_000, "text" },
        { "<h3>a</h3><p>(B)</p>", 25_000, "" },
        { "<b>a</b><br>", 25_000, "" },
        { "<a rel=tag>a</a>", 25_000, "" },
        { "<b><a href='https://example.org/a'>a</a></b><br>#b<br>", 20_000, "" },
        { "<span class=date>", 25_000, "" },
        { "<article>a", 25_000, "" },
        { "<table><tr><td>", 25_000, "text" },
        { "&amp;", 250_000, "" },
        { "<", 500_000, "" },
        { "<script>", 125_000, "" },
        { "<!--", 250_000, "" },
        { "a ", 500_000, "" },
    };

    [Long]
    [Theory]
    [MemberData(nameof(Huge))]
    public void Hostile_nesting_and_very_many_elements_take_linear_memory(string unit, int count, string end) =>
        Documents.ShouldBeReadInLinearMemory("a.html", "<!DOCTYPE html><title>May 7, 2024</title>", unit, count, end);

    [Fact]
    public void An_attribute_of_three_megabytes_is_read()
    {
        var html = $"<!DOCTYPE html><title>May 7, 2024</title><h3 class='{new string('a', 3_000_000)}' {string.Concat(Enumerable.Range(0, 50_000).Select(n => $"a{n}=1 "))}>Dew</h3>(Ann Lee)<br>#dew";
        Documents.Read("a.html", html).Entries.ShouldHaveSingleItem().Title.ShouldBe("Dew");
    }

    [Fact]
    public void Text_in_the_middle_of_a_hundred_thousand_elements_is_found()
    {
        var html = $"<html>{string.Concat(Enumerable.Repeat("<div>", 100_000))}<h3>Dew</h3>(Ann Lee)<p>#dew</p>{string.Concat(Enumerable.Repeat("</div>", 100_000))}";
        Documents.Read("240507.html", html).Entries.ShouldHaveSingleItem().Title.ShouldBe("Dew");
    }

    [Fact]
    public void Any_mixture_of_tags_gives_entries_or_a_problem_and_never_throws()
    {
        var pieces = Gen.Choose(0, Fragments.Length - 1).ArrayOf();
        Prop.ForAll(pieces.ToArbitrary(), choice =>
        {
            var content = Encoding.UTF8.GetBytes("<html>" + string.Concat(choice.Select(at => Fragments[at])));
            var read = DocumentReader.Read("a.html", content);
            return read.Entries.Count + read.Problems.Count > 0
                && read.Entries.All(entry => entry.Title == entry.Title.Trim() && !entry.Title.Contains('\n', StringComparison.Ordinal)
                    && entry.Commentary.All(paragraph => paragraph.Trim().Length > 0));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void An_article_written_as_HTML_is_read_the_same_again()
    {
        var pieces = Gen.Choose(0, Fragments.Length - 1).ArrayOf();
        Prop.ForAll(pieces.ToArbitrary(), choice =>
        {
            var article = Article("<body>" + string.Concat(choice.Select(at => Fragments[at])));
            var again = Article($"<{HtmlArticle.Element}>{article.ToHtml()}</{HtmlArticle.Element}>");
            again.Lines.Select(line => (line.Text, line.Mark, line.Level)).ShouldBe(article.Lines.Select(line => (line.Text, line.Mark, line.Level)));
            again.Lines.SelectMany(line => line.Links).ShouldBe(article.Lines.SelectMany(line => line.Links));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static HtmlArticle Article(string html) => new(HtmlOutline.Read(html), new("https://example.org/a"));

    [Fact]
    public void Any_bytes_after_the_beginning_of_a_page_never_throw()
    {
        var bytes = Gen.Choose(0, 255).Select(number => (byte)number).ArrayOf();
        Prop.ForAll(bytes.ToArbitrary(), content =>
            DocumentReader.Read("a.html", (byte[])[.. "<html>"u8, .. content]) is { } read && read.Entries.Count + read.Problems.Count > 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
