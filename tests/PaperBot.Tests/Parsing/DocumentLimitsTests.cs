namespace PaperBot.Tests.Parsing;

/// <summary>What is over a limit is refused with a message, and the rest of the document is read.</summary>
public sealed class DocumentLimitsTests
{
    private const string Good = "A\n(B C)\nText.\n#moe\n\n";

    [Theory]
    [InlineData("characters")]
    [InlineData("authors")]
    [InlineData("tags")]
    [InlineData("links")]
    public void An_entry_with_too_much_is_refused_and_the_others_are_read(string what)
    {
        var long_ = what switch
        {
            "characters" => $"D\n(E F)\n{string.Concat(Enumerable.Repeat("긴 글. ", Limits.EntryLength))}\n#x\n",
            "authors" => $"D\n({Repeat(Limits.Authors + 1, number => $"E F{number}, ")}G H)\nText.\n#x\n",
            "tags" => $"D\n(E F)\nText.\n{Repeat(Limits.Tags + 1, number => $"#t{number} ")}\n",
            _ => $"D\n(E F)\n{Repeat(Limits.Links + 1, number => $"See https://a.b/{number} too.\n")}#x\n",
        };
        var read = Documents.Read("a.txt", $"2024-05-07\n{Good}{long_}");
        read.Entries.ShouldHaveSingleItem().Title.ShouldBe("A");
        var problem = read.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).ShouldHaveSingleItem().Message;
        problem.ShouldContain("The entry “D” is not read");
        problem.ShouldContain($"{what}; the maximum is");
    }

    [Theory]
    [InlineData("a.txt", "2024-05-07\n")]
    [InlineData("a.html", "<html><p>")]
    [InlineData("a.md", "# A\n")]
    public void A_document_with_too_many_bytes_is_refused(string file, string beginning) =>
        Documents.Read(file, beginning + new string('x', Limits.DocumentBytes)).Problems.ShouldHaveSingleItem().Message.ShouldContain("longer than 4194304 bytes");

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\u2028")]
    public void A_document_with_too_many_lines_is_refused(string end) =>
        Documents.Read("a.txt", $"2024-05-07\n{Good}{string.Concat(Enumerable.Repeat(end, Limits.DocumentLines))}").Problems.ShouldHaveSingleItem().Message.ShouldContain("more than 100000 lines");

    [Fact]
    public void Of_too_many_entries_the_first_are_read()
    {
        var read = Documents.Read("a.txt", "2024-05-07\n" + Repeat(Limits.DocumentEntries + 5, number => $"A{number}\n(B C)\n#moe\n\n"));
        read.Entries.Count.ShouldBe(Limits.DocumentEntries);
        read.Problems.ShouldContain(problem => problem.Message.Contains("only the first 20000 are read"));
    }

    [Fact]
    public void Of_too_many_problems_the_first_are_reported_and_the_others_are_counted()
    {
        var problems = Documents.Read("a.txt", "2024-05-07\n" + Repeat(1000, number => $"A{number % 300}\n(B C)\n#moe\n\n")).Problems;
        problems.Count.ShouldBe(Limits.DocumentProblems + 1);
        problems[^1].Message.ShouldStartWith("There are 500 more problems.");
    }

    [Fact]
    public void The_lines_of_an_export_obey_the_limits()
    {
        var read = Documents.Read("all.jsonl", Repeat(1000, number => ExportLines.Create(number, new string('x', number == 0 ? Limits.EntryLength : 100))));
        read.Entries.Count.ShouldBe(999);
        read.Problems.ShouldHaveSingleItem().Message.ShouldContain("The entry “A0” is not read");
    }

    private static string Repeat(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));
}
