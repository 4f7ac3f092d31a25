using System.Text;
using PaperBot.Entries;
using PaperBot.Parsing;

namespace PaperBot.Tests.Parsing;

public sealed class DocumentReaderTests
{
    private const string Digest = "2024-05-07\nA Tale of Beds\n(Ann Lee)\n본문입니다.\n#x";

    public static TheoryData<string, byte[]> Encodings() => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Digest) },
        { "UTF-8 with a mark", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Digest)] },
        { "UTF-16 LE", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Digest)] },
        { "UTF-16 LE without a mark", Encoding.Unicode.GetBytes(Digest) },
        { "UTF-16 BE without a mark", Encoding.BigEndianUnicode.GetBytes(Digest) },
        { "UTF-16 BE", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Digest)] },
        { "CRLF", Encoding.UTF8.GetBytes(Digest.ReplaceLineEndings("\r\n")) },
        { "lone CR", Encoding.UTF8.GetBytes(Digest.ReplaceLineEndings("\r")) },
        { "U+2028", Encoding.UTF8.GetBytes(Digest.ReplaceLineEndings("\u2028")) },
        { "blank lines everywhere", Encoding.UTF8.GetBytes("\n \n" + Digest.ReplaceLineEndings("\n\n\t\n\u3000\n") + "\n\n") },
        { "a mark in the text", Encoding.UTF8.GetBytes("\n\uFEFF" + Digest) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_digest_reads_the_same_in_every_encoding_and_with_every_line_end(string name, byte[] content)
    {
        name.ShouldNotBeEmpty();
        var read = DocumentReader.Read("digest.txt", content);
        read.Problems.ShouldBeEmpty();
        var entry = read.Entries.ShouldHaveSingleItem();
        (entry.Date, entry.Title, entry.Authors.Single(), entry.Commentary.Single(), entry.Tags.Single().Text)
            .ShouldBe((new DateOnly(2024, 5, 7), "A Tale of Beds", "Ann Lee", "본문입니다.", "x"));
    }

    public static TheoryData<string, byte[], int> Unreadable() => new()
    {
        { "empty", [], 0 },
        { "empty", Encoding.UTF8.GetBytes(" \r\n\t\u3000\n"), 0 },
        { "PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], 0 },
        { "PDF", "%PDF-1.7\n"u8.ToArray(), 0 },
        { "NUL", [0xFF, 0xFE, 0, 0, 0x41, 0], 0 },
        { "neither", [0xFF, 0xFE, 0x00, 0xD8, 0x41], 0 },
        { "neither", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 0x80, 0x81, 0x90, 0x91, 0xFF, 0xFE, 0xC1, 0, 0, 3], 0 },
        { "control", Encoding.UTF8.GetBytes(new string('\u0001', 40) + Digest), 0 },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_is_no_text_gives_one_error_that_says_why_and_where(string reason, byte[] content, int line)
    {
        var read = DocumentReader.Read("digest.txt", content);
        read.Entries.ShouldBeEmpty();
        var problem = read.Problems.ShouldHaveSingleItem();
        problem.Severity.ShouldBe(ProblemSeverity.Error);
        problem.Message.ShouldContain(reason);
        problem.Line.ShouldBe(line);
    }

    [Theory]
    [InlineData("a", 5_000_000)]
    [InlineData("가나다 ", 5_000_000)]
    [InlineData("(", 5_000_000)]
    [InlineData("#", 5_000_000)]
    [InlineData("#a ", 5_000_000)]
    [InlineData("[a] < b > ", 5_000_000)]
    [InlineData("2024. 5. 7. 12:00 ", 5_000_000)]
    [InlineData("https://a.b ", 5_000_000)]
    [InlineData("(a\n", 500_000)]
    [InlineData("(a, \n", 500_000)]
    [InlineData("a\n(B)\n", 500_000)]
    [InlineData("2024-05-07\n", 500_000)]
    public void Huge_lines_and_very_many_lines_are_read(string unit, int length)
    {
        var text = string.Concat(Enumerable.Repeat(unit, length / unit.Length));
        var read = DocumentReader.Read("digest.txt", Encoding.UTF8.GetBytes(text));
        (read.Entries.Count + read.Problems.Count).ShouldBePositive();
    }

    [Fact]
    public void A_paper_that_stands_in_a_document_a_hundred_thousand_times_is_one_entry()
    {
        var text = "2024-05-07\n" + string.Concat(Enumerable.Range(0, 100_000).Select(number => $"A\n(B)\n{number}.\n"));
        DocumentReader.Read("digest.txt", Encoding.UTF8.GetBytes(text)).Entries.ShouldHaveSingleItem().Commentary.Count.ShouldBe(100_000);
    }

    [Theory]
    [InlineData("a.txt", "2024-05-07\nSparse Routing\n(Ada Kim, Ben Lee)\n짧은 감상입니다.\n#moe", DocumentFormat.Digest)]
    [InlineData("240507 Sparse Routing.md", "https://arxiv.org/abs/2405.01234\n\n#moe", DocumentFormat.Note)]
    [InlineData("a.html", "<html><title>2024-05-07</title><body><h2>Sparse Routing</h2><p>(Ada Kim, Ben Lee)</p><p>짧은 감상입니다.</p><p>#moe</p></body>", DocumentFormat.Digest)]
    [InlineData("b.html", "<html><title>논문 리뷰) Sparse Routing</title><body><article><p>전문가 혼합 모델의 라우터를 다룹니다. https://arxiv.org/abs/2405.01234</p></article></body>", DocumentFormat.Review)]
    public void What_a_document_is_tells_how_far_it_is_trusted(string file, string text, DocumentFormat format)
    {
        var read = DocumentReader.Read(file, System.Text.Encoding.UTF8.GetBytes(text));
        (read.Entries.Count, read.Format).ShouldBe((1, format));
    }

    [Fact]
    public void A_huge_authors_line_is_read() =>
        DocumentReader.Read("digest.txt", Encoding.UTF8.GetBytes($"2024-05-07\nA\n(B{string.Concat(Enumerable.Repeat(", Inc", 1_000_000))})\n#x"))
            .Entries.ShouldHaveSingleItem().Authors[0].ShouldStartWith("B, Inc");

    [Fact]
    public void Long_lists_and_a_long_title_are_kept_whole()
    {
        var title = string.Join(' ', Enumerable.Repeat("Word", 400));
        var authors = Enumerable.Range(1, 300).Select(number => $"Author No{number}").ToList();
        var tags = Enumerable.Range(1, 60).Select(number => $"tag-{number}").ToList();
        var text = $"2024-05-07\n{title}\n({string.Join(", ", authors)})\n본문입니다.\n#{string.Join(" #", tags)}";
        var entry = DocumentReader.Read("digest.txt", Encoding.UTF8.GetBytes(text)).Entries.ShouldHaveSingleItem();
        entry.Title.ShouldBe(title);
        entry.Authors.ShouldBe(authors);
        entry.Tags.Select(tag => tag.Text).ShouldBe(tags);
    }

    [Fact]
    public void A_problem_reads_as_file_line_and_message()
    {
        var read = DocumentReader.Read("notes/a.txt", "2024-05-07\n"u8.ToArray());
        read.Problems[0].ToString().ShouldStartWith("notes/a.txt:1: There is no entry");
    }
}
