using System.Text;
using PaperBot.Entries;
using PaperBot.Parsing;
using PaperBot.Parsing.Decoding;

namespace PaperBot.Tests.Parsing;

/// <summary>Made-up documents that are as bad as documents get, every field of every entry.</summary>
public sealed class HostileDocumentTests
{
    private const string Abstract =
        "We study how small gardens of experts grow when water is scarce. Our method waters only the two driest beds at each step, "
        + "and it keeps all others alive on dew. Across nine seasons the gardens yield twice the fruit for half the water.";

    private static readonly string Gardens = Shown("2024-05-07", "Gardens of Experts", "Ann Lee|Bob Ray", Abstract, "물을 두 곳에만 주네요.|둘째 문단입니다.", "moe llm");

    private static readonly string Dew = Shown("2024-05-07", "Dew, or Not?", "Acme Research", null, "이슬에 대한 이야기군요.", "3d");

    private static readonly string[] Lines =
    [
        "2024년 5월 7일", "Gardens of Experts", "(Ann Lee, Bob Ray)", Abstract, "물을 두 곳에만 주네요.", "둘째 문단입니다.", "#moe #llm", "Dew, or Not?",
        "(Acme Research)", "이슬에 대한 이야기군요.", "#3d",
    ];

    private static readonly string Plain = string.Join('\n', Lines);

