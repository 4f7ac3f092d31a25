namespace PaperBot.Tests.Parsing;

public sealed class DigestParserTests
{
    [Fact]
    public void An_entry_has_a_title_authors_an_abstract_commentary_and_tags()
    {
        var entry = Documents.ReadEntry($"2024-05-07\nGardens of Experts?\n(Ann Lee, Bob Ray)\n{Documents.Abstract}\nGarden 모델에 대한 실험이네요.\n두 번째 문단입니다.\n#moe #llm ");
        entry.Date.ShouldBe(new DateOnly(2024, 5, 7));
        entry.Title.ShouldBe("Gardens of Experts?");
        entry.Authors.ShouldBe(["Ann Lee", "Bob Ray"]);
        entry.Abstract.ShouldBe(Documents.Abstract);
        entry.Commentary.ShouldBe(["Garden 모델에 대한 실험이네요.", "두 번째 문단입니다."]);
        entry.Tags.Select(tag => tag.Text).ShouldBe(["moe", "llm"]);
    }

    [Fact]
    public void Several_dates_are_several_digests()
    {
        var read = Documents.ReadDigest("2024년 5월 7일\nA\n(Ann Lee)\n#x\nMay 8, 2024\nB\n(Bob Ray)\n#y\n# 2024-05-09\n## C\n(Cho Kim)\n본문입니다.");
        read.Problems.ShouldBeEmpty();
        read.Entries.Select(entry => (entry.Date!.Value.Day, entry.Title)).ShouldBe([(7, "A"), (8, "B"), (9, "C")]);
    }

    [Fact]
    public void Without_tags_an_entry_ends_at_the_next_title_and_its_authors()
    {
        var read = Documents.ReadDigest("2024-05-07\nFirst: A Tale\n(Ann Lee)\n첫 문단입니다.\nhttps://example.org/a\n"
            + "Second, Is It?\n(Bob Ray, Cho Kim)\n둘째입니다\nThird\n(DeepSeek-AI)");
        read.Entries.Select(entry => entry.Title).ShouldBe(["First: A Tale", "Second, Is It?", "Third"]);
        read.Entries[0].Commentary.ShouldBe(["첫 문단입니다.", "https://example.org/a"]);
        read.Entries[2].Authors.ShouldBe(["DeepSeek-AI"]);
    }

    [Theory]
    [InlineData("https://example.org/later\n덧붙임입니다.")]
    [InlineData("코드가 공개됐습니다.\nhttps://example.org/a\n(중요)")]
    [InlineData("Code is available at https://example.org/a")]
    [InlineData("A simple trick, but it works surprisingly well (https://example.org/a)")]
    [InlineData("An earlier version appeared as a workshop paper (ICLR 2024)")]
    [InlineData("> A quoted line about the result, which somebody wrote on X")]
    public void Text_after_the_tags_belongs_to_the_entry_before(string remark)
    {
        var read = Documents.ReadDigest($"2024-05-07\nFirst Paper\n(Kim Oh, Lee Su)\n본문입니다.\n#x\n{remark}\nSecond Paper\n(Ann Lee, Bob Ray)\n#y\n끝으로.");
        read.Entries.Select(entry => entry.Title).ShouldBe(["First Paper", "Second Paper"]);
        read.Entries[0].Commentary.ShouldBe(["본문입니다.", .. remark.Split('\n')]);
        read.Entries[1].Commentary.ShouldBe(["끝으로."]);
    }

    [Theory]
    [InlineData("Third Link Below")]
    [InlineData("Dew, or Not?")]
    public void An_address_between_a_title_and_its_authors_is_a_link_of_the_entry(string title)
    {
        var read = Documents.ReadDigest($"2024-05-07\n{title}\nhttps://arxiv.org/abs/2401.00003\n(Ann Lee, Bob Ray)\n본문입니다.\n#x");
        var entry = read.Entries.ShouldHaveSingleItem();
        (entry.Title, entry.Links.Single().ArxivId).ShouldBe((title, "2401.00003"));
        entry.Authors.ShouldBe(["Ann Lee", "Bob Ray"]);
        entry.Commentary.ShouldBe(["본문입니다."]);
    }

