namespace PaperBot.Tests.Search;

public sealed class GlossaryFileTests
{
    [Theory]
    [InlineData("RLHF", "terms.txt:1: \"RLHF\" is alone in its line. Add another name of the same idea after a |, or remove the line.")]
    [InlineData("하나 | one | One", "terms.txt:1: \"One\" stands in this line already: case, blanks, - and _ make no difference. Remove it.")]
    [InlineData("강화 학습 | 강화학습 | RL", "terms.txt:1: \"강화학습\" stands in this line already: case, blanks, - and _ make no difference. Remove it.")]
    [InlineData("# numbers\n\n하나 || one", "terms.txt:3: there is nothing before, after or between two |. Remove one |, or write a term.")]
    [InlineData("하나 | one | +", "terms.txt:1: \"+\" has no letters or digits to search for. Remove it.")]
    public void A_problem_says_where_it_is_and_how_to_fix_it(string text, string problem) =>
        Glossary.Parse(text, "terms.txt").Problems.Single().ToString().ShouldBe(problem);

    [Fact]
    public void A_line_with_a_problem_keeps_its_good_terms() =>
        Show(Glossary.Parse("하나 || one | one", "terms.txt").Glossary).ShouldBe("하나|one");

    [Fact]
    public void A_line_that_is_too_long_is_left_out()
    {
        var parsed = Glossary.Parse($"하나 | {new string('x', 1_000_000)}\n둘 | two", "terms.txt");
        parsed.Problems.Single().ToString().ShouldStartWith("terms.txt:1: the line is 1000005 characters long.");
        Show(parsed.Glossary).ShouldBe("둘|two");
    }

    [Fact]
    public void A_term_that_is_too_long_is_left_out()
    {
        var parsed = Glossary.Parse($"하나 | one | {new string('x', 101)}", "terms.txt");
        parsed.Problems.Single().ToString().ShouldBe("terms.txt:1: a term is 101 characters long. Shorten it to 100, or separate the terms with |.");
        Show(parsed.Glossary).ShouldBe("하나|one");
    }

    [Theory]
    [InlineData("\uFEFF하나|one\r\n\r\n  둘  |\ttwo  \r\n")]
    [InlineData("# comment\n하나 | one # comment | with | bars\n둘 | two")]
    [InlineData("하나 | o\u200Bne\0\n둘 | two\n#")]
    public void Comments_blanks_and_invisible_characters_are_left_out(string text)
    {
        var parsed = Glossary.Parse(text, "terms.txt");
        parsed.Problems.ShouldBeEmpty();
        Show(parsed.Glossary).ShouldBe("하나|one; 둘|two");
    }

    [Fact]
    public void A_hash_within_a_term_belongs_to_it() => Show(Glossary.Parse("C# | 씨샵", "terms.txt").Glossary).ShouldBe("C#|씨샵");

    [Fact]
    public void Text_that_is_not_well_formed_is_read() => Glossary.Parse("\uD800 | a | b\uDC00\n\uFFFE", "terms.txt").Glossary.Concepts.Count.ShouldBe(1);

    [Theory]
    [InlineData("하나 | one", "일 | One | first", "하나|one|일|first")]
    [InlineData("하나 | one", "둘 | two", "하나|one; 둘|two")]
    [InlineData("하나 | one | single", "- single", "하나|one")]
    [InlineData("하나 | one", "-ONE", "")]
    [InlineData("하나 | one | single; 둘 | two", "- single | two", "하나|one")]
    [InlineData("하나 | one | single", "- single\n혼자 | single", "하나|one; 혼자|single")]
    [InlineData("자기회귀 | AR; 증강 현실 | AR", "회전 | AR", "자기회귀|AR; 증강 현실|AR; 회전|AR")]
    [InlineData("자기회귀 | AR; 증강 현실 | AR", "자기 회귀 | AR | autoregressive", "자기회귀|AR|autoregressive; 증강 현실|AR")]
    [InlineData("하나 | one", "둘 | two | II\n결투 | two | duel", "하나|one; 둘|two|II; 결투|two|duel")]
    public void A_file_of_a_team_adds_and_removes_terms(string first, string second, string merged) =>
        Show(Glossary.Parse(first.Replace("; ", "\n", StringComparison.Ordinal), "a.txt").Glossary.Merge(Glossary.Parse(second, "b.txt").Glossary))
            .ShouldBe(merged);

    [Fact]
    public void A_removed_term_is_no_longer_found()
    {
        var merged = Glossary.Default.Merge(Glossary.Parse("- diffusion | 확산", "terms.txt").Glossary);
        merged.FindLongest(["diffusion"], 0).ShouldBeNull();
        merged.FindLongest(["diffusion", "model"], 0)!.Length.ShouldBe(2);
    }

    private static string Show(Glossary glossary) => string.Join("; ", glossary.Concepts.Select(concept => string.Join('|', concept.Terms)));
}
