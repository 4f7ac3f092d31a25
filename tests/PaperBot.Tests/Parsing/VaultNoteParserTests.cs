using PaperBot.Parsing.Digest;
using PaperBot.Parsing.VaultNote;

namespace PaperBot.Tests.Parsing;

public sealed class VaultNoteParserTests
{
    private const string File = "2024/240731 Gardens.md";

    private const string Note = """
        https://arxiv.org/abs/2407.00001

        *Gardens of Experts: Water $2\times$ Less* (Gamma Team: Ann Lee, Bob Ray (Org (Lab), Inc.) and Cho Kim)

        > We water `two` beds, see \citet{ray}.
        >
        > Dew does the *rest*. https://github.com/example/beds.

        두 화단만 적시는 방법이네요. (https://arxiv.org/abs/2404.00002)에서 이어집니다. [[240402 Dew.md]]도 보세요.

        1. 물은 덜 씁니다. #hashtags in the middle stay

        <english>
        Waters two beds only.

        It is quite frugal.
        </english>

        #moe #efficient_training 

        # Links

        [[240402 Dew at Night.md]]
        [[240403 Soil.md]]
        #not-a-tag
        """;

    [Fact]
    public void A_note_is_one_entry_with_every_field()
    {
        var read = Documents.Read(File, Note);
        read.Problems.ShouldBeEmpty();
        var entry = read.Entries.ShouldHaveSingleItem();
        entry.Date.ShouldBe(new DateOnly(2024, 7, 31));
        entry.Title.ShouldBe(@"Gardens of Experts: Water $2\times$ Less");
        entry.Authors.ShouldBe(["Gamma Team", "Ann Lee", "Bob Ray (Org (Lab), Inc.)", "Cho Kim"]);
        entry.Abstract.ShouldBe(@"We water `two` beds, see \citet{ray}." + "\n\nDew does the *rest*. https://github.com/example/beds.");
        entry.Commentary.ShouldBe([
            "두 화단만 적시는 방법이네요. (https://arxiv.org/abs/2404.00002)에서 이어집니다. [[240402 Dew.md]]도 보세요.",
            "1. 물은 덜 씁니다. #hashtags in the middle stay",
            "Waters two beds only.",
            "It is quite frugal.",
        ]);
        entry.Tags.Select(tag => tag.Text).ShouldBe(["moe", "efficient_training"]);
        entry.Links.Select(link => link.Url).ShouldBe(
            ["https://arxiv.org/abs/2407.00001", "https://github.com/example/beds", "https://arxiv.org/abs/2404.00002"]);
        entry.Links[0].ArxivId.ShouldBe("2407.00001");
    }

    [Theory]
    [InlineData("*A Tale of Beds* (Ann Lee)", "A Tale of Beds", "Ann Lee")]
    [InlineData("**A Tale of Beds** (Ann Lee)", "A Tale of Beds", "Ann Lee")]
    [InlineData("*A Tale of A\\* Beds*(Ann Lee)", "A Tale of A\\* Beds", "Ann Lee")]
    [InlineData("*Beds (and Dew)*", "Beds (and Dew)", "")]
    [InlineData("*Beds (and Dew)* (Ann Lee)", "Beds (and Dew)", "Ann Lee")]
    [InlineData("*Beds, or Not?*\n\n(Ann Lee, Bob Ray)", "Beds, or Not?", "Ann Lee|Bob Ray")]
    [InlineData("A Tale of Beds (Ann Lee)", "A Tale of Beds", "Ann Lee")]
    [InlineData("Beds (BED): A Tale (Ann Lee; Bob Ray)", "Beds (BED): A Tale", "Ann Lee|Bob Ray")]
    [InlineData("## A Tale of Beds (Ann Lee)", "A Tale of Beds", "Ann Lee")]
    [InlineData("A Tale of Long\n  Beds (Ann Lee,\n  Bob Ray)", "A Tale of Long Beds", "Ann Lee|Bob Ray")]
    [InlineData("A Tale of Beds (Ann Lee, Bob Ray", "A Tale of Beds", "Ann Lee|Bob Ray")]
    [InlineData("A Tale of Beds (Ann Lee)\n\nA Tale of Beds (Ann Lee)", "A Tale of Beds", "Ann Lee")]
    [InlineData("A Tale of Beds (Ann Lee)\n\nTwo Beds, a First Version (Ann Lee)", "A Tale of Beds", "Ann Lee")]
    [InlineData("Gardens: A Tale of Beds", "Gardens: A Tale of Beds", "")]
    public void The_title_line_is_read_in_every_style(string lines, string title, string authors)
    {
        var entry = Documents.Read(File, $"https://arxiv.org/abs/2407.00001\n\n{lines}\n\n물을 주네요.\n\n#x ").Entries.ShouldHaveSingleItem();
        entry.Title.ShouldBe(title);
        string.Join('|', entry.Authors).ShouldBe(authors);
        entry.Commentary.ShouldBe(["물을 주네요."]);
    }

