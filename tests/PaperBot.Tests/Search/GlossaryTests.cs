namespace PaperBot.Tests.Search;

public sealed class GlossaryTests
{
    private static readonly Glossary Small = Read("""
        # Learning
        강화 학습 | reinforcement learning | RL
        확산 모델 | 디퓨전 | diffusion model | diffusion   # images and text
        미세 조정 | fine-tuning
        자기회귀 | autoregressive | AR
        증강 현실 | augmented reality | AR
        """);

    [Theory]
    [InlineData("강화 학습", 2, "강화 학습")]
    [InlineData("강화학습", 1, "강화 학습")]
    [InlineData("강화학습을 위한 데이터", 1, "강화 학습")]
    [InlineData("강화 학습에서의 탐험", 2, "강화 학습")]
    [InlineData("ＲＬ", 1, "RL")]
    [InlineData("RL의 한계", 1, "RL")]
    [InlineData("Fine-Tuning recipes", 2, "fine-tuning")]
    [InlineData("finetuning", 1, "fine-tuning")]
    [InlineData("fine_tuning", 2, "fine-tuning")]
    [InlineData("diffusion models for text", 2, "diffusion model")]
    [InlineData("diffusion of heat", 1, "diffusion")]
    public void The_longest_term_at_the_beginning_is_found(string query, int length, string term)
    {
        var match = Find(Small, query);
        match.ShouldNotBeNull();
        match.Length.ShouldBe(length);
        match.Term.Text.ShouldBe(term);
    }

    [Theory]
    [InlineData("a diffusion model")]
    [InlineData("강화")]
    [InlineData("강화를 학습하는")]
    [InlineData("RLX")]
    [InlineData("s")]
    [InlineData("")]
    public void A_word_that_is_no_term_is_not_found(string query) => Find(Small, query).ShouldBeNull();

    [Fact]
    public void A_decomposed_Korean_term_is_found() => Find(Small, "강화 학습".Normalize(NormalizationForm.FormD))!.Length.ShouldBe(2);

    [Fact]
    public void A_term_inside_a_query_is_found_from_its_first_word() =>
        Small.FindLongest(Words("offline reinforcement learning of robots"), 1)!.Length.ShouldBe(2);

    [Fact]
    public void The_alternatives_are_the_other_terms_of_each_meaning()
    {
        var match = Find(Small, "AR");
        match!.Concepts.Count.ShouldBe(2);
        match.Alternatives.Select(term => term.Text).ShouldBe(["자기회귀", "autoregressive", "증강 현실", "augmented reality"]);
    }

    [Fact]
    public void A_very_long_query_takes_a_time_that_grows_with_its_length()
    {
        var words = Enumerable.Repeat("r", 100_000).ToList();
        Enumerable.Range(0, words.Count).Count(start => Small.FindLongest(words, start) is not null).ShouldBe(0);
        Small.FindLongest([new string('r', 1_000_000)], 0).ShouldBeNull();
    }

    [Fact]
    public void The_default_glossary_has_no_problems()
    {
        var file = Path.Combine(SharedData.RepositoryRoot, "src", "PaperBot.Search", "Glossary", "glossary.txt");
        var parsed = Glossary.Parse(File.ReadAllText(file), "glossary.txt");
        parsed.Problems.ShouldBeEmpty();
        parsed.Glossary.Concepts.Count.ShouldBe(Glossary.Default.Concepts.Count);
        parsed.Glossary.Concepts.Count.ShouldBeGreaterThan(320);
    }

    [Fact]
    public void Each_idea_of_the_default_glossary_has_a_Korean_and_an_English_name() => Glossary.Default.Concepts
        .Where(concept => !concept.Terms.Any(term => Hangul.IsIn(term.Text)) || concept.Terms.All(term => Hangul.IsIn(term.Text)))
        .ShouldBeEmpty();

    [Fact]
    public void Only_terms_with_two_meanings_stand_in_two_lines_of_the_default_glossary() => Glossary.Default.Concepts
        .SelectMany(concept => concept.Terms)
        .GroupBy(term => term)
        .Where(same => same.Count() > 1)
        .Select(same => same.Key.Text)
        .ShouldBe(["정규화", "SAM", "SWA", "ANN", "AR", "추론", "DP"], ignoreOrder: true);

    [Theory]
    [InlineData("강화학습", "reinforcement learning", "RL")]
    [InlineData("MoE", "전문가 혼합", "mixture of experts")]
    [InlineData("거대언어모델", "large language model", "LLM")]
    [InlineData("어텐션", "attention")]
    [InlineData("knowledge distillation", "지식 증류")]
    [InlineData("scaling laws", "스케일링 법칙")]
    public void The_default_glossary_knows_the_usual_terms(string query, params string[] alternatives) =>
        alternatives.ShouldBeSubsetOf(Find(Glossary.Default, query)!.Alternatives.Select(term => term.Text));

    private static Glossary Read(string text)
    {
        var parsed = Glossary.Parse(text, "terms.txt");
        parsed.Problems.ShouldBeEmpty();
        return parsed.Glossary;
    }

    private static GlossaryMatch? Find(Glossary glossary, string query) => glossary.FindLongest(Words(query), 0);

    private static string[] Words(string query) => FoldedText.Words(query).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
