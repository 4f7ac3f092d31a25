namespace PaperBot.Tests.Replies;

public sealed class StyledTextTests
{
    private static readonly StyledText Text = new([new("plain "), new("bold words", TextStyle.Bold), new(" end")]);

    [Fact]
    public void A_part_keeps_its_styles()
    {
        Text.Slice(3, 10).Runs.ShouldBe([new("in "), new("bold", TextStyle.Bold)]);
        Text.Slice(0, 0).ShouldBe(StyledText.Empty);
        Text.Slice(-5, 1000).ShouldBe(Text);
    }

    [Fact]
    public void It_is_shortened_at_a_word()
    {
        Text.AtWord(12).Runs.ShouldBe([new("plain "), new("bold", TextStyle.Bold), new("…")]);
        Text.AtWord(100).ShouldBe(Text);
    }

    [Fact]
    public void Neighbouring_runs_of_the_same_style_are_joined() => new StyledText([new("a"), new(""), new("b"), new("c", Url: "u")]).Runs.ShouldBe([new("ab"), new("c", Url: "u")]);

    [Fact]
    public void Empty_lines_belong_to_the_block_around_them() =>
        new StyledText([new("a\n\nb", TextStyle.CodeBlock), new("\nc")]).Blocks().Select(block => (block.Kind, block.Lines.Count)).ShouldBe(
            [(TextStyle.CodeBlock, 3), (TextStyle.None, 1)]);

    [Fact]
    public void A_page_of_styled_text_keeps_its_styles()
    {
        var pages = SectionPages.Split([new("H", new StyledText([new("one two\n"), new("three", TextStyle.Quote), new("\nfour")]))], 8);
        pages.Select(page => page.Single().Text).ShouldBe(["one two", new StyledText([new("three", TextStyle.Quote)]), "four"]);
    }
}
