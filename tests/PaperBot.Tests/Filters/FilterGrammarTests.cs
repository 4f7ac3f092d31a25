using PaperBot.Filters;

namespace PaperBot.Tests.Filters;

public sealed class FilterGrammarTests
{
    private static readonly FilterGrammar Grammar = new(new(
        new ManualTime(new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero)), TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul")), TagAliases.None);

    [Theory]
    [InlineData("moe", "[moe]")]
    [InlineData("#moe", "[moe]")]
    [InlineData("＃ＭｏＥ", "[moe]")]
    [InlineData("moe llm", "[moe] [llm]")]
    [InlineData("moe|llm", "[moe|llm]")]
    [InlineData("moe | llm", "[moe|llm]")]
    [InlineData("#moe|#llm rl", "[moe|llm] [rl]")]
    [InlineData("moe ｜ llm", "[moe|llm]")]
    [InlineData("State_Space-Model", "[state-space-model]")]
    [InlineData("-survey", "-survey")]
    [InlineData("moe -#survey −review", "[moe] -survey -review")]
    [InlineData("-survey|review", "-survey -review")]
    [InlineData("강화학습", "[강화학습]")]
    [InlineData("by:\"Luke Zettlemoyer\"", "by:Luke Zettlemoyer")]
    [InlineData("by:“Luke Zettlemoyer”", "by:Luke Zettlemoyer")]
    [InlineData("BY：Kim by:lee", "by:Kim by:lee")]
    [InlineData("by: Kim", "by:Kim")]
    [InlineData("by:\"Luke Zettle", "by:Luke Zettle")]
    [InlineData("since:2024-05", "2024-05-01..9999-12-31")]
    [InlineData("until:2024-06-30", "0001-01-01..2024-06-30")]
    [InlineData("until:2024-06", "0001-01-01..2024-06-30")]
    [InlineData("since:2024-05 until:2024-06", "2024-05-01..2024-06-30")]
    [InlineData("since:2024-05 since:2024-04 until:2025 until:2026", "2024-05-01..2025-12-31")]
    [InlineData("since:\"last friday\"", "2024-05-03..9999-12-31")]
    [InlineData("since:어제 until:오늘", "2024-05-09..2024-05-10")]
    [InlineData("moe since:5/7 -survey by:Kim", "[moe] -survey by:Kim 2024-05-07..9999-12-31")]
    [InlineData("", "")]
    [InlineData(" # | ＃ ", "")]
    public void Every_form_is_parsed(string text, string expected) => Format(Grammar.Parse(text)).ShouldBe(expected);

    [Theory]
    [InlineData("since:soon", ParseErrorKind.NoDate, "soon")]
    [InlineData("moe until:2024-02-30", ParseErrorKind.ImpossibleDate, "2024-02-30")]
    [InlineData("since:2024-06 until:2024-05", ParseErrorKind.EmptyRange, "2024-06-01..2024-05-31")]
    [InlineData("moe -by:Kim", ParseErrorKind.NoTag, "-by:Kim")]
    [InlineData("-since:2024", ParseErrorKind.NoTag, "-since:2024")]
    public void The_error_names_what_cannot_be_read(string text, ParseErrorKind kind, string part) =>
        Grammar.Parse(text).Error.ShouldBe(new ParseError(kind, part));

    [Fact]
    public void In_a_search_only_words_with_a_number_sign_or_a_minus_are_tags()
    {
        var (words, filter) = Grammar.ParseQuery("expert \"flash attention\" #moe -survey \"#quoted\" since:2024").Value!;
        words.ShouldBe([new("expert"), new("flash attention", IsQuoted: true), new("#quoted", IsQuoted: true)]);
        Format(new(filter)).ShouldBe("[moe] -survey 2024-01-01..9999-12-31");
    }

    [Fact]
    public void An_empty_filter_matches_everything()
    {
        Grammar.Parse("").Value!.IsEverything.ShouldBeTrue();
        Filter.Everything.Matches(new EntryContent()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("moe", true)]
    [InlineData("M_O-E", false)]
    [InlineData("moe derived", true)]
    [InlineData("moe|rl", true)]
    [InlineData("rl", false)]
    [InlineData("moe -survey", true)]
    [InlineData("-derived", false)]
    [InlineData("by:zettlemoyer", true)]
    [InlineData("by:zettle", false)]
    [InlineData("by:andré", true)]
    [InlineData("by:andre by:luke", true)]
    [InlineData("by:Kim", false)]
    [InlineData("since:2024-05-07 until:2024-05-07", true)]
    [InlineData("since:2024-05-08", false)]
    public void An_entry_matches_if_every_part_matches(string text, bool passes) => Grammar.Parse(text).Value!.Matches(new EntryContent
    {
        Date = new(2024, 5, 7),
        Authors = ["Luke Zettlemoyer", "Andre\u0301 Ng"],
        Tags = [new("MoE")],
        DerivedTags = [new("derived")],
    }).ShouldBe(passes);

    [Fact]
    public void An_entry_without_a_date_matches_no_filter_of_dates()
    {
        Grammar.Parse("until:2030").Value!.Matches(new EntryContent()).ShouldBeFalse();
        Grammar.Parse("-survey").Value!.Matches(new EntryContent()).ShouldBeTrue();
    }

    private static string Format(Parsed<Filter> parsed)
    {
        parsed.Error.ShouldBeNull();
        var filter = parsed.Value!;
        return string.Join(' ',
        [
            .. filter.Clauses.Select(clause => $"[{string.Join('|', clause.Select(tag => tag.Folded))}]"),
            .. filter.Excluded.Select(tag => $"-{tag.Folded}"),
            .. filter.Authors.Select(author => $"by:{author}"),
            .. filter.Dates == DateRange.Always ? Array.Empty<string>() : [filter.Dates.ToString()],
        ]);
    }
}
