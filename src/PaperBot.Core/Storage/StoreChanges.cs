namespace PaperBot.Storage;

/// <summary>Changes in the store.</summary>
/// <param name="History">
/// Names the sequence of changes that the change numbers count. After a backup was restored, or copied over the database by hand, or entries were purged, it is another one.
/// </param>
/// <param name="Present">Entries that were added or modified, in the order of look-ups (<see cref="EntryPosition.NewestFirst"/>).</param>
/// <param name="Withdrawn">Entries that are in no document any more.</param>
/// <param name="Since">The change number after which these are all changes.</param>
/// <param name="Change">The change number for the next read.</param>
public sealed record StoreChanges(string History, IReadOnlyList<StoredEntry> Present, IReadOnlyList<EntryId> Withdrawn, long Since, long Change)
{
    /// <summary>Puts changed entries in order.</summary>
    /// <param name="state">The state in which they were read.</param>
    /// <param name="since">The change number after which these are all changes.</param>
    /// <param name="entries">The entries, in any order.</param>
    public static StoreChanges Create(StoreState state, long since, IEnumerable<ChangedEntry> entries)
    {
        List<ChangedEntry> present = [];
        List<EntryId> withdrawn = [];
        foreach (var entry in entries)
        {
            if (entry.IsWithdrawn)
            {
                withdrawn.Add(entry.Position.Id);
            }
            else
            {
                present.Add(entry);
            }
        }

        present.Sort((one, other) => EntryPosition.NewestFirst.Compare(one.Position, other.Position));
        return new(state.History, [.. present.Select(entry => new StoredEntry(entry.Position.Id, entry.Number))], withdrawn, since, state.Change);
    }
}

/// <summary>A stored entry, and where.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number by which the store finds it without a search.</param>
public readonly record struct StoredEntry(EntryId Id, long Number);

/// <summary>A changed entry without its content.</summary>
/// <param name="Position">Where it is listed.</param>
/// <param name="Number">Its <see cref="StoredEntry.Number"/>.</param>
/// <param name="IsWithdrawn">Whether it is in no document any more.</param>
public readonly record struct ChangedEntry(EntryPosition Position, long Number, bool IsWithdrawn);

/// <summary>What tells whether a store has changed.</summary>
/// <param name="History">The <see cref="StoreChanges.History"/>.</param>
/// <param name="Change">The number of the last change.</param>
public readonly record struct StoreState(string History, long Change)
{
    /// <summary>The change number after which to read, for one who knows the store until a change number of a history.</summary>
    public long FindSince(long after, string? history) => after > Change || (history is not null && history != History) ? -1 : Math.Max(after, -1);
}
