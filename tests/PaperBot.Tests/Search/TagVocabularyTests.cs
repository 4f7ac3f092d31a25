using PaperBot.Filters;

namespace PaperBot.Tests.Search;

public sealed class TagVocabularyTests
{
    private static readonly IIndexSnapshot Index = TestIndex.Create(
    [
        Notes.Entry("a", tags: "moe llm State_Space-Model"),
        Notes.Entry("b", tags: "MoE llm state-space-model"),
        Notes.Entry("c", tags: "MoE vision 강화학습 state-space-model"),
        Notes.Entry("d", tags: "vision-language"),
    ]);

    [Fact]
    public void Tags_are_counted_across_spellings_and_shown_in_the_most_used_one() =>
        Index.Tags.Tags.Select(tag => $"{tag.Tag} {tag.Count}")
            .ShouldBe(["MoE 3", "state-space-model 3", "llm 2", "vision 1", "vision-language 1", "강화학습 1"]);

    [Theory]
    [InlineData("State_Space-Model")]
    [InlineData("state-space_model")]
    [InlineData("ＳＴＡＴＥ＿ＳＰＡＣＥ－ＭＯＤＥＬ")]
    public void Any_spelling_finds_all_of_them(string tag) => Index.Find(new Filter { Clauses = [[new Tag(tag)]] }).Count.ShouldBe(3);

    [Theory]
    [InlineData("moee", "MoE")]
    [InlineData("meo", "MoE")]
    [InlineData("lm", "llm")]
    [InlineData("state-spce-modle", "state-space-model")]
    [InlineData("visi", "vision vision-language")]
    [InlineData("강화학슴", "강화학습")]
    [InlineData("zebra", "")]
    public void The_nearest_tags_are_similar(string missing, string near) =>
        string.Join(' ', Index.Tags.FindNearest(new Tag(missing)).Select(tag => tag.Tag.Text)).ShouldBe(near);

    [Theory]
    [InlineData("", 6)]
    [InlineData("#vi", 2)]
    [InlineData("language", 1)]
    [InlineData("STATE_", 1)]
    [InlineData("x", 0)]
    public void Typing_completes_to_tags(string typed, int count) => Index.Tags.Complete(typed).Count().ShouldBe(count);

    [Fact]
    public void Tags_that_begin_with_a_text_come_before_those_that_contain_it() =>
        Index.Tags.Complete("l").Select(tag => tag.Tag.Text).ShouldBe(["llm", "state-space-model", "vision-language"]);

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("moe", "moee", 1)]
    [InlineData("moe", "meo", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    public void The_edit_distance_counts_insertions_deletions_replacements_and_swaps(string from, string to, int distance)
    {
        EditDistance.Between(from, to).ShouldBe(distance);
        EditDistance.Between(to, from).ShouldBe(distance);
    }

    [Fact]
    public void An_entry_shows_its_tags_as_they_are_most_often_written()
    {
        var entries = TestIndex.Create([Notes.Entry("a", tags: "MoE llm"), Notes.Entry("b", tags: "MoE"), Notes.Entry("c", tags: "moe")]);
        entries.FindEntry(new("c"))!.Tags.Single().Text.ShouldBe("MoE");
        entries.Find(new Filter { Clauses = [[new("moe")]] }).Select(entry => entry.Tags[0].Text).ShouldBe(["MoE", "MoE", "MoE"]);
    }
}
