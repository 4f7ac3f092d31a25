namespace PaperBot.Tests.Parsing;

public sealed class MarkdownDigestTests
{
    [Theory]
    [InlineData("### [A Tale: Two Beds](https://arxiv.org/abs/2405.12345)\n(Ann Lee, Bob Ray)")]
    [InlineData("[**A Tale: Two Beds**](https://arxiv.org/abs/2405.12345)\n(Ann Lee, Bob Ray)")]
    [InlineData("- A Tale: Two Beds\n(Ann Lee, Bob Ray)")]
    [InlineData("* **A Tale: Two Beds**\n(Ann Lee, Bob Ray)")]
    [InlineData("## A Tale: Two Beds ##\n(Ann Lee, Bob Ray)")]
    [InlineData("__A Tale: Two Beds__\n*(Ann Lee, Bob Ray)*")]
    [InlineData("***A Tale: Two Beds***\n(Ann Lee, Bob Ray)")]
    [InlineData("*A Tale: Two Beds* (Ann Lee, Bob Ray)")]
    [InlineData("- **A Tale: Two Beds** (Ann Lee, Bob Ray)")]
    [InlineData("## A Tale: Two Beds (Ann Lee, Bob Ray)")]
    [InlineData("## [A Tale: Two Beds](https://arxiv.org/abs/2405.12345) (Ann Lee, Bob Ray)")]
    public void A_title_is_read_without_its_marks(string heading)
    {
        var entry = Documents.ReadDigest($"2024-05-07\n{heading}\n본문입니다.\n#x\n{heading.Replace("Two", "Three")}\n둘째입니다.\n#y").Entries[0];
        entry.Title.ShouldBe("A Tale: Two Beds");
        entry.Authors.ShouldBe(["Ann Lee", "Bob Ray"]);
        entry.Commentary.ShouldBe(["본문입니다."]);
        entry.Links.Select(link => link.ArxivId).ShouldBe(heading.Contains("arxiv", StringComparison.Ordinal) ? ["2405.12345"] : []);
    }

    [Fact]
    public void Several_titles_with_their_authors_are_a_digest_even_without_a_date()
    {
        var text = "*A Tale* (Ann Lee, Bob Ray)\n첫째입니다.\n\n*Dew* (Cho Kim)\n둘째입니다.";
        Documents.Read("digest.md", text).Entries
            .Select(entry => (entry.Title, entry.Commentary[0])).ShouldBe([("A Tale", "첫째입니다."), ("Dew", "둘째입니다.")]);
    }

    [Theory]
    [InlineData("## Beds (Revisited)\n(Ann Lee, Bob Ray)\n본문입니다.\n#x", "Beds (Revisited)", 1)]
    [InlineData("C# (Ann Lee, Bob Ray)\n(Ann Lee, Bob Ray)\n본문입니다.\n#x", "C# (Ann Lee, Bob Ray)", 1)]
    [InlineData("*A Tale\t*\n(Ann Lee, Bob Ray)\n본문입니다.\n#x", "*A Tale\t*", 1)]
    [InlineData("A Tale\n(Ann Lee, Bob Ray)\n본문입니다.\n*Dew* (Cho Kim, Ann Lee)\n#x", "A Tale", 2)]
    [InlineData("A Tale\n(Ann Lee, Bob Ray)\n본문입니다.\n- **결과** (물, 이슬)\n#x", "A Tale", 2)]
    public void Brackets_after_marked_words_do_not_always_contain_authors(string text, string title, int paragraphs)
    {
        var entry = Documents.ReadEntry("2024-05-07\n" + text);
        entry.Title.ShouldBe(title);
        entry.Authors.ShouldBe(["Ann Lee", "Bob Ray"]);
        entry.Commentary.Count.ShouldBe(paragraphs);
    }

    [Theory]
    [InlineData("2024년 5월 7일\n---\nA Tale\n(Ann Lee)\n본문입니다.\n#x")]
    [InlineData("2024-05-07\n==========\nA Tale\n-----\n(Ann Lee)\n* * *\n본문입니다.\n***\n#x\n___")]
    public void A_thematic_break_is_not_text(string text)
    {
        var entry = Documents.ReadEntry(text);
        entry.Title.ShouldBe("A Tale");
        entry.Authors.ShouldBe(["Ann Lee"]);
        entry.Commentary.ShouldBe(["본문입니다."]);
    }
}
