using PaperBot.Filters;
using PaperBot.Search.Lookup;

namespace PaperBot.Tests.Search;

public sealed class StatisticsTests
{
    private const int Max = 5;

    private static readonly string[] Tags = ["moe", "MoE", "mixture", "llm", "rl", "rl/ppo", "vision", "speech", "survey", "agent", "video"];
    private static readonly string[] Authors = ["Ann Lee", "Bob Ray", "Bob Ráy", "김하늘", "Cho Park", "Dan Oh", "Eve Stone", "Fay Wood", "Gil Reed"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Many_entries_are_counted_like_few(int seed)
    {
        var random = new Random(seed);
        var aliases = new TagAliases(new() { Aliases = new() { ["mixture"] = "moe" } });
        var state = IndexState.InMemory([.. Enumerable.Range(0, 400).Select(number => Entry(number, random))], aliases)!;
        foreach (var filter in (Filter[])[Filter.Everything, new() { Clauses = [[new("rl")]] }, new() { Clauses = [[new("moe")]], Excluded = [new("llm")] }])
        {
            var entries = EntrySet.Match(state.Searcher, FilterQuery.Create(filter, aliases), cancellationToken: TestContext.Current.CancellationToken);
            var one = Statistics.Create(entries, state, aliases, Max, few: int.MaxValue);
            var other = Statistics.Create(entries, state, aliases, Max, few: 0);

            other.Tags.ShouldBe(one.Tags);
            other.Authors.ShouldBe(one.Authors);
            other.Months.ShouldBe(one.Months);
            (other.Total, other.Undated).ShouldBe((one.Total, one.Undated));
        }
    }

    private static Entry Entry(int number, Random random) => Notes.Entry(
        new EntryContent
        {
            Date = random.Next(9) == 0 ? null : new DateOnly(2024, 1, 1).AddDays(random.Next(90)),
            Title = $"Note {number}",
            Authors = Pick(Authors, random),
            Tags = [.. Pick(Tags, random).Select(tag => new Tag(tag))],
            DerivedTags = [.. Pick(Tags, random).Select(tag => new Tag(tag))],
        },
        $"{number:D10}");

    // The first are the most frequent.
    private static string[] Pick(string[] from, Random random) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => from[random.Next(1 + random.Next(from.Length))]).Distinct()];
}