    [Theory]
    [InlineData("A Tale of Beds (https://arxiv.org/abs/2407.00001)")]
    [InlineData("[A Tale of Beds](https://arxiv.org/abs/2407.00001)")]
    public void A_title_may_have_the_papers_address_instead_of_authors(string line)
    {
        var entry = Documents.Read(File, line + "\n물을 주네요.\n\n#x").Entries.ShouldHaveSingleItem();
        (entry.Title, entry.Authors.Count, entry.Links.Single().ArxivId).ShouldBe(("A Tale of Beds", 0, "2407.00001"));
        entry.Commentary.ShouldBe(["물을 주네요."]);
    }

    [Theory]
    [InlineData("두 화단만 적신다 (Ann Lee)", "두 화단만 적신다 (Ann Lee)")]
    [InlineData("https://arxiv.org/abs/2407.00001 물을 주는 방법", "https://arxiv.org/abs/2407.00001 물을 주는 방법")]
    [InlineData("Beds는 좋다\nDew too (Ann Lee, Bob Ray)", "Beds는 좋다|Dew too (Ann Lee, Bob Ray)")]
    [InlineData("Gardens are watered here.", "Gardens are watered here.")]
    [InlineData("> Dew (Ann Lee)\n본문", "본문")]
    [InlineData("* one\n* two (Ann Lee)", "* one|* two (Ann Lee)")]
    public void Commentary_is_not_read_as_a_title(string text, string commentary)
    {
        var entry = Documents.Read(File, text + "\n\n#x").Entries.ShouldHaveSingleItem();
        (entry.Title, entry.Authors.Count, string.Join('|', entry.Commentary)).ShouldBe(("Gardens", 0, commentary));
    }

    [Theory]
    [InlineData("240731 Gardens 1.md", "Gardens")]
    [InlineData("2020/200130 Gardens 2.md", "Gardens 2")]
    [InlineData("notes\\200130 70% Size, 3.5 Beds.md", "70% Size, 3.5 Beds")]
    [InlineData("2020-01-30 Gardens.MD", "Gardens")]
    [InlineData("200130 \u110C\u1165\u11BC\u110B\u116F\u11AB.md", "정원")]
    public void A_note_of_a_link_and_a_tag_has_the_title_of_its_file_without_date_and_copy_mark(string file, string title)
    {
        var read = Documents.Read(file, " https://arxiv.org/abs/1910.00001\n \n #object_detection ");
        read.Problems.ShouldBeEmpty();
        var entry = read.Entries.ShouldHaveSingleItem();
        (entry.Title, entry.Tags.Single().Text, entry.Links.Single().ArxivId, entry.Commentary.Count, entry.Abstract)
            .ShouldBe((title, "object_detection", "1910.00001", 0, null));
    }

