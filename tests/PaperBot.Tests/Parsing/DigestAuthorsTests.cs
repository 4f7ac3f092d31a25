namespace PaperBot.Tests.Parsing;

public sealed class DigestAuthorsTests
{
    [Theory]
    [InlineData("(그림이 있으면 더 좋았을 텐데 아쉽네요.)")]
    [InlineData("(Mamba도 이런 방식이라고 생각할 수 있다)")]
    [InlineData("(See the appendix for more)")]
    [InlineData("(this is only a guess of mine, but still)")]
    [InlineData("(https://example.org/a, https://example.org/b)")]
    [InlineData("(Ann Lee) 등이 썼다 (2024)")]
    [InlineData("(2024)")]
    public void Commentary_in_brackets_is_not_an_authors_line(string line)
    {
        var entry = Documents.ReadEntry($"2024-05-07\nA\n(Ann Lee)\n짧은 메모\n{line}\n#x");
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
    public void A_fact_in_brackets_below_a_note_is_not_an_authors_line(string line, string? only = null)
    {
        foreach (var note in only is null ? ["정원과 이슬 공개", "Gardens and their dew"] : (string[])[only])
        {
            Documents.ReadEntry($"2024-05-07\nA\n(Ann Lee)\n재미있는 논문입니다.\n{note}\n{line}\n좋네요.\n#x").Commentary
                .ShouldBe(["재미있는 논문입니다.", note, line, "좋네요."]);
            Documents.ReadEntry($"2024-05-07\nA\n(Ann Lee)\n{note}\n{line}\n좋네요.\n#x").Commentary.ShouldBe([note, line, "좋네요."]);
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
        var read = Documents.ReadDigest($"2024-05-07\nA\n(Ann Lee)\n본문입니다.\n{title}\n{line}\n좋네요.");
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
    [InlineData("(Thomas More, Ann Lee)", "Thomas More|Ann Lee")]
    [InlineData("(김하늘, 이바다 , 네이버 클라우드)", "김하늘|이바다|네이버 클라우드")]
    [InlineData("（Ann Lee， Quoc V. Le）", "Ann Lee|Quoc V. Le")]
    [InlineData("(Luc Van Gool, Anna van den Berg, Ré d'Été)", "Luc Van Gool|Anna van den Berg|Ré d'Été")]
    [InlineData("(Ann Lee, Bob Ray).", "Ann Lee|Bob Ray")]
    [InlineData("*(Ann Lee, Bob Ray)*", "Ann Lee|Bob Ray")]
    [InlineData("(A and B and C)", "A|B|C")]
    [InlineData("(Ann Lee  and Bob Ray and Cho Kim)", "Ann Lee|Bob Ray|Cho Kim")]
    [InlineData("(Ann Lee, Bob Ray (alphabetical order))", "Ann Lee|Bob Ray (alphabetical order)")]
    [InlineData("(Ann Lee, Jean-\nBaptiste Ray,\nCho Kim)", "Ann Lee|Jean-Baptiste Ray|Cho Kim")]
    [InlineData("(Ann Lee, Bob\nRay,\nCho Kim)", "Ann Lee|Bob Ray|Cho Kim")]
    public void Authors_are_split_into_people_and_organisations(string line, string expected) =>
        Documents.ReadEntry($"2024-05-07\nA\n{line}\n본문입니다.\n#x").Authors.ShouldBe(expected.Split('|'));
}
