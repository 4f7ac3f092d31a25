namespace PaperBot.Delivery;

/// <summary>Which new entries are posted, and when; the others are archive.</summary>
/// <param name="Settle">How long their document must stay unchanged first.</param>
/// <param name="SettleIncomplete">The same for an entry without commentary or tags, where its source's other entries have them.</param>
/// <param name="NewsDays">An entry that is dated more than so many days before it arrived is archive.</param>
/// <param name="BulkEntries">More new entries than this at once are archive.</param>
public sealed record NewsRules(TimeSpan Settle, TimeSpan SettleIncomplete, int NewsDays, int BulkEntries)
{
    // What is copied into a folder arrives in many polls.
    private static readonly TimeSpan MaxBulkWindow = TimeSpan.FromMinutes(2);

    /// <summary>Everything is posted at once.</summary>
    public static NewsRules Everything { get; } = new(TimeSpan.Zero, TimeSpan.Zero, int.MaxValue, int.MaxValue);

    /// <summary>New entries that arrive within this time of each other arrive at once.</summary>
    internal TimeSpan BulkWindow => Settle < MaxBulkWindow ? Settle : MaxBulkWindow;

    /// <summary>Whether an entry is dated too long before it arrived. One without a date is not.</summary>
    internal bool IsOld(Entry entry, DateTimeOffset arrived) =>
        entry.Date is { } date && DateOnly.FromDateTime(arrived.UtcDateTime).DayNumber - date.DayNumber > NewsDays;
}
