using System.Text;
using PaperBot.Entries;
using PaperBot.Parsing;

namespace PaperBot.Tests.Parsing;

public sealed class DigestParserTests
{
    private const string Abstract =
        "We study how small gardens of experts grow when water is scarce. Our method waters only the two driest beds at each step, "
        + "and it keeps all others alive on dew. Across nine seasons the gardens yield twice the fruit for half the water.";

    [Fact]
    public void An_entry_has_a_title_authors_an_abstract_commentary_and_tags()
    {
        var entry = One($"2024-05-07\nGardens of Experts?\n(Ann Lee, Bob Ray)\n{Abstract}\nGarden 모델에 대한 실험이네요.\n두 번째 문단입니다.\n#moe #llm ");
        entry.Date.ShouldBe(new DateOnly(2024, 5, 7));
        entry.Title.ShouldBe("Gardens of Experts?");
        entry.Authors.ShouldBe(["Ann Lee", "Bob Ray"]);
        entry.Abstract.ShouldBe(Abstract);
        entry.Commentary.ShouldBe(["Garden 모델에 대한 실험이네요.", "두 번째 문단입니다."]);
        entry.Tags.Select(tag => tag.Text).ShouldBe(["moe", "llm"]);
    }

    [Fact]
    public void Several_dates_are_several_digests()
    {
        var read = Parse("2024년 5월 7일\nA\n(Ann Lee)\n#x\nMay 8, 2024\nB\n(Bob Ray)\n#y\n# 2024-05-09\n## C\n(Cho Kim)\n본문입니다.");
        read.Problems.ShouldBeEmpty();
        read.Entries.Select(entry => (entry.Date!.Value.Day, entry.Title)).ShouldBe([(7, "A"), (8, "B"), (9, "C")]);
    }

    [Fact]
    public void Without_tags_the_next_title_and_its_authors_mark_the_border()
    {
        var read = Parse("2024-05-07\nFirst: A Tale\n(Ann Lee)\n첫 문단입니다.\nhttps://example.org/a\n"
            + "Second, Is It?\n(Bob Ray, Cho Kim)\n둘째입니다\nThird\n(DeepSeek-AI)");
        read.Entries.Select(entry => entry.Title).ShouldBe(["First: A Tale", "Second, Is It?", "Third"]);
        read.Entries[0].Commentary.ShouldBe(["첫 문단입니다.", "https://example.org/a"]);
        read.Entries[2].Authors.ShouldBe(["DeepSeek-AI"]);
    }

    [Fact]
    public void Text_behind_the_tags_belongs_to_the_entry_before()
    {
        var read = Parse("2024-05-07\nA\n(Ann Lee)\n본문.\n#x\nhttps://example.org/later\n덧붙임입니다.\nB\n(Bob Ray)\n#y\n끝으로.");
        read.Entries.Select(entry => entry.Title).ShouldBe(["A", "B"]);
        read.Entries[0].Commentary.ShouldBe(["본문.", "https://example.org/later", "덧붙임입니다."]);
        read.Entries[1].Commentary.ShouldBe(["끝으로."]);
    }

    [Fact]
    public void A_title_with_tags_of_its_own_needs_no_authors()
    {
        var read = Parse("2024-05-07\nA\n(Ann Lee)\n#x\nNobody's Report\n본문입니다.\n#y");
        read.Entries[1].Title.ShouldBe("Nobody's Report");
        read.Entries[1].Authors.ShouldBeEmpty();
        read.Entries[1].Commentary.ShouldBe(["본문입니다."]);
    }

