using PaperBot.Filters;

namespace PaperBot.Tests.Filters;

/// <summary>As in Obsidian, an entry is found under each tag that one of its own is nested in.</summary>
public sealed class NestedTagTests
{
    private static readonly EntryContent Nested = new() { Title = "A Tale", Tags = [new("ml/rl/ppo")] };

    [Theory]
    [InlineData("ml", true)]
    [InlineData("ML/", true)]
    [InlineData("ml/rl", true)]
    [InlineData("ml/rl/ppo", true)]
    [InlineData("ml/rl/ppo/x", false)]
    [InlineData("m", false)]
    [InlineData("rl", false)]
    public void A_filter_finds_what_is_below_its_tag(string tag, bool found)
    {
        var filter = Filter.Everything with { Clauses = [[new Tag(tag)]] };
        filter.Matches(Nested).ShouldBe(found);
        filter.MatchesOwnTags(Nested).ShouldBe(found);
        (Filter.Everything with { Excluded = [new Tag(tag)] }).Matches(Nested).ShouldBe(!found);
    }

    [Fact]
    public void A_tag_of_very_many_levels_is_found_under_the_nearest_of_them()
    {
        var deep = new EntryContent { Tags = [new(string.Join('/', Enumerable.Repeat("a", 1000)))] };
        deep.FoundTags.Count().ShouldBe(10);
    }
}
