namespace PaperBot.Tests.Parsing;

public sealed class WrittenArxivIdTests
{
    [Theory]
    [InlineData("Gardens of Experts (arXiv:2405.00001)\n(Ann Lee, Bob Ray)")]
    [InlineData("Gardens of Experts [arXiv 2405.00001v2]\n(Ann Lee, Bob Ray)")]
    [InlineData("Gardens of Experts, arXiv:2405.00001v1 [cs.CL]\n(Ann Lee, Bob Ray)")]
    [InlineData("[2405.00001] Gardens of Experts\n(Ann Lee, Bob Ray)")]
    [InlineData("Gardens of Experts [arXiv:2405.00001](https://arxiv.org/abs/2405.00001)\n(Ann Lee, Bob Ray)")]
    [InlineData("arXiv:2405.00001\nGardens of Experts\n(Ann Lee, Bob Ray)")]
    [InlineData("Gardens of Experts\narXiv: 2405.00001\n(Ann Lee, Bob Ray)")]
    [InlineData("Gardens of Experts\n(Ann Lee, Bob Ray)\n- 10.48550/arXiv.2405.00001")]
    [InlineData("Gardens of Experts\n(Ann Lee, Bob Ray)\nPaper: arXiv:2405.00001")]
    [InlineData("## Gardens of Experts (arXiv:math.GT/0309136)\n(Ann Lee, Bob Ray)", "math/0309136")]
    [InlineData("Gardens of Experts\n(Ann Lee, Bob Ray)\narXiv:cs/0112017", "cs/0112017")]
    public void An_id_beside_above_or_below_a_title_is_the_paper_and_not_part_of_the_title(string head, string id = "2405.00001")
    {
        var entry = Documents.ReadEntry($"2024-05-07\n{head}\n물을 줍니다.\n#moe");

        entry.Title.ShouldBe("Gardens of Experts");
        entry.Authors.ShouldBe(["Ann Lee", "Bob Ray"]);
        entry.Commentary.ShouldBe(["물을 줍니다."]);
        Paper.FindOwn(entry).ShouldBe(new Paper($"https://arxiv.org/abs/{id}", id, PaperOrigin.Author));
    }

    [Theory]
    [InlineData("Gardens of Experts", "arXiv:2405.00001에서 이어집니다.")]
    [InlineData("A Reply to arXiv:2405.00001", "답입니다.")]
    [InlineData("Gardens (1234.5)", "정원입니다.")]
    [InlineData("[2024.0507] Gardens", "정원입니다.")]
    public void An_id_within_text_is_not_the_paper_of_the_entry(string title, string text)
    {
        var entry = Documents.ReadEntry($"2024-05-07\n{title}\n(Ann Lee, Bob Ray)\n{text}\n#moe");

        entry.Title.ShouldBe(title);
        entry.Commentary.ShouldBe([text]);
        entry.Links.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("240507 Gardens of Experts.md", "arXiv:2405.00001\n\n*Gardens of Experts* (Ann Lee, Bob Ray)\n\n물을 줍니다.\n\n#moe")]
    [InlineData("240507 Gardens of Experts.md", "*Gardens of Experts* (arXiv:2405.00001)\n(Ann Lee, Bob Ray)\n\n물을 줍니다.\n\n#moe")]
    [InlineData("Gardens.md", "---\ntitle: Gardens of Experts\nauthors: [Ann Lee, Bob Ray]\narxiv: \"2405.00001\"\n---\n물을 줍니다.\n#moe")]
    [InlineData("a.html", "<html><h1>2024-05-07</h1><h2>Gardens of Experts (arXiv:2405.00001)</h2><p>(Ann Lee, Bob Ray)</p><p>물을 줍니다.</p><p>#moe</p></html>")]
    [InlineData("a.html", "<html><h1>2024-05-07</h1><h2>Gardens of Experts</h2><p>(Ann Lee, Bob Ray)</p><p>arXiv:2405.00001</p><p>물을 줍니다.</p><p>#moe</p></html>")]
    public void So_it_is_in_notes_and_pages(string file, string text)
    {
        var entry = Documents.Read(file, text).Entries.ShouldHaveSingleItem();

        entry.Title.ShouldBe("Gardens of Experts");
        entry.Authors.ShouldBe(["Ann Lee", "Bob Ray"]);
        entry.Commentary.ShouldBe(["물을 줍니다."]);
        Paper.FindOwn(entry)?.ArxivId.ShouldBe("2405.00001");
    }

    [Theory]
    [InlineData("arXiv ")]
    [InlineData("(")]
    [InlineData("arXiv:2405.00001 ")]
    [InlineData("[2405.00001] ")]
    public void Five_megabytes_on_one_line_are_read(string unit) =>
        Documents.Read("a.txt", "2024-05-07\n" + string.Concat(Enumerable.Repeat(unit, 5_000_000 / unit.Length))).ShouldNotBeNull();
}
