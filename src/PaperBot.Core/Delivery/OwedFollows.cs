using PaperBot.Entries;
using PaperBot.Filters;
using PaperBot.Storage;

namespace PaperBot.Delivery;

/// <summary>The follows that are owed the new entries of one import.</summary>
/// <param name="store">The import under way: what is owed is stored with the entry or not at all.</param>
/// <param name="follows">The follows with their filters.</param>
/// <param name="aliases">What the tags of entries stand for.</param>
/// <param name="now">When the import began.</param>
/// <param name="onlyRecent">True to leave out what is dated before the day on which a follow was first in force, or not dated.</param>
public sealed class OwedFollows(IImportTransaction store, IReadOnlyList<(Follow Follow, Filter Filter)> follows, TagAliases aliases, DateTimeOffset now, bool onlyRecent)
{
    /// <summary>Owes an entry to each channel with a follow whose filter it passes, at the earliest time that such a follow names.</summary>
    /// <returns>To how many channels.</returns>
    public int Owe(Entry entry)
    {
        var seen = aliases.Apply(entry);
        var owed = follows.Where(follow => follow.Filter.Matches(seen) && (!onlyRecent || entry.Date >= follow.Follow.Since))
            .Select(follow => (follow.Follow, Due: FollowSchedule.NextDue(follow.Follow, now)))
            .GroupBy(follow => follow.Follow.Channel)
            .Select(channel => channel.MinBy(follow => follow.Due))
            .ToList();
        foreach (var (follow, due) in owed)
        {
            store.Owe(follow, entry.Id, due);
        }

        return owed.Count;
    }
}
