using PaperBot.Parsing.Decoding;
using static PaperBot.Tests.Parsing.SampleDigest;

namespace PaperBot.Tests.Parsing;

/// <summary>One digest in every encoding and notation, and bytes that are not text.</summary>
public sealed class EncodingTests
{
    public static TheoryData<string, byte[]> Encoded() => new()
    {
        { "UTF-8", Utf8(Text) },
        { "CRLF", Utf8(Text.ReplaceLineEndings("\r\n")) },
        { "lone CR", Utf8(Text.ReplaceLineEndings("\r")) },
        { "mixed line breaks", Utf8(string.Concat(Lines.Select((line, at) => line + "\n\r\n\r\u2028\u0085"[at % 3]))) },
        { "byte order mark", [0xEF, 0xBB, 0xBF, .. Utf8(Text)] },
        { "two byte order marks", [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. Utf8(Text)] },
        { "UTF-16 LE", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)] },
        { "UTF-16 BE", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)] },
        { "UTF-16 LE without a mark", Encoding.Unicode.GetBytes(Text) },
        { "UTF-16 BE without a mark", Encoding.BigEndianUnicode.GetBytes(Text) },
        { "a byte order mark in the text", Utf8("\n\uFEFF" + Text) },
        { "blank lines everywhere", Utf8("\n\n" + string.Join("\n \n\t\n\u3000\n", Lines) + "\n\n") },
        { "blanks around each line", Utf8(string.Join('\n', Lines.Select(line => "\t  " + line + " \u00A0"))) },
        { "invisible characters around each line", Utf8(string.Join('\n', Lines.Select(line => "\u200B\u200E" + line + "\u2060\uFEFF\u00AD"))) },
        { "an English date", Utf8(Text.Replace(Lines[0], "Tuesday, May 7th, 2024")) },
        { "an ISO date with a time", Utf8(Text.Replace(Lines[0], "2024-05-07T09:00:00Z")) },
        { "a full-width date", Utf8(Text.Replace(Lines[0], "２０２４년 ５월 ７일 （화）")) },
        { "a decomposed date", Utf8(Text.Replace(Lines[0], Lines[0].Normalize(NormalizationForm.FormD))) },
        { "a date full of invisible characters", Utf8(Text.Replace(Lines[0], "\u202A2024년\u200B 5월\u2069 7일\u202C")) },
        { "full-width marks", Utf8(Text.Replace('#', '＃').Replace('(', '（').Replace(')', '）')) },
        {
            "Markdown headings", Utf8(Text.Replace(Lines[0], "# " + Lines[0]).Replace("Gardens of Experts\n", "## Gardens of Experts\n")
                .Replace("Dew, or Not?", "### **Dew, or Not?**").Replace("We study", "> We study"))
        },
        { "twice the same document", Utf8(Text + "\n\n" + Text) },
        {
            "wrapped lines", Utf8("2024-05-07\nGardens of\nExperts\n(Ann Lee,\nBob Ray)\n" + Documents.Abstract.Replace(" the two ", "\nthe two ")
                .Replace("and it keeps", "\nand it keeps").Replace(" \n", "\n").Replace("Across nine", "Across\nnine") + "\n물을 두 곳에만 주네요.\n둘째 문단입니다.\n#moe\n#llm\n"
                + string.Join('\n', Lines[7..]))
        },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public void A_digest_reads_the_same_in_every_encoding_and_notation(string how, byte[] content)
    {
        var read = DocumentReader.Read("digest.txt", content);
        read.Entries.Select(Show).ShouldBe([Gardens, Dew], how);
        read.Problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning && how.StartsWith("twice", StringComparison.Ordinal));
    }

    public static TheoryData<string, byte[], string, int> Damaged() => new()
    {
        { "NUL", Utf8("\0" + Text.Replace("물을", "물\0을").Replace("#3d", "#3d\0")), "3 NUL characters in the document", 1 },
        { "one stray byte", [.. Utf8(Text), (byte)'\n', 0xFF], "offset 500", 12 },
        { "CP949", KoreanCodePage.Encoding.GetBytes(Text), "code page 949", 0 },
        { "CP949 of Windows", KoreanCodePage.Encoding.GetBytes(Text.ReplaceLineEndings("\r\n")), "code page 949", 0 },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Damaged_bytes_give_a_warning_and_nothing_else(string how, byte[] content, string message, int line)
    {
        var read = DocumentReader.Read("digest.txt", content);
        read.Entries.Select(Show).First().ShouldBe(Gardens, how);
        var problem = read.Problems.ShouldHaveSingleItem();
        problem.Severity.ShouldBe(ProblemSeverity.Warning);
        problem.Message.ShouldContain(message.Replace("500", $"{content.Length - 1}"));
        problem.Line.ShouldBe(line);
    }

    [Fact]
    public void The_text_around_invalid_bytes_is_read()
    {
        byte[] content = [.. "2024-05-07\nA\n(Ann Lee)\n"u8, .. Utf8("아주 긴 "), 0xC0, 0xAF, .. Utf8("본문입니다.\n#x")];
        var read = DocumentReader.Read("digest.txt", content);
        read.Entries.Select(Show).ShouldBe([Show("2024-05-07", "A", "Ann Lee", null, "아주 긴 \uFFFD\uFFFD본문입니다.", "x")]);
        read.Problems.ShouldHaveSingleItem().Message.ShouldContain("offset 34 is not valid UTF-8 and was replaced by U+FFFD, the first of 2");
        read.Problems[0].Line.ShouldBe(4);
    }

    public static TheoryData<string, byte[]> Binary() => new()
    {
        { "it is a PNG picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D] },
        { "it is a PDF", "%PDF-1.7\n"u8.ToArray() },
        { "NUL", [0xFF, 0xFE, 0, 0, 0x41, 0] },
        { "NUL", new byte[4096] },
        { "neither UTF-8", [0xFF, 0xFE, 0x00, 0xD8, 0x41] },
        { "neither UTF-8", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 0x80, 0x81, 0x90, 0x91, 0xFF, 0xFE, 0xC1, 0, 0, 3] },
        { "neither UTF-8", [.. Enumerable.Range(0, 4096).Select(number => (byte)(number * number * 7 / 13))] },
        { "control characters", Utf8(new string('\u0001', 400) + Text) },
    };

    [Theory]
    [MemberData(nameof(Binary))]
    public void Bytes_that_are_not_text_give_one_error_with_the_reason(string reason, byte[] content)
    {
        var read = DocumentReader.Read("digest.txt", content);
        (read.Format, read.Entries.Count).ShouldBe((null, 0));
        var problem = read.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Line).ShouldBe((ProblemSeverity.Error, 0));
        problem.Message.ShouldStartWith("This is not text: ");
        problem.Message.ShouldContain(reason);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
