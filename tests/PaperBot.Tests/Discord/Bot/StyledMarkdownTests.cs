using PaperBot.Discord.Bot.Rendering;

namespace PaperBot.Tests.Discord.Bot;

public sealed class StyledMarkdownTests
{
    [Fact]
    public void Styles_become_Markdown_and_markup_in_the_text_is_escaped() => Render(
        new("a * b "), new("bold_ly ", TextStyle.Bold), new("it", TextStyle.Italic), new(" both", TextStyle.Bold | TextStyle.Italic), new(" "),
        new("x_1*", TextStyle.Code))
        .ShouldBe(@"a \* b **bold\_ly** *it* ***both*** `x_1*`");

    [Fact]
    public void Quotes_and_code_blocks_are_separate_lines() => Render(
        new("before\n"), new("said\n# more", TextStyle.Quote), new("\n"), new("x = *a*\ny", TextStyle.CodeBlock), new("\nafter"))
        .ShouldBe("before\n> said\n> \\# more\n```\nx = *a*\ny\n```\nafter");

    [Fact]
    public void A_link_keeps_its_words_unless_they_look_like_another_address() => Render(
        new("our [code]", Url: "https://a.org/c(d)"), new(" "), new("b.org", TextStyle.Bold, "https://evil.example/x"), new(" "),
        new("https://a.org/x_y", Url: "https://a.org/x_y"), new(" "), new("bad", Url: "ftp://a.org"))
        .ShouldBe(@"[our \[code\]](https://a.org/c%28d%29) **[evil.example/x](https://evil.example/x)** [a.org/x\_y](https://a.org/x_y) bad");

    [Theory]
    [InlineData("a `b` c", "`` a `b` c ``")]
    [InlineData("a``b", "`` aˋˋb ``")]
    public void Code_cannot_end_itself(string code, string shown) => Render(new TextRun(code, TextStyle.Code)).ShouldBe(shown);

    [Fact]
    public void A_code_block_cannot_end_itself() =>
        Render(new TextRun("a\n```\n@everyone", TextStyle.CodeBlock)).ShouldBe("```\na\nˋˋˋ\n@everyone\n```");

    [Theory]
    [InlineData(TextStyle.None)]
    [InlineData(TextStyle.Bold)]
    [InlineData(TextStyle.Code)]
    [InlineData(TextStyle.Quote)]
    [InlineData(TextStyle.CodeBlock)]
    public void It_fits_any_limit(TextStyle look)
    {
        var text = new StyledText(Enumerable.Range(0, 500).SelectMany(i =>
            new TextRun[] { new($"word_{i}* <@1> `x`\n", look), new("link", look, $"https://a.org/{i}") }));
        foreach (var limit in new[] { 40, 100, 777, 4000, 100_000 })
        {
            var shown = StyledMarkdown.Render(text, limit);
            shown.Length.ShouldBeLessThanOrEqualTo(limit);
            shown.Length.ShouldBeGreaterThan(Math.Min(limit, 10_000) / 2);
        }
    }

    private static string Render(params TextRun[] runs) => StyledMarkdown.Render(new StyledText(runs), 4000);
}
