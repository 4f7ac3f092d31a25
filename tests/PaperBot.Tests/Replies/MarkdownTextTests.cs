namespace PaperBot.Tests.Replies;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("a * b * c and 2*3*4 and f(x*) and snake_case_name")]
    [InlineData("*one star, <english>, <b>no HTML</b>, #tag")]
    [InlineData("2024. 5. 25. is a date")]
    [InlineData("https://a.org/x_y_*z*_w is an address")]
    [InlineData("title\n---")]
    [InlineData("[1]: not a reference")]
    public void Text_that_is_not_Markdown_is_unchanged(string text) => MarkdownText.Read(text).Plain.ShouldBe(text);

    [Theory]
    [InlineData("> [!warning]- 주의\n> 물이 듭니다.", "주의\n물이 듭니다.")]
    [InlineData("> [!note]\n> 물이 듭니다.", "Note\n물이 듭니다.")]
    [InlineData("> [a] and [!] are text", "[a] and [!] are text")]
    public void A_callout_is_a_quote_below_its_title(string text, string shown)
    {
        var read = MarkdownText.Read(text);
        read.Plain.ShouldBe(shown);
        read.Runs.ShouldAllBe(run => run.Style.HasFlag(TextStyle.Quote) || run.Text == "\n");
    }

    [Fact]
    public void Emphasis_code_and_links_are_runs_in_korean_as_well() => MarkdownText.Read("**굵게**는 *기울임*을 `x_1`과 [글](https://a.org/p)에").Runs.ShouldBe(
    [
        new("굵게", TextStyle.Bold), new("는 "), new("기울임", TextStyle.Italic), new("을 "), new("x_1", TextStyle.Code), new("과 "),
        new("글", Url: "https://a.org/p"), new("에"),
    ]);

    [Fact]
    public void Lists_headings_quotes_and_code_are_lines_of_their_own()
    {
        var blocks = MarkdownText.Read(["# Head", "- one", "- two", "3. three", "> said", "after", "```", "x = *a*", "```"]).Blocks();
        blocks.Select(block => (block.Kind, string.Join('\n', block.Lines.Select(line => string.Concat(line.Select(run => run.Text)))))).ShouldBe(
        [
            (TextStyle.None, "Head\n• one\n• two\n3. three"),
            (TextStyle.Quote, "said"),
            (TextStyle.None, "after"),
            (TextStyle.CodeBlock, "x = *a*"),
        ]);
    }

    [Theory]
    [InlineData("see [[240507 Other note]] and [[a/b|these words]] and [[note#part]]", "see Other note and these words and note")]
    [InlineData("[[2024/2024-05-07 Other note.md]]와 [[240507.md]], [[#part]]", "Other note와 240507.md, #part")]
    [InlineData("![[picture.png]] [[]] [[a", "picture.png [[]] [[a")]
    public void A_link_to_a_note_is_its_title(string source, string shown) => MarkdownText.Read(source).Plain.ShouldBe(shown);

    [Fact]
    public void What_was_cleaned_away_does_not_come_back_as_an_entity() =>
        MarkdownText.Read("a&#x202E;b&#0;c &amp; &lt;d\uE000e").Plain.ShouldBe("ab\uFFFDc & <de");

    [Fact]
    public void Only_web_addresses_are_links() =>
        MarkdownText.Read("[a](javascript:x) [b](/c) <mailto:d@e.f> ![g](https://h.i/j)").Runs.ShouldBe(
            [new("a b mailto:d@e.f "), new("g", Url: "https://h.i/j")]);

    [Theory]
    [InlineData("Attention in $O(n^2)$ *Time*", "Attention in O(n²) Time")]
    [InlineData("# 1 Paper", "# 1 Paper")]
    [InlineData("1. A * B", "1. A * B")]
    [InlineData("A\n\u202Etitle", "A title")]
    public void A_title_is_one_line(string source, string shown) => MarkdownText.ReadLine(source).ShouldBe(shown);

    [Fact]
    public void A_nesting_that_is_too_deep_is_shown_as_it_is_written()
    {
        var deep = string.Concat(Enumerable.Repeat("> ", 500)) + "x";
        MarkdownText.Read(deep).Plain.ShouldBe(deep);
    }

    [Fact]
    public void Every_real_note_can_be_read()
    {
        foreach (var file in Directory.EnumerateFiles(SharedData.Path("notes"), "*.md", SearchOption.AllDirectories))
        {
            var shown = MarkdownText.Read(File.ReadAllText(file));
            shown.Plain.ShouldNotBeEmpty(file);
            shown.Plain.ShouldNotContain(@"\textbf", Case.Sensitive, file);
            shown.Plain.Any(character => character is >= '\uE000' and <= '\uE005').ShouldBeFalse(file);
        }
    }
}