    [Fact]
    public void Two_lines_in_brackets_are_not_a_title_and_authors()
    {
        var read = Documents.ReadDigest("2024-05-07\nSparse\n(Ann Lee)\nMoE 실험입니다.\n(see Table 3, Table 4)\n(중요)\n#moe");
        var entry = read.Entries.ShouldHaveSingleItem();
        entry.Commentary.ShouldBe(["MoE 실험입니다.", "(see Table 3, Table 4)", "(중요)"]);
        entry.Tags.Single().Text.ShouldBe("moe");
    }

    [Theory]
    [InlineData("2024-05-07\n(Ann Lee, Bob Ray)\n본문입니다.\n#x")]
    [InlineData("2024-05-07\n본문입니다.\n#x")]
    public void An_entry_without_a_title_is_read_with_a_warning(string text)
    {
        var read = Documents.ReadDigest(text);
        var entry = read.Entries.ShouldHaveSingleItem();
        entry.Title.ShouldBeEmpty();
        entry.Commentary.ShouldBe(["본문입니다."]);
        read.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Line.ShouldBe(2),
            problem => problem.Severity.ShouldBe(ProblemSeverity.Warning));
    }

    [Theory]
    [InlineData("#a #b", "a b")]
    [InlineData("＃a  #3d\t", "a 3d")]
    [InlineData("#a\n#b #c", "a b c")]
    [InlineData("#a#b, #c", "a b c")]
    [InlineData("#a. #b.", "a b")]
    [InlineData("#a / #b", "a b")]
    [InlineData("#a | #b", "a b")]
    [InlineData("#a · #b, #c", "a b c")]
    [InlineData("(#a #b)", "a b")]
    [InlineData("**#a #b**", "a b")]
    [InlineData("Tags: #a #b", "a b")]
    [InlineData("**태그:** #a", "a")]
    [InlineData("- #a #b", "a b")]
    [InlineData("#a\u200B #\u200Bb", "a b")]
    [InlineData("#node.js #c++", "node.js c++")]
    [InlineData("#State_Space-Model #state-space_model #x", "State_Space-Model x")]
    public void A_tags_line_is_read_in_every_style(string line, string expected) =>
        Documents.ReadEntry($"2024-05-07\nA\n(Ann Lee)\n본문입니다.\n{line}").Tags.Select(tag => tag.Text).ShouldBe(expected.Split(' '));

    [Fact]
    public void Tags_within_a_sentence_are_not_a_tags_line()
    {
        var entry = Documents.ReadEntry("2024-05-07\nA\n(Ann Lee)\n#moe 태그를 붙일까 #llm\n#x");
        entry.Tags.Select(tag => tag.Text).ShouldBe(["x"]);
        entry.Commentary.ShouldBe(["#moe 태그를 붙일까 #llm"]);
    }

    [Theory]
    [InlineData("A Tale of Gardens: Growing Many Experts in a Bed of Routed Language\nModels on Dew\n(Bob Ray, Cho Kim)")]
    [InlineData("\nA Tale of Gardens: Growing Many Experts in a Bed of Routed Language\nModels on Dew\n(Bob Ray, Cho Kim)")]
    public void A_wrapped_title_below_a_Korean_sentence_without_tags_is_joined(string heading)
    {
        var read = Documents.ReadDigest($"2024-05-07\nA\n(Ann Lee)\n재미있는 논문입니다.\n{heading}\n좋네요.");
        read.Entries.Select(entry => entry.Title).ShouldBe(["A", "A Tale of Gardens: Growing Many Experts in a Bed of Routed Language Models on Dew"]);
        read.Entries[0].Commentary.ShouldBe(["재미있는 논문입니다."]);
    }

    [Fact]
    public void A_very_long_wrapped_title_is_joined()
    {
        var lines = Enumerable.Repeat("A Tale of Gardens and of Beds and of Dew and of the Experts that Grow There", 25);
        var entry = Documents.ReadEntry($"2024-05-07\n{string.Join('\n', lines)}\n(Ann Lee)\n본문입니다.\n#x");
        entry.Title.ShouldBe(string.Join(' ', lines));
    }

    [Theory]
    [InlineData("Nobody's Report")]
    [InlineData("Is This the End.")]
    [InlineData("Dew Is All You Need …")]
    public void A_title_with_tags_below_needs_no_authors_and_may_end_as_a_sentence_does_above_Korean_text(string title)
    {
        var read = Documents.ReadDigest($"2024-05-07\nA\n(Ann Lee)\n#x\n{title}\n본문입니다.\n#y");
        (read.Entries[1].Title, read.Entries[1].Authors.Count).ShouldBe((title, 0));
        read.Entries[1].Commentary.ShouldBe(["본문입니다."]);
    }

    [Fact]
    public void The_text_is_kept_as_it_is_written()
    {
        var decomposed = "분해된 한글입니다.".Normalize(NormalizationForm.FormD);
        var entry = Documents.ReadEntry("2024-05-07\n  <b>@everyone</b> & $O(n^2)$ [x](y) >97%  \n(@everyone, Ann <i>Lee</i>)\n"
            + $"{decomposed}\n<script>alert(1)</script> \u202Eevil 입니다\n#x");
        entry.Title.ShouldBe("<b>@everyone</b> & $O(n^2)$ [x](y) >97%");
        entry.Authors.ShouldBe(["@everyone", "Ann <i>Lee</i>"]);
        entry.Commentary.ShouldBe([decomposed, "<script>alert(1)</script> \u202Eevil 입니다"]);
    }

    [Fact]
    public void A_paper_with_two_entries_becomes_one_entry_with_all_paragraphs_and_tags()
    {
        var read = Documents.ReadDigest("2024-05-07\nA Tale\n(Ann Lee)\n처음입니다.\n#x\nB\n(Bob Ray)\n#y\nA tale\n(Ann Lee)\n처음입니다.\n다시 봤습니다.\n#z");
        read.Entries.Select(entry => entry.Title).ShouldBe(["A Tale", "B"]);
        read.Entries[0].Commentary.ShouldBe(["처음입니다.", "다시 봤습니다."]);
        read.Entries[0].Tags.Select(tag => tag.Text).ShouldBe(["x", "z"]);
        read.Problems.ShouldHaveSingleItem().Line.ShouldBe(9);
    }

    [Theory]
    [InlineData("2024-05-07", 1)]
    [InlineData("2024-05-07\n\n그냥 쓴 글입니다.\n한 줄 더 씁니다.", 3)]
    [InlineData("Prose only. It says nothing.\nAnd more of it.", 1)]
    [InlineData("#tags #only", 1)]
    public void A_document_without_entries_says_why(string text, int line)
    {
        var read = Documents.ReadDigest(text);
        read.Entries.ShouldBeEmpty();
        var problem = read.Problems.ShouldHaveSingleItem();
        problem.Severity.ShouldBe(ProblemSeverity.Error);
        problem.Line.ShouldBe(line);
    }

    [Fact]
    public void Text_before_the_first_entry_is_reported()
    {
        var read = Documents.ReadDigest("오늘의 논문\n2024-05-07\nA\n(Ann Lee)\n#x");
        read.Entries.ShouldHaveSingleItem().Title.ShouldBe("A");
        read.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("digest.txt:1: ");
        read.Problems[0].Severity.ShouldBe(ProblemSeverity.Warning);
    }

    [Fact]
    public void A_document_that_was_pasted_twice_is_read_once()
    {
        const string text = "2024-05-07\nA\n(Ann Lee)\n본문입니다.\n#x\nB\n(Bob Ray)\n#y\n";
        Documents.ReadDigest(text + text).Entries.Select(entry => (entry.Title, entry.Commentary.Count, entry.Tags.Count))
            .ShouldBe([("A", 1, 1), ("B", 0, 1)]);
    }

    [Fact]
    public void Links_come_from_the_whole_text_in_order()
    {
        var entry = Documents.ReadEntry("2024-05-07\nA\n(Ann Lee)\n먼저 (https://example.org/b) 그리고 https://arxiv.org/abs/2405.04434v2를 봅니다.\n"
            + "https://example.org/b\n#x");
        entry.Links.ShouldBe([
            new PaperLink("https://example.org/b", LinkKind.Page, null),
            new PaperLink("https://arxiv.org/abs/2405.04434v2", LinkKind.Arxiv, "2405.04434"),
        ]);
    }
}
