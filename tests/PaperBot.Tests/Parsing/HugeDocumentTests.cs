using static PaperBot.Tests.Parsing.SampleDigest;

namespace PaperBot.Tests.Parsing;

/// <summary>Documents far beyond the size of real ones.</summary>
public sealed class HugeDocumentTests
{
    [Long]
    [Theory]
    [InlineData("a", 4_000_000)]
    [InlineData("가나다 ", 4_000_000)]
    [InlineData("(", 4_000_000)]
    [InlineData("#", 4_000_000)]
    [InlineData("#a ", 4_000_000)]
    [InlineData("[a] < b > ", 4_000_000)]
    [InlineData("2024. 5. 7. 12:00 ", 4_000_000)]
    [InlineData("https://a.b ", 4_000_000)]
    [InlineData("(a\n", 400_000)]
    [InlineData("(a, \n", 400_000)]
    [InlineData("a\n(B)\n", 400_000)]
    [InlineData("2024-05-07\n", 400_000)]
    [InlineData("5/7\n\n", 400_000)]
    [InlineData("Date: 2024-05-07\na\n", 400_000)]
    [InlineData("https://a.b\n", 400_000)]
    [InlineData("[a](https://a.b) ", 400_000)]
    [InlineData("<https://a.b|c> ", 4_000_000)]
    [InlineData("https://a.b\nAb\n(C D)\n", 400_000)]
    [InlineData("# a\n#x\nb\n", 400_000)]
    [InlineData("# Links\n[[a]]\n", 400_000)]
    [InlineData("#a b ", 4_000_000)]
    [InlineData("#a\nb\n", 400_000)]
    [InlineData("Tags: a, b\n", 400_000)]
    [InlineData("- 1. [ ] :a: ", 4_000_000)]
    [InlineData("|title|\n|-|\n|a|\n", 400_000)]
    [InlineData("Ann Lee, Bob Ray\n", 400_000)]
    public void Huge_lines_and_very_many_lines_take_linear_memory(string unit, int length) =>
        Documents.ShouldBeReadInLinearMemory("digest.txt", "", unit, length / unit.Length);

    [Fact]
    public void A_paper_that_is_in_a_document_thousands_of_times_is_one_entry()
    {
        var text = "2024-05-07\n" + string.Concat(Enumerable.Range(0, 30_000).Select(number => $"A\n(B)\n{number}.\n"));
        Documents.Read("digest.txt", text).Entries.ShouldHaveSingleItem().Commentary.Count.ShouldBe(30_000);
    }

    [Fact]
    public void Long_lists_and_long_lines_are_kept_whole()
    {
        var title = string.Join(' ', Enumerable.Repeat("Word", 400));
        var authors = string.Join("|", Enumerable.Range(1, 5000).Select(number => $"Author No{number}"));
        var tags = string.Join(' ', Enumerable.Range(1, 60).Select(number => $"tag-{number}"));
        var line = string.Concat(Enumerable.Repeat("물을 준다. ", 10_000)).Trim();
        var text = $"2024-05-07\n{title}\n({authors.Replace("|", ", ")})\n{line}\n#{tags.Replace(" ", " #")}";
        Documents.Read("digest.txt", text).Entries.Select(Show).ShouldBe([Show("2024-05-07", title, authors, null, line, tags)]);
    }
}
