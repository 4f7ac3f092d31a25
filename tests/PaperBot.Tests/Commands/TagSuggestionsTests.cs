using PaperBot.Commands;

namespace PaperBot.Tests.Commands;

public sealed class TagSuggestionsTests
{
    private static readonly TagVocabulary Tags = new(new[] { "rl", "diffusion", "Fine_Tuning", "llm" }.Select(tag => new TagCount(new(tag), 1)));

    private static readonly TagSuggestions Suggestions = new(
        [new Meanings(["reinforcement learning", "RL", "강화학습"], ["diffusion", "확산"], ["fine tuning", "미세 조정"], ["large language model", "언어 모델"])],
        new(new() { Aliases = { ["large-language-model"] = "llm" } }));

    [Theory]
    [InlineData("강화학습", "rl")]
    [InlineData("reinforcement-learning", "rl")]
    [InlineData("확산", "diffusion")]
    [InlineData("미세 조정", "Fine_Tuning")]
    [InlineData("언어_모델", "llm")]
    [InlineData("finetuning", "Fine_Tuning")]
    [InlineData("difusion", "diffusion")]
    [InlineData("확률", "")]
    public void The_tag_that_is_spelled_almost_the_same_or_means_the_same_is_suggested(string words, string near) =>
        string.Join(", ", Suggestions.FindNear(Tags, words)).ShouldBe(near);

    [Theory]
    [InlineData("tag 강화학습", "tag rl")]
    [InlineData("random 강화학습", "random rl")]
    [InlineData("stats 강화학습", "stats rl")]
    [InlineData("tags 강화학습", "tag rl")]
    [InlineData("강화학습", "tag rl, search 강화학습")]
    [InlineData("강화 학습", "tag rl, search 강화 학습")]
    [InlineData("reinforcement learning", "tag rl, search reinforcement learning")]
    [InlineData("tag 양자역학", "")]
    public async Task The_glossary_of_the_program_knows_what_a_tag_means(string line, string suggestions)
    {
        using var core = new TestCore();
        core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper", "#rl"), Notes.Note("Second Paper", "#moe")));
        string.Join(", ", (await core.AskAsync(line)).Suggestions.Select(suggestion => suggestion.Command)).ShouldBe(suggestions);
    }

    private sealed class Meanings(params string[][] concepts) : ITagMeanings
    {
        public IEnumerable<string> FindSynonyms(string words) => concepts.Where(names => names.Contains(words)).SelectMany(names => names.Where(name => name != words));
    }
}
