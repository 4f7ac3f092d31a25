using PaperBot.Judged;

namespace PaperBot.Tests.Search;

public sealed class JudgedQueriesTests
{
    private static readonly JudgedQuery Query = new("moe", "acronym", false, new Dictionary<string, int> { ["a"] = 3, ["b"] = 2, ["c"] = 1 });

    [Fact]
    public void There_are_enough_queries_of_each_kind()
    {
        JudgedQueries.All.Count.ShouldBeGreaterThanOrEqualTo(90);
        JudgedQueries.All.GroupBy(query => query.Kind).ShouldAllBe(kind => kind.Count() >= 3);
        JudgedQueries.All.Select(query => query.Text).ShouldBeUnique();
        JudgedQueries.All.ShouldAllBe(query => query.Grades.Values.Any(grade => grade == 3) && query.Grades.Values.All(grade => grade >= 1 && grade <= 3));
    }

    [Fact]
    public void A_third_of_each_kind_is_unseen() => JudgedQueries.All.GroupBy(query => query.Kind)
        .ShouldAllBe(kind => Math.Abs(kind.Count(query => query.IsUnseen) - (kind.Count() / 3.0)) <= 1);

    [Fact]
    public void Queries_that_mean_the_same_are_in_the_same_part() => JudgedQueries.All
        .GroupBy(query => string.Join(' ', query.Grades.Select(grade => $"{grade.Key} {grade.Value}").Order(StringComparer.Ordinal)))
        .ShouldAllBe(same => same.Select(query => query.IsUnseen).Distinct().Count() == 1);

    [Fact]
    public void A_block_gives_its_answers_to_each_of_its_queries()
    {
        var queries = JudgedQueries.Parse("# words\ntuned ko-word: 양자화\ntuned en-word: quantization\n  3 x y\n  1 z\n\nunseen title: \"A: B\"\n  3 z\n");
        queries.Select(query => (query.Text, query.Kind, query.IsUnseen)).ShouldBe(
            [("양자화", "ko-word", false), ("quantization", "en-word", false), ("\"A: B\"", "title", true)]);
        queries[1].Grades.ShouldBe(new Dictionary<string, int> { ["x"] = 3, ["y"] = 3, ["z"] = 1 }, ignoreOrder: true);
        queries[2].Grades.Keys.ShouldBe(["z"]);
    }

    [Theory]
    [InlineData("a b c", 1, 1, 1)]
    [InlineData("a b c x y", 1, 1, 0.6)]
    [InlineData("", 0, 0, 0)]
    [InlineData("x y", 0, 0, 0)]
    [InlineData("c", 0.1065, 0, 1)]
    [InlineData("a a", 0.7452, 0.5, 1)]
    [InlineData("b a", 0.7896, 1, 1)]
    [InlineData("1 2 3 4 5 6 7 8 9 10 a", 0, 0.5, 0)]
    public void The_measures_are_those_of_the_literature(string ranked, double ndcg, double recall, double precision)
    {
        var measures = Measures.Of(Query, ranked.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        measures.Ndcg.ShouldBe(ndcg, 0.0001);
        measures.Recall.ShouldBe(recall);
        measures.Precision.ShouldBe(precision, 0.0001);
    }

    [Theory]
    [InlineData("모델", "새로운 모델을 만들었군요", true)]
    [InlineData("모델", "이 모델들에서는 다르다", true)]
    [InlineData("모델", "LLM 모델.", true)]
    [InlineData("모델", "GPT모델이다", true)]
    [InlineData("모델", "모델링을 하면", false)]
    [InlineData("모델", "언어모델", false)]
    [InlineData("token", "Tokens matter", true)]
    [InlineData("token", "token을 하나씩", true)]
    [InlineData("token", "tokenizer", false)]
    [InlineData("token", "multi-token", true)]
    public void An_entry_contains_a_word_as_a_person_would_say(string word, string commentary, bool isIn)
    {
        new WordOracle(word).IsIn(Noted(commentary)).ShouldBe(isIn);
        new WordOracle(word.Normalize(NormalizationForm.FormD)).IsIn(Noted(commentary.Normalize(NormalizationForm.FormD))).ShouldBe(isIn);
    }

    private static Entry Noted(string commentary) => Notes.Entry(new EntryContent { Title = "Title", Commentary = [commentary] });
}
