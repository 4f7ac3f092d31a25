namespace PaperBot.Tests.Entries;

public sealed class NoteLinkTests
{
    [Theory]
    [InlineData("[[240402 Dew at Night.md]]", "2024-04-02 Dew at Night")]
    [InlineData("물은 [[240402 Dew]]에서, 흙은 [[2024/240403 Soil|여기]]에서 봤다.", "2024-04-02 Dew|2024-04-03 Soil")]
    [InlineData("- [[2024-04-02 Dew#Results]], [[20240403 Soil^a#b|c]]", "2024-04-02 Dew|2024-04-03 Soil^a")]
    [InlineData("[[Dew]] [[241331 Dew]] [[240402.md]] [[3D Beds]]", "Dew|Dew|3D Beds")]
    [InlineData("![[240402 Dew.png]] [[]] [[#Results]] [[a\nb]] [[ ]] [a] [[a", "")]
    [InlineData("[[\u110C\u1165\u11BC\u110B\u116F\u11AB]]", "정원")]
    public void The_notes_that_a_text_links_to_have_a_date_and_a_title(string text, string links) =>
        string.Join('|', NoteLink.Find(text).Select(link => $"{link.Date:yyyy-MM-dd} {link.Title}".Trim())).ShouldBe(links);

    [Fact]
    public void An_entry_without_links_to_notes_is_stored_as_in_earlier_versions()
    {
        const string stored = """{"Title":"Title","Authors":[],"Commentary":[],"Tags":[],"DerivedTags":[],"Links":[]}""";
        Encoding.UTF8.GetString(EntryJson.Write(new() { Title = "Title" })).ShouldBe(stored);
        EntryJson.Read(stored).NoteLinks.ShouldBeEmpty();
    }
}
