using PaperBot.Entries;
using PaperBot.Filters;
using PaperBot.Storage;

namespace PaperBot.Delivery;

/// <summary>The follows that are owed the new entries of one import.</summary>
/// <param name="store">The import under way: what is owed is stored with the entry or not at all.</param>
/// <param name="follows">The follows with their filters.</param>
/// <param name="now">When the import began.</param>
public sealed class OwedFollows(IImportTransaction store, IReadOnlyList<(Follow Follow, Filter Filter)> follows, DateTimeOffset now)
{
    /// <summary>Owes a new entry to each channel whose filter it passes, at the time that the channel's follow names.</summary>
    public void Owe(Entry entry)
    {
        foreach (var (follow, filter) in follows)
        {
            if (filter.Matches(entry))
            {
                store.Owe(follow, entry.Id, FollowSchedule.NextDue(follow, now));
            }
        }
    }
}
