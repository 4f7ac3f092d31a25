namespace PaperBot.Tests.Search;

/// <summary>The tags that are near one that does not exist.</summary>
public sealed class TagSpellingTests
{
    private static readonly TagVocabulary Tags = new(
        new[] { "moe", "llm", "rl", "state-space-model", "fine-tuning", "diffusion", "vision", "vision-language", "강화학습", "확산모델", "3d" }
            .Select((tag, at) => new TagCount(new(tag), 100 - at)));

    [Theory]
    [InlineData("moee", "moe")]
    [InlineData("meo", "moe")]
    [InlineData("lllm", "llm")]
    [InlineData("state-spce-modle", "state-space-model")]
    [InlineData("statespacemodel", "state-space-model")]
    [InlineData("finetuning", "fine-tuning")]
    [InlineData("FineTunning", "fine-tuning")]
    [InlineData("visi", "vision, vision-language")]
    [InlineData("강화학슴", "강화학습")]
    [InlineData("강하학습", "강화학습")]
    [InlineData("확산", "확산모델")]
    public void A_typing_error_or_a_beginning_finds_the_tag(string missing, string near) => Near(missing).ShouldBe(near);

    [Theory]
    [InlineData("zebra")]
    [InlineData("ml")]
    [InlineData("mae")]
    [InlineData("fission")]
    [InlineData("division")]
    [InlineData("강좌")]
    [InlineData("모델")]
    [InlineData("2d")]
    [InlineData("-")]
    [InlineData("")]
    public void Another_word_finds_nothing(string missing) => Near(missing).ShouldBe("");

    [Fact]
    public void A_tag_is_found_in_any_spelling()
    {
        Tags.Find(new("Fine_Tuning"))!.Count.ShouldBe(96);
        Tags.Find(new("finetuning")).ShouldBeNull();
    }

    private static string Near(string missing) => string.Join(", ", Tags.FindNearest(new(missing)).Select(tag => tag.Tag.Text));
}
