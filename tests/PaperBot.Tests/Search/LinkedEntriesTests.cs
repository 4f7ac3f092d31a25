namespace PaperBot.Tests.Search;

public sealed class LinkedEntriesTests
{
    private static readonly Entry[] Entries =
    [
        Notes.Entry("soil2", "2024-05-09", "Soil: A Second Look"),
        Notes.Entry("dew", "2024-05-07", "Dew: Watering Beds at *Night*"),
        Notes.Entry("soil", "2024-05-06", "Soil"),
        Notes.Entry("dewy", "2024-05-06", "Dewy Beds"),
        Notes.Entry("late", "2024-06-07", "Dew: Much Later"),
        Notes.Entry("attention", null, "Watering Is All You Need"),
        Notes.Entry("old", "0001-01-01", "Old"),
    ];

    [Theory]
    [InlineData("240507 Dew", "dew")]
    [InlineData("240504 DEW - watering beds", "dew")]
    [InlineData("240510 Dew", "dew")]
    [InlineData("240503 Dew", "")]
    [InlineData("240511 Dew", "")]
    [InlineData("240507 Watering", "")]
    [InlineData("240607 Dew", "late")]
    [InlineData("00010102 Old", "old")]
    [InlineData("99991231 Old", "")]
    public void A_link_with_a_date_names_the_beginning_of_a_title_near_that_day(string name, string found) => Linked(name).ShouldBe(found);

    [Theory]
    [InlineData("240508 Soil", "soil")]
    [InlineData("240508 Soil a second", "soil2")]
    public void A_whole_title_is_preferred_to_one_that_only_begins_with_the_name(string name, string found) => Linked(name).ShouldBe(found);

    [Theory]
    [InlineData("Watering is all you need", "attention")]
    [InlineData("Dewy Beds", "dewy")]
    [InlineData("Dew", "late")]
    [InlineData("Watering", "")]
    [InlineData("!", "")]
    public void A_link_without_a_date_names_a_title_or_all_of_it_before_the_colon(string name, string found) => Linked(name).ShouldBe(found);

    [Fact]
    public void Each_entry_is_found_once_in_the_order_of_the_links_and_never_the_linking_entry() =>
        Linked("240507 Dew", "240506 Soil", "240101 Nothing", "240508 Dew", "Note").ShouldBe("dew soil");

    private static string Linked(params string[] names)
    {
        var note = Notes.Entry(new EntryContent { Title = "Note", NoteLinks = [.. names.Select(NoteLink.Of)] }, "note");
        return string.Join(' ', TestIndex.Create([.. Entries, note]).FindLinked(note).Select(entry => entry.Id));
    }
}
