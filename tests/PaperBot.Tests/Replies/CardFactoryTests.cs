namespace PaperBot.Tests.Replies;

public sealed class CardFactoryTests
{
    [Fact]
    public void A_summary_shows_the_commentary_or_else_the_abstract()
    {
        var content = new EntryContent { Title = "Title", Abstract = "The abstract.", Commentary = ["첫 문단", "둘째 문단"] };
        Summary(content).Sections.ShouldHaveSingleItem().ShouldBe(new CardSection(null, "첫 문단\n둘째 문단"));
        Summary(content with { Commentary = [] }).Sections.ShouldHaveSingleItem().Text.ShouldBe("The abstract.");
        Summary(new EntryContent()).Sections.ShouldBeEmpty();
    }

    [Fact]
    public void A_long_list_of_authors_is_shortened_in_the_byline_and_complete_on_the_page()
    {
        var content = new EntryContent { Date = new(2024, 5, 7), Authors = [.. Enumerable.Range(1, 194).Select(i => $"Author {i}")] };
        Summary(content).Byline.ShouldBe("2024-05-07 · Author 1, Author 2, Author 3, Author 4, Author 5, Author 6 +188");
        Pages(content).SelectMany(page => page.Sections).ShouldContain(section =>
            section.Heading == "Authors" && section.Text.Plain.EndsWith("Author 194", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Locale.English, "(untitled)", "undated", "(derived: #moe)")]
    [InlineData(Locale.Korean, "(제목 없음)", "날짜 없음", "(자동: #moe)")]
    public void A_card_names_missing_parts_and_marks_derived_tags(Locale locale, string title, string byline, string tags)
    {
        var card = Summary(new EntryContent { Title = "\u202E\u200B ", DerivedTags = [new("moe")] }, locale);
        (card.Title, card.Byline, card.Tags).ShouldBe((title, byline, tags));
    }

    [Fact]
    public void Every_link_is_on_the_page()
    {
        var links = Enumerable.Range(1, 20).Select(i => new PaperLink($"https://example.org/{i}", LinkKind.Page, null)).ToList();
        var card = Pages(new EntryContent { Links = links }).ShouldHaveSingleItem();
        card.Links.Select(link => link.Target.Url).Concat(card.Sections.Single().Text.Plain.Split('\n')).ShouldBe(links.Select(link => link.Url));
        card.Buttons.ShouldBeEmpty();
    }

    private static Card Summary(EntryContent content, Locale locale = Locale.English) => CardFactory.Summary(Notes.Entry(content), locale);

    private static IReadOnlyList<Card> Pages(EntryContent content) => CardFactory.Pages(Notes.Entry(content), Locale.English, content.Commentary);
}
