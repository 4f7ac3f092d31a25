using PaperBot.Filters;

namespace PaperBot.Tests.Search.Oracle;

/// <summary>Every kind of look-up over real notes finds what a scan of all of them finds.</summary>
public sealed class RealNotesOracleTests(SearchQualityTests.RealNotes notes) : IClassFixture<SearchQualityTests.RealNotes>
{
    [Fact]
    public void On_the_notes_and_the_archive()
    {
        var random = new Random(13);
        var scan = new ScannedEntries(notes.Core.Get<IEntryStore>().ReadChanged(-1), TagAliases.None);
        using var index = notes.Core.Index.Open();
        index.Count.ShouldBe(scan.All.Count);
        index.Dates.ShouldBe(scan.Dates);
        index.Tags.Tags.ShouldBe(scan.Tags.Tags);
        var comparison = new LookupComparison(index, scan, random);
        for (var question = 0; question < 40; question++)
        {
            comparison.CompareRelated(Any(scan.All));
            comparison.CompareFilter(new()
            {
                Clauses = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Enumerable.Range(0, random.Next(1, 3)).Select(_ => AnyTag()).ToArray())],
                Excluded = [.. Enumerable.Range(0, random.Next(2)).Select(_ => AnyTag())],
                Authors = random.Next(3) == 0 ? [Any(Any(scan.All).Authors.DefaultIfEmpty("Li").ToList()).Split(' ')[^1]] : [],
                Dates = random.Next(2) == 0 ? DateRange.Always : new(Any(index.Dates), DateOnly.MaxValue),
            });
        }

        Tag AnyTag() => Any(scan.Tags.Tags.Take(1 + random.Next(scan.Tags.Tags.Count)).ToList()).Tag;
        T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
    }
}
