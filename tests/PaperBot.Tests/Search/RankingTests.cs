using PaperBot.Filters;

namespace PaperBot.Tests.Search;

/// <summary>What a reader would call right: which of two entries comes first, and which spellings are the same word.</summary>
public sealed class RankingTests : IDisposable
{
    private readonly TestCore _core = new();

    public void Dispose() => _core.Dispose();

    [Theory]
    [InlineData("routers", "A study of routers", "A study of sparse models\nWe also look at routers.", "the title before the abstract")]
    [InlineData("sampling", "Notes on decoding\n#sampling", "Notes on beams\nWe use sampling once, among many other things.", "a tag before the abstract")]
    [InlineData("token merging", "Token merging for vision", "Merging a token with its neighbours", "words that stand together")]
    [InlineData("balanced sparse routers at scale", "Balanced Sparse Routers at Large Scale", "Sparse routers\nBalanced at scale, balanced sparse routers, routers.", "a title typed nearly whole")]
    [InlineData("강화학습", "강화학습 노트", "Reinforcement learning notes", "what was typed before its translation")]
    [InlineData("diffusion", "Diffusion models for images\n#diffusion", "확산 모델로 그림 그리기", "what was typed before its translation, the other way")]
    [InlineData("확산", "Diffusion for images\nWe train a diffusion model.\n#diffusion", "Prompt surveys\n사회에서 널리 확산되는 모습을 봅니다. 프롬프트에 관한 긴 글이고 여러 주제를 다룹니다.", "the idea before a word that it has by chance")]
    public void The_better_entry_comes_first(string typed, string better, string worse, string why)
    {
        Add("2024-05-01", worse);
        Add("2024-05-02", better);
        Add("2024-05-03", "Something else\nNo word of it.");

        Search(typed).First().ShouldBe(better.Split('\n')[0], why);
    }

    [Theory]
    [InlineData("fine-tuning", "finetuning", "fine tuning")]
    [InlineData("GPT-4", "GPT4", "GPT 4")]
    [InlineData("강화 학습", "강화학습", "강화학습을")]
    [InlineData("모델", "모델을", "모델에서는")]
    [InlineData("model", "models", "MODEL")]
    [InlineData("ｍｏｅ", "moe", "MoE")]
    [InlineData("café", "cafe", "CAFÉ")]
    [InlineData("overfitting", "overfit", "overfitted")]
    public void Spellings_of_a_word_find_each_other(params string[] spellings)
    {
        foreach (var (at, spelling) in spellings.Index())
        {
            Add($"2024-05-0{at + 1}", $"Entry {at}\nIt is about {spelling} here.");
        }

        foreach (var spelling in spellings)
        {
            Search(spelling).Count.ShouldBe(spellings.Length, spelling);
        }
    }

    [Theory]
    [InlineData("97%", "97 entries")]
    [InlineData(">97%", "97% of entries")]
    [InlineData("C++", "C and D")]
    [InlineData("\"flash attention\"", "attention in a flash")]
    [InlineData("\"강화학습\"", "reinforcement learning")]
    public void What_is_written_so_is_found_alone(string typed, string other)
    {
        Add("2024-05-01", $"One\nThis has {typed.Trim('"')} in it.");
        Add("2024-05-02", $"Another\nThis has {other} in it.");

        Search(typed).ShouldBe(["One"]);
    }

    [Fact]
    public void The_last_word_may_be_unfinished()
    {
        Add("2024-05-01", "Quantization of weights");

        using var entries = _core.Index.Open();
        entries.Search([new("weights"), new("quant")], Filter.Everything).Complete.ShouldBe(1);
        entries.Search([new("quant"), new("weights")], Filter.Everything).Complete.ShouldBe(0);
    }

    [Fact]
    public void Of_two_equal_entries_the_newer_comes_first()
    {
        Add("2022-05-01", "Routers of old\nA text about gating.");
        Add("2024-05-01", "Routers of new\nA text about gating.");

        Search("gating").ShouldBe(["Routers of new", "Routers of old"]);
    }

    [Fact]
    public void A_typing_error_is_forgiven_but_not_in_quotes()
    {
        Add("2024-05-01", "Mixtral of Experts");

        using var entries = _core.Index.Open();
        entries.Search([new("Mixtral"), new("Expertz")], Filter.Everything).Corrections.ShouldBe([new("Expertz", "Experts")]);
        var quoted = entries.Search([new("Expertz", IsQuoted: true)], Filter.Everything);
        quoted.Entries.ShouldBeEmpty();
        quoted.Corrections.ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_with_all_words_comes_before_those_with_most()
    {
        Add("2024-05-01", "Sparse routers for pomegranates");
        Add("2024-05-02", "Sparse routers for oranges");

        using var entries = _core.Index.Open();
        var found = entries.Search([new("sparse"), new("routers"), new("pomegranates")], Filter.Everything);
        found.Complete.ShouldBe(1);
        found.Entries.Select(entry => entry.Title).ShouldBe(["Sparse routers for pomegranates", "Sparse routers for oranges"]);
    }

    private void Add(string date, string text)
    {
        var lines = text.Split('\n');
        string[] tags = lines[^1].StartsWith('#') ? [lines[^1]] : ["#notes"];
        var body = lines[1..].Where(line => !line.StartsWith('#')).DefaultIfEmpty("짧은 글.");
        _core.Import($"{date}.txt", $"{date}\n{lines[0]}\n(Ann Lee)\n{string.Join('\n', body)}\n{tags[0]}\n");
    }

    private List<string> Search(string typed)
    {
        using var entries = _core.Index.Open();
        var (words, filter) = _core.Get<FilterGrammar>().ParseQuery(typed).Value!;
        return [.. entries.Search(words, filter).Entries.Select(entry => entry.Title)];
    }
}
