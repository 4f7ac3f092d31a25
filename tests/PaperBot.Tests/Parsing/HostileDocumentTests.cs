using static PaperBot.Tests.Parsing.SampleDigest;

namespace PaperBot.Tests.Parsing;

/// <summary>Documents with every kind of mistake, and every field of their entries.</summary>
public sealed class HostileDocumentTests
{
    public static TheoryData<string, string, string[]> Texts() => new()
    {
        { "missing date", string.Join('\n', Lines[1..]), [Gardens.Replace("2024-05-07", "-"), Dew.Replace("2024-05-07", "-")] },
        { "two digests", Text + "\n2024-05-08\n" + string.Join('\n', Lines[7..]), [Gardens, Dew, Dew.Replace("05-07", "05-08")] },
        { "an impossible date", "2024년 2월 30일\n" + string.Join('\n', Lines[7..]), [Dew.Replace("2024-05-07", "-")] },
        {
            "tags inside text", "2024-05-07\nA\n(Ann Lee)\n여기 #moe 이야기와 C#, 그리고 #12 문제입니다.\n#moe 태그로 시작하는 문장입니다.\n#rl",
            [Show("2024-05-07", "A", "Ann Lee", null, "여기 #moe 이야기와 C#, 그리고 #12 문제입니다.|#moe 태그로 시작하는 문장입니다.", "rl")]
        },
        {
            "tags only at the end of the text", "2024-05-07\nA\n(Ann Lee)\n본문입니다. #moe #rl\nB\n(Bob Ray)\n#12 번째 문제입니다.",
            [Show("2024-05-07", "A", "Ann Lee", null, "본문입니다.", "moe rl"), Show("2024-05-07", "B", "Bob Ray", null, "#12 번째 문제입니다.", "")]
        },
        {
            "mentions and HTML",
            "2024-05-07\n@everyone <!channel> <b>A</b>\n(<@U123>, Ann <script>alert(1)</script>)\n<img src=x onerror=alert(1)> &amp; [여기](javascript:x) 입니다.\n#<b>x</b>",
            [
                Show("2024-05-07", "@everyone <!channel> <b>A</b>", "<@U123>|Ann <script>alert(1)</script>", null,
                    "<img src=x onerror=alert(1)> &amp; [여기](javascript:x) 입니다.", "<b>x</b>"),
            ]
        },
        {
            "bidi and invisible characters", "2024-05-07\nA \u202Egnirts\u202C B\u200D\n(Ann\u00A0Lee, \u2066Bob\u2069)\n본\u200B문입니다.\u061C\n#mo\u200Be",
            [Show("2024-05-07", "A \u202Egnirts\u202C B\u200D", "Ann\u00A0Lee|\u2066Bob\u2069", null, "본\u200B문입니다.\u061C", "mo\u200Be")]
        },
        {
            "a duplicated entry", Text + "\nGardens  of experts\n(Ann Lee, Bob Ray)\n물을 두 곳에만 주네요.\n더 생각해 봤습니다.\n#LLM #rl",
            [Gardens.Replace("둘째 문단입니다.", "둘째 문단입니다.|더 생각해 봤습니다.").Replace("moe llm", "moe llm rl"), Dew]
        },
        { "no authors line", Text.Replace("(Acme Research)\n", ""), [Gardens, Dew.Replace("Acme Research", "")] },
        { "no tags", Text.Replace("#moe #llm\n", "").Replace("\n#3d", ""), [Gardens.Replace("moe llm", ""), Dew.Replace("3d", "")] },
        {
            "bracket lines", "2024-05-07\nA (B) [C]\n(Ann Lee (Org (Lab), Inc.), Bob Ray)\n(괄호로 시작하는 문단이다. 그리고 끝나지 않는다\n(https://example.org/a)\n[대괄호]\n(참고)\n#x",
            [
                Show("2024-05-07", "A (B) [C]", "Ann Lee (Org (Lab), Inc.)|Bob Ray", null,
                    "(괄호로 시작하는 문단이다. 그리고 끝나지 않는다|(https://example.org/a)|[대괄호]|(참고)", "x", "https://example.org/a"),
            ]
        },
        {
            "English only", $"May 7, 2024\nA\n(Ann Lee)\n{Documents.Abstract}\nThey water two beds. I think it is a fine idea.\n#x\nB\n(Bob Ray)\nA short remark in English.",
            [
                Show("2024-05-07", "A", "Ann Lee", Documents.Abstract, "They water two beds. I think it is a fine idea.", "x"),
                Show("2024-05-07", "B", "Bob Ray", null, "A short remark in English.", ""),
            ]
        },
        {
            "quotes and what looks like one", "2024-05-07\nA\n(Ann Lee)\n> First line.\n>\n> Second line.\n물을 주네요.\n#x\nB\n(Bob Ray)\n>97% 이상이라고 하네요.\n#y",
            [
                Show("2024-05-07", "A", "Ann Lee", "First line.\n\nSecond line.", "물을 주네요.", "x"),
                Show("2024-05-07", "B", "Bob Ray", null, ">97% 이상이라고 하네요.", "y"),
            ]
        },
        {
            "no title", "2024-05-07\n(Ann Lee, Bob Ray)\n본문입니다.\n#x\n#y\n(Cho Kim)\n둘째입니다.\n#z",
            [Show("2024-05-07", "", "Ann Lee|Bob Ray", null, "본문입니다.", "x y"), Show("2024-05-07", "", "Cho Kim", null, "둘째입니다.", "z")]
        },
        {
            "a blog review", "논문 리뷰) Gardens of Experts정원 2024. 5. 25. 14:52\n[1. 결과]\n끝났다.728x90'정원' 카테고리의 다른 글\n논문 리뷰) Dew (0) 2024.05.28",
            [Show("2024-05-25", "Gardens of Experts", "", null, "[1. 결과]|끝났다.", "")]
        },
        {
            "a decomposed text", Text.Normalize(NormalizationForm.FormD),
            [
                Gardens.Normalize(NormalizationForm.FormD),
                Dew.Normalize(NormalizationForm.FormD),
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_faulty_text_gives_every_entry_as_it_is_written(string how, string text, string[] entries)
    {
        var read = Documents.Read("digest.txt", text);
        read.Entries.Select(Show).ShouldBe(entries, how);
    }
}
