namespace PaperBot.Tests.Search;

public sealed class SamePaperTests
{
    private const string Paper = "https://arxiv.org/abs/2405.01234";

    [Fact]
    public void Notes_on_the_same_paper_are_found_newest_first() =>
        Others(Note("a", "Title", Paper, day: 1), Note("b", "Another title", Paper, day: 2), Note("c", "TITLE!", day: 3), Note("d", "Title two", day: 4))
            .ShouldBe(["c", "b"]);

    [Fact]
    public void A_paper_that_a_note_only_cites_is_not_its_own() =>
        Others(Note("a", "Title", Paper), Note("b", "Other", Paper, commentary: $"compare {Paper}")).ShouldBeEmpty();

    [Fact]
    public void The_same_title_is_not_the_same_paper_if_the_links_or_authors_differ()
    {
        Others(Note("a", "Title", Paper), Note("b", "Title", "https://arxiv.org/abs/2405.09999")).ShouldBeEmpty();
        Others(Note("a", "Title", authors: "Ada Kim"), Note("b", "Title", authors: "Ben Lee")).ShouldBeEmpty();
        Others(Note("a", "Title", authors: "Ada Kim, Ben Lee"), Note("b", "Title", authors: "ada kim")).ShouldBe(["b"]);
        Others(Note("a", "Thoughts of the week", authors: ""), Note("b", "Thoughts of the week", authors: "")).ShouldBeEmpty();
        Others(Note("a", ""), Note("b", "")).ShouldBeEmpty();
    }

    private static IEnumerable<string> Others(params Entry[] entries) =>
        TestIndex.Create(entries).FindOnSamePaper(entries[0]).Select(entry => entry.Id.Value);

    private static Entry Note(string id, string title, string? link = null, int day = 1, string commentary = "", string authors = "Ada Kim") =>
        Notes.Entry(new EntryContent
        {
            Date = new(2024, 5, day),
            Title = title,
            Authors = authors.Split(", ", StringSplitOptions.RemoveEmptyEntries),
            Commentary = [commentary],
            Links = link is null ? [] : [new(link, LinkKind.Arxiv, link[^10..])],
        }, id);
}