    [Theory]
    [InlineData("Gardens.md")]
    [InlineData("241331 Gardens.md")]
    public void A_note_without_a_date_is_read_with_a_warning(string file)
    {
        var read = Documents.Read(file, Note);
        read.Entries.ShouldHaveSingleItem().Date.ShouldBeNull();
        var problem = read.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Line).ShouldBe((ProblemSeverity.Warning, 0));
        problem.Message.ShouldStartWith("There is no date");
    }

    [Fact]
    public void A_note_without_a_title_is_read_with_a_warning()
    {
        var read = Documents.Read("200130.md", "https://arxiv.org/abs/1910.00001\n\n#x");
        read.Entries.ShouldHaveSingleItem().Title.ShouldBeEmpty();
        read.Problems.ShouldHaveSingleItem().Message.ShouldStartWith("This note has no title");
    }

    [Theory]
    [InlineData("240731 Shopping.md", "물뿌리개\n- 흙 (https://shop.example.org/soil)\n\n# 나중에\n\n[[240402 Dew]]")]
    [InlineData("scratch.md", "Buy a can\nand soil")]
    [InlineData("240731 Shopping.md", "Soil")]
    [InlineData("200130.md", "https://video.example.org/1\nhttps://video.example.org/2")]
    [InlineData("240731 Shopping.md", "# Links\n\n[[240402 Dew]]\n#x")]
    public void A_private_scratch_note_gives_a_warning_and_no_entry(string file, string text)
    {
        var read = Documents.Read(file, text);
        read.Entries.ShouldBeEmpty();
        var problem = read.Problems.ShouldHaveSingleItem();
        problem.Severity.ShouldBe(ProblemSeverity.Warning);
        problem.Message.ShouldContain("not a paper note");
    }

    [Fact]
    public void English_commentary_after_the_tags_is_kept()
    {
        var entry = Documents.Read(File, "*A* (B)\n\n물을 주네요.\n\n#x #y \n\nIt waters.\n<English>It is frugal.</English>")
            .Entries.ShouldHaveSingleItem();
        entry.Commentary.ShouldBe(["물을 주네요.", "It waters.", "It is frugal."]);
        entry.Tags.ShouldBe([new Tag("x"), new Tag("y")]);
    }

    [Theory]
    [InlineData("물을 주네요. #moe #3d", "물을 주네요.", "moe 3d")]
    [InlineData("화단 #2", "화단 #2", "")]
    [InlineData("물을 주네요. #moe\n\n#dew", "물을 주네요. #moe", "dew")]
    [InlineData("물을 주네요. #moe #", "물을 주네요. #moe #", "")]
    public void Tags_at_the_end_of_the_text_count_if_no_line_consists_of_tags(string text, string commentary, string tags)
    {
        var entry = Documents.Read(File, "*A* (B)\n\n" + text).Entries.ShouldHaveSingleItem();
        entry.Commentary.ShouldBe([commentary]);
        string.Join(' ', entry.Tags).ShouldBe(tags);
    }

    [Fact]
    public void A_quote_after_the_commentary_stays_as_written()
    {
        var entry = Documents.Read(File, "*A* (B)\n\n> We water.\n\n> It works.\n\n물을 주네요.\n\n> 인용\n\n#x").Entries.ShouldHaveSingleItem();
        entry.Abstract.ShouldBe("We water.\n\nIt works.");
        entry.Commentary.ShouldBe(["물을 주네요.", "> 인용"]);
    }

    [Theory]
    [InlineData("240507 Digest.md", "2024-05-07\nhttps://example.org\nA Tale\n(Ann Lee)\n본문이다.\n#x")]
    [InlineData("240507 Digest.md", "# 2024년 5월 7일\n*A Tale* (Ann Lee)\n(Ann Lee)\n본문이다.\n#x")]
    [InlineData("240507 Digest.md", "A Tale\n(Ann Lee)\n본문이다.\n#x\nDew\n(Bob Ray)\n#y")]
    [InlineData("digest.md", "A Tale (TALE)\n(Ann Lee)\n본문이다.\n#x\nDew\n(Bob Ray)\n#y")]
    [InlineData("digest.md", "A Tale\n본문이다.\n#x")]
    [InlineData("digest.txt", "*A Tale*\n(Ann Lee)\n본문이다.\n#x\n*Dew*\n(Bob Ray)\n#y")]
    [InlineData("digest.txt", "https://example.org\nA Tale\n(Ann Lee)\n본문이다.\n#x\nDew\n(Bob Ray)\n#y")]
    [InlineData("digest.txt", "A Tale (Ann Lee)\n본문이다.\n#x")]
    [InlineData("a.md", "")]
    public void A_digest_is_not_read_as_a_note(string file, string text)
    {
        VaultNoteParser.Recognises(file, text).ShouldBeFalse();
        Documents.Read(file, text).ShouldBeEquivalentTo(DigestParser.Parse(file, text));
    }

    [Theory]
    [InlineData("note.txt", "*A Tale* (Ann Lee)\n\n#x")]
    [InlineData("note", "https://arxiv.org/abs/1910.00001\n\n#x")]
    [InlineData("240731 Gardens.md", "https://arxiv.org/abs/1910.00001\n\nA Tale (Ann Lee)\n\n(ASR Lab)\n\n#x")]
    public void A_note_is_recognised_by_its_beginning_whatever_its_name(string file, string text) =>
        VaultNoteParser.Recognises(file, text).ShouldBeTrue();

    [Fact]
    public void A_blog_review_in_a_dated_file_is_still_a_review() =>
        Documents.Read("240525 Gardens.md", "논문 리뷰) Gardens정원 2024. 5. 25. 14:52\n본문이다.\n728x90'정원' 카테고리의 다른 글")
            .Entries.ShouldHaveSingleItem().Title.ShouldBe("Gardens");
}
