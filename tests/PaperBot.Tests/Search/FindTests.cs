using FsCheck;
using FsCheck.Fluent;
using PaperBot.Filters;

namespace PaperBot.Tests.Search;

public sealed class FindTests
{
    private static readonly string[] Names = ["moe", "MoE", "llm", "rl", "state-space", "State_Space"];
    private static readonly string[] People = ["Ada Kim", "Ben Lee", "José Park"];
    private static readonly DateOnly First = new(2024, 2, 27);

    [Fact]
    public void Find_returns_the_same_as_a_linear_scan() => Prop.ForAll(
        Entries.ToArbitrary(),
        Filters.ToArbitrary(),
        (entries, filter) =>
        {
            var expected = entries.Where(filter.Matches)
                .OrderByDescending(entry => entry.Date ?? DateOnly.MinValue)
                .ThenBy(entry => entry.Source.File, StringComparer.Ordinal)
                .ThenBy(entry => entry.Ordinal)
                .ThenBy(entry => entry.Id.Value, StringComparer.Ordinal)
                .Select(entry => entry.Id);
            var found = TestIndex.Create(entries).Find(filter);
            return found.Select(entry => entry.Id).SequenceEqual(expected) && found.Count == entries.Count(filter.Matches);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Entries_without_a_date_come_last_and_are_in_no_range()
    {
        var index = TestIndex.Create([Notes.Entry("a", date: null), Notes.Entry("b", "2024-05-07"), Notes.Entry("c", "2024-05-08")]);
        index.Find(Filter.Everything).Select(entry => entry.Id.Value).ShouldBe(["c", "b", "a"]);
        index.Find(new Filter { Dates = new(DateOnly.MinValue, new(2024, 5, 7)) }).Select(entry => entry.Id.Value).ShouldBe(["b"]);
        index.Dates.ShouldBe([new(2024, 5, 8), new(2024, 5, 7)]);
    }

    private static Gen<T[]> Some<T>(Gen<T> item, int max) => Gen.Choose(0, max).SelectMany(item.ArrayOf);

    private static Gen<Entry[]> Entries { get; } = Some(
        from date in Gen.Choose(-1, 6)
        from tags in Some(Gen.Elements(Names), 3)
        from derived in Some(Gen.Elements(Names), 1)
        from authors in Some(Gen.Elements(People), 2)
        select new EntryContent
        {
            Date = date < 0 ? null : First.AddDays(date),
            Tags = [.. tags.Select(tag => new Tag(tag))],
            DerivedTags = [.. derived.Select(tag => new Tag(tag))],
            Authors = authors,
        } into content
        select new Entry(new(""), content) { Source = new("Folder", "notes", "a.txt", "1"), Ordinal = 0 } into entry
        from file in Gen.Elements("a.txt", "b.txt")
        from ordinal in Gen.Choose(0, 2)
        select entry with { Source = entry.Source with { File = file }, Ordinal = ordinal },
        40).Select(entries => entries
            .Select((entry, i) => new Entry(new($"e{i:00}"), entry) { Source = entry.Source, Ordinal = entry.Ordinal })
            .ToArray());

    private static Gen<Filter> Filters { get; } =
        from clauses in Some(Some(Gen.Elements(Names), 2).Where(clause => clause.Length > 0), 2)
        from excluded in Some(Gen.Elements(Names), 1)
        from authors in Some(Gen.Elements("ada", "jose", "lee", "nobody"), 1)
        from first in Gen.Choose(-2, 8)
        from length in Gen.Choose(-1, 8)
        select new Filter
        {
            Clauses = [.. clauses.Select(clause => clause.Select(tag => new Tag(tag)).ToArray())],
            Excluded = [.. excluded.Select(tag => new Tag(tag))],
            Authors = authors,
            Dates = length < 0 ? DateRange.Always : new(First.AddDays(first), First.AddDays(first + length)),
        };
}
