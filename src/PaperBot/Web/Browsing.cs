using PaperBot.Filters;
using PaperBot.Search;

namespace PaperBot.Web;

/// <summary>What there is to browse.</summary>
/// <param name="Total">How many entries there are.</param>
/// <param name="Undated">How many have no date.</param>
/// <param name="Days">The newest days, and how many entries each has.</param>
/// <param name="Tags">The most frequent tags.</param>
/// <param name="AllTags">How many tags there are.</param>
/// <param name="Years">The years that have entries, the newest first.</param>
public sealed record Browsing(
    int Total, int Undated, IReadOnlyList<(DateOnly Day, int Count)> Days, IReadOnlyList<TagCount> Tags, int AllTags, IReadOnlyList<BrowsedYear> Years)
{
    private const int MaxDays = 7;
    private const int MaxTags = 40;
    private const int MaxYears = 40;

    /// <summary>Reads it from the index.</summary>
    public static Browsing Read(IIndexSnapshot entries)
    {
        var statistics = entries.Summarize(Filter.Everything, max: 1);
        return new(
            entries.Count,
            statistics.Undated,
            [.. entries.Dates.Take(MaxDays).Select(day => (day, entries.Find(new Filter { Dates = DateRange.Day(day) }).Count))],
            [.. entries.Tags.Tags.Take(MaxTags)],
            entries.Tags.Tags.Count,
            [.. statistics.Months.GroupBy(month => month.Month.Year).Select(BrowsedYear.Of).Take(MaxYears)]);
    }
}

/// <summary>The entries of a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Months">How many entries each of its twelve months has.</param>
public sealed record BrowsedYear(int Year, IReadOnlyList<int> Months)
{
    /// <summary>How many entries it has.</summary>
    public int Total => Months.Sum();

    internal static BrowsedYear Of(IGrouping<int, (DateOnly Month, int Count)> year)
    {
        var counts = year.ToDictionary(month => month.Month.Month, month => month.Count);
        return new(year.Key, [.. Enumerable.Range(1, 12).Select(month => counts.GetValueOrDefault(month))]);
    }
}
