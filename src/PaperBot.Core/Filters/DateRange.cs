using System.Globalization;

namespace PaperBot.Filters;

/// <summary>A range of days that includes both its first and its last day.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, not before the first.</param>
public readonly record struct DateRange(DateOnly First, DateOnly Last)
{
    /// <summary>All days.</summary>
    public static DateRange Always { get; } = new(DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>One day.</summary>
    public static DateRange Day(DateOnly day) => new(day, day);

    /// <summary>A calendar month.</summary>
    public static DateRange Month(int year, int month) => new(new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month)));

    /// <summary>A calendar year.</summary>
    public static DateRange Year(int year) => new(new(year, 1, 1), new(year, 12, 31));

    /// <summary>Whether the range contains a day. Only <see cref="Always"/> contains an entry without a date.</summary>
    public bool Contains(DateOnly? day) => day is { } known ? First <= known && known <= Last : this == Always;

    /// <inheritdoc/>
    public override string ToString() => First == Last ? Text(First) : $"{Text(First)}..{Text(Last)}";

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
