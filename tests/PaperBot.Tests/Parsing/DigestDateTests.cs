using PaperBot.Parsing.Digest;

namespace PaperBot.Tests.Parsing;

public sealed class DigestDateTests
{
    [Theory]
    [InlineData("2024-05-07.txt")]
    [InlineData("notes/240507 A Tale.txt")]
    [InlineData("digest_20240507.txt")]
    [InlineData("2024년 5월 7일.txt")]
    [InlineData("002_461d04ef04748e12.txt", false)]
    [InlineData("digest.txt", false)]
    public void Without_a_date_line_the_date_comes_from_the_file_name(string file, bool dated = true)
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
    public void A_date_line_is_recognised_with_any_marks(string line)
    {
        var entry = Documents.ReadEntry(line + "\nA Tale\n(Ann Lee)\n본문입니다.\n#x");
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
        var read = Documents.ReadDigest(text);
        read.Entries.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            entry => entry.Title.ShouldBe("A Tale"),
            entry => entry.Date.ShouldBe(dated ? new DateOnly(2024, 5, 7) : null));
        read.Problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning);
    }

    [Fact]
    public void An_impossible_date_is_reported_and_its_entries_are_kept_undated()
    {
        var read = Documents.ReadDigest("\n2024년 2월 30일\nA\n(Ann Lee)\n#x");
        read.Entries.ShouldHaveSingleItem().Date.ShouldBeNull();
        read.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("digest.txt:2: ");
        read.Problems[0].Severity.ShouldBe(ProblemSeverity.Error);
    }
}