    [Theory]
    [InlineData("2024-05-07\n(Ann Lee, Bob Ray)\n본문입니다.\n#x")]
    [InlineData("2024-05-07\n본문입니다.\n#x")]
    public void An_entry_without_a_title_is_taken_with_a_warning(string text)
    {
        var read = Parse(text);
        var entry = read.Entries.ShouldHaveSingleItem();
        entry.Title.ShouldBeEmpty();
        entry.Commentary.ShouldBe(["본문입니다."]);
        read.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Line.ShouldBe(2),
            problem => problem.Severity.ShouldBe(ProblemSeverity.Warning));
    }

    [Theory]
    [InlineData("(그림이 있으면 더 좋았을 텐데 아쉽네요.)")]
    [InlineData("(Mamba도 이런 방식이라고 생각할 수 있다)")]
    [InlineData("(See the appendix for more)")]
    [InlineData("(this is only a guess of mine, but still)")]
    [InlineData("(https://example.org/a, https://example.org/b)")]
    [InlineData("(Ann Lee) 등이 썼다 (2024)")]
    [InlineData("(2024)")]
    public void Commentary_in_brackets_is_no_authors_line(string line)
    {
        var entry = One($"2024-05-07\nA\n(Ann Lee)\n짧은 메모\n{line}\n#x");
        entry.Commentary.ShouldBe(["짧은 메모", line]);
    }

    [Theory]
    [InlineData("(Apache 2.0)")]
    [InlineData("(ICLR 2024)")]
    [InlineData("(NeurIPS 2023 Spotlight)")]
    [InlineData("(CVPR'24)")]
    [InlineData("(MIT License)")]
    [InlineData("(9K)")]
    [InlineData("(8B, 70B)")]
    [InlineData("(MMLU, GSM8K)")]
    [InlineData("(12.5%)")]
    [InlineData("(DEW)", "정원과 이슬 공개")]
    [InlineData("(DEW, SOIL)", "정원과 이슬 공개")]
    public void A_fact_in_brackets_below_a_note_is_no_authors_line(string line, string? only = null)
    {
        foreach (var note in only is null ? ["정원과 이슬 공개", "Gardens and their dew"] : (string[])[only])
        {
            One($"2024-05-07\nA\n(Ann Lee)\n재미있는 논문입니다.\n{note}\n{line}\n좋네요.\n#x").Commentary
                .ShouldBe(["재미있는 논문입니다.", note, line, "좋네요."]);
            One($"2024-05-07\nA\n(Ann Lee)\n{note}\n{line}\n좋네요.\n#x").Commentary.ShouldBe([note, line, "좋네요."]);
        }
    }

    [Theory]
    [InlineData("Dew at Night", "(01.AI)", "01.AI")]
    [InlineData("Dew at Night", "(01. AI)", "01. AI")]
    [InlineData("Dew at Night", "(ACME)", "ACME")]
    [InlineData("Dew at Night", "(ACME, IBM)", "ACME|IBM")]
    [InlineData("Dew at Night", "(Ann Lee1, Bob Ray2)", "Ann Lee1|Bob Ray2")]
    [InlineData("밤의 이슬", "(Meta FAIR)", "Meta FAIR")]
    [InlineData("밤의 이슬", "(이바다)", "이바다")]
    public void Names_of_one_word_or_with_digits_are_authors(string title, string line, string expected)
    {
        var read = Parse($"2024-05-07\nA\n(Ann Lee)\n본문입니다.\n{title}\n{line}\n좋네요.");
        read.Entries.Select(entry => entry.Title).ShouldBe(["A", title]);
        read.Entries[1].Authors.ShouldBe(expected.Split('|'));
    }

    [Theory]
    [InlineData("(Ann Lee, Bob Ray and Cho Kim)", "Ann Lee|Bob Ray|Cho Kim")]
    [InlineData("(Ann Lee, Bob Ray, and Cho Kim)", "Ann Lee|Bob Ray|Cho Kim")]
    [InlineData("(Ann Lee & Bob Ray)", "Ann Lee|Bob Ray")]
    [InlineData("(Institute of Science and Technology)", "Institute of Science and Technology")]
    [InlineData("(Ann Lee, University of Science and Technology)", "Ann Lee|University of Science and Technology")]
    [InlineData("(Ann Lee and Acme Research)", "Ann Lee and Acme Research")]
    [InlineData("(DeepSeek-AI)", "DeepSeek-AI")]
    [InlineData("(Ann Lee (Org, Inc.), Bob Ray (MIT))", "Ann Lee (Org, Inc.)|Bob Ray (MIT)")]
    [InlineData("(Gamma Team: Ann Lee, Bob Ray)", "Gamma Team|Ann Lee|Bob Ray")]
    [InlineData("(Ann Lee, Jr., Acme, Inc.)", "Ann Lee, Jr.|Acme, Inc.")]
    [InlineData("(Ann Lee, Bob Ray, et al.)", "Ann Lee|Bob Ray")]
    [InlineData("(김하늘, 이바다 , 네이버 클라우드)", "김하늘|이바다|네이버 클라우드")]
    [InlineData("（Ann Lee， Quoc V. Le）", "Ann Lee|Quoc V. Le")]
    [InlineData("(Luc Van Gool, Anna van den Berg, Ré d'Été)", "Luc Van Gool|Anna van den Berg|Ré d'Été")]
    [InlineData("(Ann Lee, Bob\nRay,\nCho Kim)", "Ann Lee|Bob Ray|Cho Kim")]
    public void Authors_are_split_into_people_and_organisations(string line, string expected) =>
        One($"2024-05-07\nA\n{line}\n본문입니다.\n#x").Authors.ShouldBe(expected.Split('|'));

    [Theory]
    [InlineData("#a #b", "a b")]
    [InlineData("＃a  #3d\t", "a 3d")]
    [InlineData("#a\n#b #c", "a b c")]
    [InlineData("#a#b, #c", "a b c")]
    [InlineData("#State_Space-Model #state-space_model #x", "State_Space-Model x")]
    public void A_tags_line_is_read_however_it_is_written(string line, string expected) =>
        One($"2024-05-07\nA\n(Ann Lee)\n본문입니다.\n{line}").Tags.Select(tag => tag.Text).ShouldBe(expected.Split(' '));

    [Fact]
    public void Tags_within_a_sentence_are_not_a_tags_line()
    {
        var entry = One("2024-05-07\nA\n(Ann Lee)\n#moe 태그를 붙일까 #llm\n#x");
        entry.Tags.Select(tag => tag.Text).ShouldBe(["x"]);
        entry.Commentary.ShouldBe(["#moe 태그를 붙일까 #llm"]);
    }

    [Theory]
    [InlineData("A short English remark, nothing else.")]
    [InlineData("I think this is what everybody has been waiting for. " + Abstract + " " + Abstract)]
    [InlineData("This is an interesting one: the authors water two beds only. It seems to be what everyone does now, "
        + "and the dew is perhaps quite the point here, as in the last three of these that were noted.\n한국어로도 씁니다.")]
    public void Commentary_in_English_is_not_taken_for_an_abstract(string text)
    {
        var entry = One($"2024-05-07\nA\n(Ann Lee)\n{text}\n#x");
        entry.Abstract.ShouldBeNull();
        entry.Commentary.ShouldBe(text.Split('\n'));
    }

    [Theory]
    [InlineData("This paper proposes a plain gardener for large gardens. The gardener learns from one season and needs half of the water.")]
    [InlineData("We train a gardener on ten thousand beds of herbs. It waters as well as gardeners of twice its age.")]
    [InlineData("We carefully evaluate twelve gardeners in the rain. All of them lose their way in the middle of the garden.")]
    [InlineData("This study asks whether dew is enough for an herb. The answer is that it is, for up to four nights.")]
    [InlineData("Gardens are slow because they need many nights. We optimise the order of the beds and need only eight.")]
    [InlineData("It is unclear why dew helps roots. Here we compare six herbs and find that the order of the beds matters.")]
    public void A_short_abstract_is_known_by_its_authors_voice(string text)
    {
        foreach (var behind in (string[])["", "Short and sweet. To be tried in our own garden.", "물을 두 곳에만 주네요."])
        {
            One($"2024-05-07\nA\n(Ann Lee)\n{text}\n{behind}\n#x").Abstract.ShouldBe(text);
        }
    }

    [Theory]
    [InlineData("Acme opened Garden 4 mini. Cheaper than Garden 3 Turbo.")]
    [InlineData("A new garden from Acme. It stands open at night and holds 32K beds.")]
    [InlineData("We tried this last year and it did not work. We should try it again.")]
    [InlineData("Nice and simple. Worth a try in our gardens.")]
    [InlineData("Very strong roots in dry soil. The soil itself is in the appendix.")]
    public void A_short_remark_in_English_is_commentary_whatever_stands_behind(string text)
    {
        foreach (var behind in (string[])["", "Dew is free.", "물을 두 곳에만 주네요."])
        {
            One($"2024-05-07\nA\n(Ann Lee)\n{text}\n{behind}\n#x").Abstract.ShouldBeNull();
        }
    }

    [Fact]
    public void A_lone_long_English_paragraph_is_the_abstract() =>
        One($"2024-05-07\nA\n(Ann Lee)\n{Abstract} {Abstract}\n#x").Abstract.ShouldBe($"{Abstract} {Abstract}");

    [Fact]
    public void The_text_is_kept_as_it_is_written()
    {
        var decomposed = "분해된 한글입니다.".Normalize(NormalizationForm.FormD);
        var entry = One("2024-05-07\n  <b>@everyone</b> & $O(n^2)$ [x](y) >97%  \n(@everyone, Ann <i>Lee</i>)\n"
            + $"{decomposed}\n<script>alert(1)</script> \u202Eevil 입니다\n#x");
        entry.Title.ShouldBe("<b>@everyone</b> & $O(n^2)$ [x](y) >97%");
        entry.Authors.ShouldBe(["@everyone", "Ann <i>Lee</i>"]);
        entry.Commentary.ShouldBe([decomposed, "<script>alert(1)</script> \u202Eevil 입니다"]);
    }

    [Fact]
    public void A_paper_that_stands_twice_is_one_entry_and_keeps_all_that_is_said()
    {
        var read = Parse("2024-05-07\nA Tale\n(Ann Lee)\n처음입니다.\n#x\nB\n(Bob Ray)\n#y\nA tale\n(Ann Lee)\n처음입니다.\n다시 봤습니다.\n#z");
        read.Entries.Select(entry => entry.Title).ShouldBe(["A Tale", "B"]);
        read.Entries[0].Commentary.ShouldBe(["처음입니다.", "다시 봤습니다."]);
        read.Entries[0].Tags.Select(tag => tag.Text).ShouldBe(["x", "z"]);
        read.Problems.ShouldHaveSingleItem().Line.ShouldBe(9);
    }

    [Theory]
    [InlineData("2024-05-07.txt")]
    [InlineData("notes/240507 A Tale.txt")]
    [InlineData("digest_20240507.txt")]
    [InlineData("2024년 5월 7일.txt")]
    [InlineData("002_461d04ef04748e12.txt", false)]
    [InlineData("digest.txt", false)]
    public void Without_a_date_line_the_date_comes_from_the_name_of_the_file(string file, bool dated = true)
    {
        var read = DigestParser.Parse(file, "A\n(Ann Lee)\n#x");
        read.Entries.ShouldHaveSingleItem().Date.ShouldBe(dated ? new DateOnly(2024, 5, 7) : null);
        read.Problems.ShouldHaveSingleItem().Severity.ShouldBe(ProblemSeverity.Warning);
    }

    [Theory]
    [InlineData("**2024년 5월 7일**")]
    [InlineData("### **2024년 5월 7일**")]
    [InlineData("*2024-05-07*")]
    [InlineData("__2024-05-07__")]
    [InlineData("2024-05-07.")]
    [InlineData("2024년 5월 7일:")]
    [InlineData("Date: 2024-05-07")]
    [InlineData("**Date:** 2024-05-07")]
    [InlineData("날짜: 2024년 5월 7일 (화)")]
    [InlineData("[2024-05-07]")]
    [InlineData("（2024년 5월 7일）")]
    [InlineData("---\ntitle: Gardens of the day\ndate: 2024-05-07\ntags:\n- gardens\n---")]
    public void A_date_line_is_known_however_it_is_marked(string line)
    {
        var entry = One(line + "\nA Tale\n(Ann Lee)\n본문입니다.\n#x");
        entry.Date.ShouldBe(new DateOnly(2024, 5, 7));
        entry.Title.ShouldBe("A Tale");
        entry.Commentary.ShouldBe(["본문입니다."]);
    }

    [Theory]
    [InlineData("# 논문 다이제스트 2024-05-07\nA Tale\n(Ann Lee)\n#x")]
    [InlineData("오늘의 논문 (2024-05-07)\nA Tale\n본문입니다.\n#x")]
    [InlineData("2024-05-07 Paper Digest\nA Tale\n(Ann Lee)\n#x")]
    [InlineData("Paper Digest of May 7th, 2024\nA Tale\n(Ann Lee)\n#x")]
    [InlineData("Digest of 2024-05-07 and 2024-05-08\nA Tale\n(Ann Lee)\n#x", false)]
    [InlineData("Digest 20240507\nA Tale\n(Ann Lee)\n#x", false)]
    [InlineData("Digest 05/07/2024\nA Tale\n(Ann Lee)\n#x", false)]
    [InlineData("A Tale\n(Ann Lee)\n2024-05-07에 나왔습니다.\n2024-05-08 판도 있습니다.\n#x", false)]
    public void Without_a_date_line_the_date_comes_from_the_headline(string text, bool dated = true)
    {
        var read = Parse(text);
        read.Entries.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            entry => entry.Title.ShouldBe("A Tale"),
            entry => entry.Date.ShouldBe(dated ? new DateOnly(2024, 5, 7) : null));
        read.Problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning);
    }

    [Theory]
    [InlineData("2024년 5월 7일\n---\nA Tale\n(Ann Lee)\n본문입니다.\n#x")]
    [InlineData("2024-05-07\n==========\nA Tale\n-----\n(Ann Lee)\n* * *\n본문입니다.\n***\n#x\n___")]
    public void A_rule_across_the_page_is_no_text(string text)
    {
        var entry = One(text);
        entry.Title.ShouldBe("A Tale");
        entry.Authors.ShouldBe(["Ann Lee"]);
        entry.Commentary.ShouldBe(["본문입니다."]);
    }

    [Fact]
    public void An_impossible_date_is_reported_and_its_entries_are_kept_undated()
    {
        var read = Parse("\n2024년 2월 30일\nA\n(Ann Lee)\n#x");
        read.Entries.ShouldHaveSingleItem().Date.ShouldBeNull();
        read.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("digest.txt:2: ");
        read.Problems[0].Severity.ShouldBe(ProblemSeverity.Error);
    }

    [Theory]
    [InlineData("2024-05-07", 1)]
    [InlineData("2024-05-07\n\n그냥 쓴 글입니다.\n한 줄 더 씁니다.", 3)]
    [InlineData("Prose only. It says nothing.\nAnd more of it.", 1)]
    [InlineData("#tags #only", 1)]
    public void A_document_without_entries_says_why(string text, int line)
    {
        var read = Parse(text);
        read.Entries.ShouldBeEmpty();
        var problem = read.Problems.ShouldHaveSingleItem();
        problem.Severity.ShouldBe(ProblemSeverity.Error);
        problem.Line.ShouldBe(line);
    }

    [Fact]
    public void Text_in_front_of_the_first_entry_is_reported()
    {
        var read = Parse("오늘의 논문\n2024-05-07\nA\n(Ann Lee)\n#x");
        read.Entries.ShouldHaveSingleItem().Title.ShouldBe("A");
        read.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("digest.txt:1: ");
        read.Problems[0].Severity.ShouldBe(ProblemSeverity.Warning);
    }

    [Fact]
    public void A_document_that_was_pasted_twice_reads_as_once()
    {
        const string text = "2024-05-07\nA\n(Ann Lee)\n본문입니다.\n#x\nB\n(Bob Ray)\n#y\n";
        Parse(text + text).Entries.Select(entry => (entry.Title, entry.Commentary.Count, entry.Tags.Count))
            .ShouldBe([("A", 1, 1), ("B", 0, 1)]);
    }

    [Fact]
    public void Links_come_from_all_of_the_text_in_its_order()
    {
        var entry = One("2024-05-07\nA\n(Ann Lee)\n먼저 (https://example.org/b) 그리고 https://arxiv.org/abs/2405.04434v2를 봅니다.\n"
            + "https://example.org/b\n#x");
        entry.Links.ShouldBe([
            new PaperLink("https://example.org/b", LinkKind.Page, null),
            new PaperLink("https://arxiv.org/abs/2405.04434v2", LinkKind.Arxiv, "2405.04434"),
        ]);
    }

    private static ParseResult Parse(string text) => DigestParser.Parse("digest.txt", text);

    private static EntryContent One(string text)
    {
        var read = Parse(text);
        read.Problems.ShouldBeEmpty();
        return read.Entries.ShouldHaveSingleItem();
    }
}
