namespace PaperBot.Tests.Discord.Bot;

public sealed class CardMarkdownTests
{
    [Fact]
    public void An_entry_shown_alone_has_its_links_and_what_is_folded_behind_a_button()
    {
        var card = Sample.Card(text: "One.") with { Buttons = [] };
        var folded = new CardSection("Abstract", "Hidden.", new Button("Abstract", "show a part:abstract"));
        var message = Rendered.Response(Sample.Reply(card with { Sections = [.. card.Sections, folded] }) with { Message = null });
        Rendered.Texts(message).ShouldBe(
            ["### [Sparse Experts](https://arxiv.org/abs/2405.01234)\n-# 2024-05-07 · A. Author, B. Author\n\n**Abstract**\nOne.\n\n"
                + "[Paper: arXiv 2405.01234](https://arxiv.org/abs/2405.01234)\n\n-# \\#moe #llm"]);
        Rendered.CustomIds(message).ShouldBe(["n1:show a part:abstract"]);
    }

    [Fact]
    public void The_page_of_an_entry_stands_below_it_in_small_print()
    {
        var message = Rendered.Response(Sample.Reply(Sample.Card(text: "One.") with { Buttons = [] }) with { Message = "Page 1 of 3", Pages = 3 });
        var text = Rendered.Texts(message).Single();
        text.ShouldStartWith("### ");
        text.ShouldEndWith("\n\n-# \\#moe #llm\n-# Page 1 of 3");
    }
}