    public static TheoryData<string, byte[]> Encoded() => new()
    {
        { "as it should be", Utf8(Plain) },
        { "CRLF", Utf8(Plain.ReplaceLineEndings("\r\n")) },
        { "lone CR", Utf8(Plain.ReplaceLineEndings("\r")) },
        { "mixed line ends", Utf8(string.Concat(Lines.Select((line, at) => line + "\n\r\n\r\u2028\u0085"[at % 3]))) },
        { "byte order mark", [0xEF, 0xBB, 0xBF, .. Utf8(Plain)] },
        { "two byte order marks", [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. Utf8(Plain)] },
        { "UTF-16 LE", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Plain)] },
        { "UTF-16 BE", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Plain)] },
        { "UTF-16 without a mark", Encoding.Unicode.GetBytes(Plain) },
        { "blank lines everywhere", Utf8("\n\n" + string.Join("\n \n\t\n\u3000\n", Lines) + "\n\n") },
        { "blanks around each line", Utf8(string.Join('\n', Lines.Select(line => "\t  " + line + " \u00A0"))) },
        { "invisible characters around each line", Utf8(string.Join('\n', Lines.Select(line => "\u200B\u200E" + line + "\u2060\uFEFF\u00AD"))) },
        { "an English date", Utf8(Plain.Replace(Lines[0], "Tuesday, May 7th, 2024")) },
        { "an ISO date with a time", Utf8(Plain.Replace(Lines[0], "2024-05-07T09:00:00Z")) },
        { "a full-width date", Utf8(Plain.Replace(Lines[0], "２０２４년 ５월 ７일 （화）")) },
        { "a decomposed date", Utf8(Plain.Replace(Lines[0], Lines[0].Normalize(NormalizationForm.FormD))) },
        { "a date full of invisible characters", Utf8(Plain.Replace(Lines[0], "\u202A2024년\u200B 5월\u2069 7일\u202C")) },
        { "full-width marks", Utf8(Plain.Replace('#', '＃').Replace('(', '（').Replace(')', '）')) },
        {
            "Markdown headings", Utf8(Plain.Replace(Lines[0], "# " + Lines[0]).Replace("Gardens of Experts\n", "## Gardens of Experts\n")
                .Replace("Dew, or Not?", "### **Dew, or Not?**").Replace("We study", "> We study"))
        },
        { "twice the same document", Utf8(Plain + "\n\n" + Plain) },
        {
            "wrapped lines", Utf8("2024-05-07\nGardens of\nExperts\n(Ann Lee,\nBob Ray)\n" + Abstract.Replace(" the two ", "\nthe two ")
                .Replace("and it keeps", "\nand it keeps").Replace(" \n", "\n").Replace("Across nine", "Across\nnine") + "\n물을 두 곳에만 주네요.\n둘째 문단입니다.\n#moe\n#llm\n"
                + string.Join('\n', Lines[7..]))
        },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public void A_digest_reads_the_same_however_it_is_written_down(string how, byte[] content)
    {
        var read = DocumentReader.Read("digest.txt", content);
        read.Entries.Select(Shown).ShouldBe([Gardens, Dew], how);
        read.Problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning && how.StartsWith("twice"));
    }

    public static TheoryData<string, byte[], string, int> Harmed() => new()
    {
        { "NUL", Utf8("\0" + Plain.Replace("물을", "물\0을").Replace("#3d", "#3d\0")), "3 in the document", 1 },
        { "one stray byte", [.. Utf8(Plain), (byte)'\n', 0xFF], "offset 500", 12 },
        { "CP949", KoreanCodePage.Encoding.GetBytes(Plain), "code page 949", 0 },
        { "CP949 of Windows", KoreanCodePage.Encoding.GetBytes(Plain.ReplaceLineEndings("\r\n")), "code page 949", 0 },
    };

    [Theory]
    [MemberData(nameof(Harmed))]
    public void Harmed_bytes_cost_a_warning_and_nothing_else(string how, byte[] content, string message, int line)
    {
        var read = DocumentReader.Read("digest.txt", content);
        read.Entries.Select(Shown).First().ShouldBe(Gardens, how);
        var problem = read.Problems.ShouldHaveSingleItem();
        problem.Severity.ShouldBe(ProblemSeverity.Warning);
        problem.Message.ShouldContain(message.Replace("500", $"{content.Length - 1}"));
        problem.Line.ShouldBe(line);
    }

    [Fact]
    public void Invalid_bytes_within_a_text_leave_the_rest_of_it()
    {
        byte[] content = [.. "2024-05-07\nA\n(Ann Lee)\n"u8, .. Utf8("아주 긴 "), 0xC0, 0xAF, .. Utf8("본문입니다.\n#x")];
        var read = DocumentReader.Read("digest.txt", content);
        read.Entries.Select(Shown).ShouldBe([Shown("2024-05-07", "A", "Ann Lee", null, "아주 긴 \uFFFD\uFFFD본문입니다.", "x")]);
        read.Problems.ShouldHaveSingleItem().Message.ShouldContain("offset 34 is no UTF-8: U+FFFD stands for it and for 1 more");
        read.Problems[0].Line.ShouldBe(4);
    }

    public static TheoryData<string, string, string[]> Texts() => new()
    {
        { "missing date", string.Join('\n', Lines[1..]), [Gardens.Replace("2024-05-07", "-"), Dew.Replace("2024-05-07", "-")] },
        { "two digests", Plain + "\n2024-05-08\n" + string.Join('\n', Lines[7..]), [Gardens, Dew, Dew.Replace("05-07", "05-08")] },
        { "an impossible date", "2024년 2월 30일\n" + string.Join('\n', Lines[7..]), [Dew.Replace("2024-05-07", "-")] },
        {
            "tags inside text", "2024-05-07\nA\n(Ann Lee)\n여기 #moe 이야기와 C#, 그리고 #12 문제입니다.\n#moe 태그로 시작하는 문장입니다.\n#rl",
            [Shown("2024-05-07", "A", "Ann Lee", null, "여기 #moe 이야기와 C#, 그리고 #12 문제입니다.|#moe 태그로 시작하는 문장입니다.", "rl")]
        },
        {
            "tags only at the end of the text", "2024-05-07\nA\n(Ann Lee)\n본문입니다. #moe #rl\nB\n(Bob Ray)\n#12 번째 문제입니다.",
            [Shown("2024-05-07", "A", "Ann Lee", null, "본문입니다.", "moe rl"), Shown("2024-05-07", "B", "Bob Ray", null, "#12 번째 문제입니다.", "")]
        },
        {
            "mentions and HTML",
            "2024-05-07\n@everyone <!channel> <b>A</b>\n(<@U123>, Ann <script>alert(1)</script>)\n<img src=x onerror=alert(1)> &amp; [여기](javascript:x) 입니다.\n#<b>x</b>",
            [
                Shown("2024-05-07", "@everyone <!channel> <b>A</b>", "<@U123>|Ann <script>alert(1)</script>", null,
                    "<img src=x onerror=alert(1)> &amp; [여기](javascript:x) 입니다.", "<b>x</b>"),
            ]
        },
        {
            "bidi and invisible characters", "2024-05-07\nA \u202Egnirts\u202C B\u200D\n(Ann\u00A0Lee, \u2066Bob\u2069)\n본\u200B문입니다.\u061C\n#mo\u200Be",
            [Shown("2024-05-07", "A \u202Egnirts\u202C B\u200D", "Ann\u00A0Lee|\u2066Bob\u2069", null, "본\u200B문입니다.\u061C", "mo\u200Be")]
        },
        {
            "a duplicated entry", Plain + "\nGardens  of experts\n(Ann Lee, Bob Ray)\n물을 두 곳에만 주네요.\n더 생각해 봤습니다.\n#LLM #rl",
            [Gardens.Replace("둘째 문단입니다.", "둘째 문단입니다.|더 생각해 봤습니다.").Replace("moe llm", "moe llm rl"), Dew]
        },
        { "no authors line", Plain.Replace("(Acme Research)\n", ""), [Gardens, Dew.Replace("Acme Research", "")] },
        { "no tags", Plain.Replace("#moe #llm\n", "").Replace("\n#3d", ""), [Gardens.Replace("moe llm", ""), Dew.Replace("3d", "")] },
        {
            "bracket lines", "2024-05-07\nA (B) [C]\n(Ann Lee (Org (Lab), Inc.), Bob Ray)\n(괄호로 시작하는 문단이다. 그리고 끝나지 않는다\n(https://example.org/a)\n[대괄호]\n(참고)\n#x",
            [
                Shown("2024-05-07", "A (B) [C]", "Ann Lee (Org (Lab), Inc.)|Bob Ray", null,
                    "(괄호로 시작하는 문단이다. 그리고 끝나지 않는다|(https://example.org/a)|[대괄호]|(참고)", "x", "https://example.org/a"),
            ]
        },
        {
            "English only", $"May 7, 2024\nA\n(Ann Lee)\n{Abstract}\nThey water two beds. I think it is a fine idea.\n#x\nB\n(Bob Ray)\nA short remark in English.",
            [
                Shown("2024-05-07", "A", "Ann Lee", Abstract, "They water two beds. I think it is a fine idea.", "x"),
                Shown("2024-05-07", "B", "Bob Ray", null, "A short remark in English.", ""),
            ]
        },
        {
            "quotes and what looks like one", "2024-05-07\nA\n(Ann Lee)\n> First line.\n>\n> Second line.\n물을 주네요.\n#x\nB\n(Bob Ray)\n>97% 이상이라고 하네요.\n#y",
            [
                Shown("2024-05-07", "A", "Ann Lee", "First line.\n\nSecond line.", "물을 주네요.", "x"),
                Shown("2024-05-07", "B", "Bob Ray", null, ">97% 이상이라고 하네요.", "y"),
            ]
        },
        {
            "no title", "2024-05-07\n(Ann Lee, Bob Ray)\n본문입니다.\n#x\n#y\n(Cho Kim)\n둘째입니다.\n#z",
            [Shown("2024-05-07", "", "Ann Lee|Bob Ray", null, "본문입니다.", "x y"), Shown("2024-05-07", "", "Cho Kim", null, "둘째입니다.", "z")]
        },
        {
            "a blog review", "논문 리뷰) Gardens of Experts정원 2024. 5. 25. 14:52\n[1. 결과]\n끝났다.728x90'정원' 카테고리의 다른 글\n논문 리뷰) Dew (0) 2024.05.28",
            [Shown("2024-05-25", "Gardens of Experts", "", null, "[1. 결과]|끝났다.", "")]
        },
        {
            "a decomposed text", Plain.Normalize(NormalizationForm.FormD),
            [
                Gardens.Normalize(NormalizationForm.FormD),
                Dew.Normalize(NormalizationForm.FormD),
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_bad_text_gives_every_entry_as_it_is_written(string how, string text, string[] entries)
    {
        var read = DocumentReader.Read("digest.txt", Utf8(text));
        read.Entries.Select(Shown).ShouldBe(entries, how);
    }

    [Fact]
    public void Sizes_do_not_matter()
    {
        var title = string.Join(' ', Enumerable.Repeat("Word", 400));
        var authors = string.Join("|", Enumerable.Range(1, 300).Select(number => $"Author No{number}"));
        var tags = string.Join(' ', Enumerable.Range(1, 60).Select(number => $"tag-{number}"));
        var line = string.Concat(Enumerable.Repeat("물을 준다. ", 800_000)).Trim();
        var text = $"2024-05-07\n{title}\n({authors.Replace("|", ", ")})\n{line}\n#{tags.Replace(" ", " #")}";
        DocumentReader.Read("digest.txt", Utf8(text)).Entries.Select(Shown).ShouldBe([Shown("2024-05-07", title, authors, null, line, tags)]);
    }

    public static TheoryData<string, byte[]> NoDocuments() => new()
    {
        { "empty", [] },
        { "This is not text: it is a PNG picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D] },
        { "no entry below this date", Utf8("2024-05-07\n\n") },
        { "This is not text", [.. Enumerable.Range(0, 4096).Select(number => (byte)(number * number * 7 / 13))] },
        { "This is not text", new byte[4096] },
        { "No entry begins here", Utf8("{\"a\": 1}") },
        { "This is no digest and no review", Utf8("<html><body><p>Nothing here.</p></body></html>") },
        { "No entry begins here", Utf8("장을 봐야 한다.\n우유와 빵.") },
    };

    [Theory]
    [MemberData(nameof(NoDocuments))]
    public void What_is_no_document_gives_one_error_whatever_its_name(string reason, byte[] content)
    {
        foreach (var file in (string[])["a.txt", "a.dat", "a"])
        {
            var read = DocumentReader.Read(file, content);
            read.Entries.ShouldBeEmpty();
            read.Problems.ShouldHaveSingleItem().Message.ShouldContain(reason);
            read.Problems[0].Severity.ShouldBe(ProblemSeverity.Error);
        }
    }

    [Theory]
    [InlineData("digest.md")]
    [InlineData("digest.dat")]
    [InlineData("240507 Gardens.md")]
    [InlineData("digest")]
    public void A_digest_is_known_by_what_it_holds(string file) =>
        DocumentReader.Read(file, Utf8(Plain)).Entries.Select(Shown).ShouldBe([Gardens, Dew]);

    [Theory]
    [InlineData("240507 Gardens of Experts.md")]
    [InlineData("240507 Gardens of Experts.txt")]
    [InlineData("2024-05-07.dat")]
    public void A_note_is_known_by_what_it_holds(string file)
    {
        var note = $"https://example.org/g\n\n*Gardens of Experts* (Ann Lee, Bob Ray)\n\n> {Abstract}\n\n물을 두 곳에만 주네요.\n\n둘째 문단입니다.\n\n#moe #llm \n\n# Links\n\n[[240402 Dew]]";
        DocumentReader.Read(file, Utf8(note)).Entries.Select(Shown).ShouldBe([Gardens + "https://example.org/g"]);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Shown(EntryContent entry) => Shown(entry.Date?.ToString("yyyy-MM-dd", null) ?? "-", entry.Title, string.Join("|", entry.Authors),
        entry.Abstract, string.Join("|", entry.Commentary), string.Join(' ', entry.Tags), string.Join(' ', entry.Links.Select(link => link.Url)));

    private static string Shown(string date, string title, string authors, string? summary, string commentary, string tags, string links = "") =>
        string.Join('\n', date, title, authors, summary ?? "-", commentary, tags, links);
}
