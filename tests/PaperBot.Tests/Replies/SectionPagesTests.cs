using System.Globalization;

namespace PaperBot.Tests.Replies;

public sealed class SectionPagesTests
{
    private static readonly CardSection[] Sections =
    [
        new(null, string.Join('\n', Enumerable.Range(1, 12)
            .Select(i => $"문단 {i}. {string.Concat(Enumerable.Repeat("긴 이야기가 이어집니다. ", i))}".Trim()))),
        new("Abstract", string.Concat(Enumerable.Repeat("OneWord", 60)) + " 👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦 the end."),
        new("Authors", "Ada, Ben"),
    ];

    [Theory]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(137)]
    [InlineData(1800)]
    [InlineData(100000)]
    public void No_page_is_too_long_and_no_text_is_lost(int length)
    {
        var pages = SectionPages.Split(Sections, length);
        pages.ShouldAllBe(page => page.Count > 0 && page.Sum(section => Dense(section.Text.Plain).Length) <= length);
        Dense(string.Concat(pages.SelectMany(page => page).Select(section => section.Text)))
            .ShouldBe(Dense(string.Concat(Sections.Select(section => section.Text))));
    }

    [Fact]
    public void A_text_that_fits_is_one_page() => SectionPages.Split(Sections, 100000).ShouldHaveSingleItem().ShouldBe(Sections);

    [Fact]
    public void A_page_ends_at_a_sentence_or_a_word_if_possible()
    {
        var texts = SectionPages.Split([new(null, "First sentence here. Second one follows it")], 25).Select(page => page.Single().Text.Plain);
        texts.ShouldBe(["First sentence here.", "Second one follows it"]);
        SectionPages.Split([new(null, "several words without an end")], 15).Select(page => page.Single().Text.Plain)
            .ShouldBe(["several words", "without an end"]);
    }

    [Fact]
    public void Each_page_of_a_section_has_its_heading() =>
        SectionPages.Split([new("Abstract", string.Concat(Enumerable.Repeat("word ", 30)))], 40)
            .ShouldAllBe(page => page.Single().Heading == "Abstract");

    [Fact]
    public void A_page_never_ends_within_a_character()
    {
        var text = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 40));
        foreach (var page in SectionPages.Split([new(null, text)], 50))
        {
            var piece = page.Single().Text.Plain;
            StringInfo.ParseCombiningCharacters(piece).Length.ShouldBe(piece.Length / "👨‍👩‍👧‍👦".Length);
        }
    }

    [Fact]
    public void An_empty_section_has_no_pages() => SectionPages.Split([new("Abstract", "")], 10).ShouldBeEmpty();

    private static string Dense(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
