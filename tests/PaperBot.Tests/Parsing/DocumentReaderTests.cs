using static PaperBot.Tests.Parsing.SampleDigest;

namespace PaperBot.Tests.Parsing;

public sealed class DocumentReaderTests
{
    [Theory]
    [InlineData("a.txt", "2024-05-07\nSparse Routing\n(Ada Kim, Ben Lee)\n짧은 감상입니다.\n#moe", DocumentFormat.Digest)]
    [InlineData("240507 Sparse Routing.md", "https://arxiv.org/abs/2405.01234\n\n#moe", DocumentFormat.Note)]
    [InlineData("a.html", "<html><title>2024-05-07</title><body><h2>Sparse Routing</h2><p>(Ada Kim, Ben Lee)</p><p>짧은 감상입니다.</p><p>#moe</p></body>", DocumentFormat.Digest)]
    [InlineData("b.html", "<html><title>논문 리뷰) Sparse Routing</title><body><article><p>전문가 혼합 모델의 라우터를 다룹니다. https://arxiv.org/abs/2405.01234</p></article></body>", DocumentFormat.Review)]
    public void Every_format_is_reported(string file, string text, DocumentFormat format)
    {
        var read = Documents.Read(file, text);
        (read.Entries.Count, read.Format).ShouldBe((1, format));
    }

    [Theory]
    [InlineData("digest.md")]
    [InlineData("digest.dat")]
    [InlineData("240507 Gardens.md")]
    [InlineData("digest")]
    public void A_digest_is_recognised_by_its_content(string file) =>
        Documents.Read(file, Text).Entries.Select(Show).ShouldBe([Gardens, Dew]);

    [Theory]
    [InlineData("240507 Gardens of Experts.md")]
    [InlineData("240507 Gardens of Experts.txt")]
    [InlineData("2024-05-07.dat")]
    public void A_note_is_recognised_by_its_content(string file)
    {
        var note = $"https://example.org/g\n\n*Gardens of Experts* (Ann Lee, Bob Ray)\n\n> {Documents.Abstract}\n\n물을 두 곳에만 주네요.\n\n둘째 문단입니다.\n\n#moe #llm \n\n# Links\n\n[[240402 Dew]]";
        Documents.Read(file, note).Entries.Select(Show).ShouldBe([Gardens + "https://example.org/g"]);
    }

    [Theory]
    [InlineData("", "The document is empty")]
    [InlineData(" \r\n\t\u3000\n", "The document is empty")]
    [InlineData("2024-05-07\n\n", "no entry below this date")]
    [InlineData("{\"a\": 1}", "No entry begins here")]
    [InlineData("장을 봐야 한다.\n우유와 빵.", "No entry begins here")]
    [InlineData("<html><body><p>Nothing here.</p></body></html>", "neither a digest nor a review")]
    public void A_text_without_entries_gives_one_error_whatever_its_name(string text, string reason)
    {
        foreach (var file in (string[])["a.txt", "a.dat", "a"])
        {
            var read = Documents.Read(file, text);
            read.Entries.ShouldBeEmpty();
            var problem = read.Problems.ShouldHaveSingleItem();
            problem.Severity.ShouldBe(ProblemSeverity.Error);
            problem.Message.ShouldContain(reason);
        }
    }

    [Fact]
    public void Problems_are_in_the_order_of_their_lines_whoever_finds_them()
    {
        var read = DocumentReader.Read("a.txt", Encoding.Latin1.GetBytes("2024-02-30\nDew\n(Ann Lee)\nIt waters \u00FF all.\n#moe"));

        read.Problems.Select(problem => problem.Line).ShouldBe([1, 4]);
    }

    [Fact]
    public void A_problem_reads_as_file_line_and_message()
    {
        var read = Documents.Read("notes/a.txt", "2024-05-07\n");
        read.Problems[0].ToString().ShouldStartWith("notes/a.txt:1: There is no entry");
    }
}
