using PaperBot.Filters;

namespace PaperBot.Tests.Search;

public sealed class SearchTests
{
    private static readonly IIndexSnapshot Index = TestIndex.Create(
    [
        Entry("quant", "Quantization of Experts", "GPTQ로 양자화한 전문가혼합모델을 다룬다.", "Émile Dupré"),
        Entry("mathstral", "MathΣtral – Proofs", "수학 증명에서 샘플링이 중요하다."),
        Entry("nfd", "Decomposed", "트랜스포머의 어텐션".Normalize(NormalizationForm.FormD)),
        Entry("flash", "Flash-Attention & Friends", "빠른 커널."),
        Entry("flashing", "Flash of Attention", "빠른 커널이 아니다."),
    ]);

    [Theory]
    [InlineData("quant", "quant")]
    [InlineData("QUANTIZATION", "quant")]
    [InlineData("ｑｕａｎｔ", "quant")]
    [InlineData("ization", "")]
    [InlineData("gptq", "quant")]
    [InlineData("전문가", "quant")]
    [InlineData("혼합", "quant")]
    [InlineData("모델을", "quant")]
    [InlineData("전문가 혼합 모델", "quant")]
    [InlineData("emile", "quant")]
    [InlineData("Dupre\u0301", "quant")]
    [InlineData("mathσtral", "mathstral")]
    [InlineData("MATHΣTRAL", "mathstral")]
    [InlineData("math", "mathstral")]
    [InlineData("stral", "")]
    [InlineData("트랜스포머의", "nfd")]
    [InlineData("flash-attention", "flash")]
    [InlineData("flash attention", "flash flashing")]
    [InlineData("flash – attention", "flash flashing")]
    [InlineData("커널 flash", "flash flashing")]
    [InlineData("커널 quant", "")]
    [InlineData("", "")]
    [InlineData("– !", "")]
    public void Latin_words_are_found_from_their_beginning_and_Korean_anywhere(string typed, string ids) => Search(typed.Split(' ')).ShouldBe(ids);

    [Fact]
    public void Words_in_decomposed_form_are_found() => Search("샘플링".Normalize(NormalizationForm.FormD)).ShouldBe("mathstral");

    [Fact]
    public void A_quoted_phrase_is_found_only_as_a_whole() =>
        Found(Index.Search([new("flash attention", IsQuoted: true)], Filter.Everything).Entries).ShouldBe("flash");

    [Fact]
    public void A_filter_narrows_a_search() =>
        Found(Index.Search([new("커널")], new Filter { Clauses = [[new Tag("flash")]] }).Entries).ShouldBe("flash");

    [Theory]
    [InlineData("flash attention", "flash flashing")]
    [InlineData("Flash of Attention", "flashing")]
    [InlineData("flash-attention & friends", "flash")]
    [InlineData("MathΣtral – Proofs", "mathstral")]
    [InlineData("mathΣtral proofs", "mathstral")]
    [InlineData("커널", "")]
    [InlineData("  ", "")]
    public void Titles_are_found_by_their_words_and_an_exact_one_alone(string typed, string ids) =>
        Found(Index.SearchTitles(typed)).ShouldBe(ids);

    [Fact]
    public void Papers_are_found_by_their_arXiv_id_in_the_order_of_the_index()
    {
        var index = TestIndex.Create([Linked("a", "2024-05-01"), Linked("b", "2024-05-02"), Notes.Entry("c")]);
        Found(index.FindByArxivId("2405.04434")).ShouldBe("b a");
        Found(index.FindByArxivId("2405.99999")).ShouldBe("");
        index.FindEntry(new("c"))!.Id.Value.ShouldBe("c");
        index.FindEntry(new("d")).ShouldBeNull();
    }

    [Fact]
    public void The_notes_on_a_paper_come_before_those_that_only_mention_it()
    {
        var mention = Linked("m", "2024-05-09") with { Commentary = ["앞선 연구: https://arxiv.org/abs/2405.04434"] };
        var found = Notes.Entry("f", "2024-05-01") with { LookedUp = Paper.OnArxiv("2405.04434") };
        var index = TestIndex.Create([mention, found, Linked("o", "2024-05-02"), Notes.Entry("x")]);
        Found(index.FindByArxivId("2405.04434")).ShouldBe("o f m");
        Found(index.FindOnSamePaper(found)).ShouldBe("o");
    }

    private static Entry Linked(string id, string date) =>
        Notes.Entry(id, date) with { Links = [new("https://arxiv.org/abs/2405.04434", LinkKind.Arxiv, "2405.04434")] };

    private static Entry Entry(string id, string title, string commentary, string author = "") =>
        Notes.Entry(id, title: title, tags: id) with { Commentary = [commentary], Authors = [author] };

    private static string Search(params string[] words) => Found([.. Index.Search([.. words.Select(word => new SearchWord(word))], Filter.Everything).Entries.OrderBy(entry => entry.Id.Value)]);

    private static string Found(IReadOnlyList<Entry> found) => string.Join(' ', found.Select(entry => entry.Id.Value));
}
