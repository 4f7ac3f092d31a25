namespace PaperBot.Filters;

/// <summary>The days that an expression such as <c>5/7</c> or <c>last friday</c> names.</summary>
/// <param name="Range">The days.</param>
/// <param name="IsYearless">True if the expression has no year: <paramref name="Range"/> is then the latest that has begun, and an earlier year may be meant.</param>
public readonly record struct NamedDays(DateRange Range, bool IsYearless)
{
    /// <summary>The same days a number of years earlier; null if that year has no such day (29 February).</summary>
    public DateRange? YearsBefore(int years)
    {
        var dayAfter = Range.Last.AddDays(1);
        var areMonths = Range.First.Day == 1 && dayAfter.Day == 1;
        var moved = new DateRange(
            Range.First.AddYears(-years),
            areMonths ? dayAfter.AddYears(-years).AddDays(-1) : Range.Last.AddYears(-years));
        return moved.First.Day == Range.First.Day ? moved : null;
    }
}
